// The only file that the version number is compiled into, so that a new one compiles little anew.
#include "build/version.h"

namespace recto::build {

std::string version() { return RECTO_VERSION; }

std::string tool_name() { return "recto " + version(); }

}  // namespace recto::build
