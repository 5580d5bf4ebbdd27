// Decks are built in the order of the plan; each is told to the sink as soon as its files are in place, so that people
// see results while later decks are still being composed.
#include "build/build.h"

#include "diag/environment_error.h"

#include <utility>

namespace recto::build {

Built build(const BuildPlan& plan, const Request& request, Library& library, const Sink& sink) {
  Built built;
  for (const auto& planned : plan.decks) {
    try {
      auto deck = build_deck(planned, request, library, sink);
      if (!deck) continue;
      sink.built(*deck);
      built.outputs.insert(built.outputs.end(), deck->outputs.begin(), deck->outputs.end());
      built.inputs.insert(built.inputs.end(), deck->inputs.begin(), deck->inputs.end());
      built.decks.push_back(std::move(*deck));
    } catch (const diag::EnvironmentError& error) {
      sink.failed(error.what());
    }
  }
  return built;
}

}  // namespace recto::build
