// A shift of the command line is the latest thing the user said, and so overrides that of the profile; the profile's
// skew and scale stay.
#include "build/request.h"

namespace recto::build {

layout::PrintRun corrected_run(const Request& request) {
  auto run = request.run;
  if (!request.profile) return run;
  const auto own = run.back.shift;
  run.back = request.profile->back;
  if (own != geometry::Point{}) run.back.shift = own;
  run.front_shift = request.profile->front_shift;
  return run;
}

}  // namespace recto::build
