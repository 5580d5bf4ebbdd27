// What HarfBuzz made of stretches of text, kept for the run.
//
// Decks of one run show the same questions, in several products each: their text need not be shaped for each anew.
#pragma once

#include "text/shaper.h"

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace recto::text {

/// Shaped stretches by all that HarfBuzz was given.  Thread-safe; bounded: a part that is full is forgotten at once.
///
/// What is recalled equals what was kept, so that neither the order of work nor forgetting can change a result.
class ShapingMemory {
 public:
  /// Null if nothing is kept under `key`.
  [[nodiscard]] std::shared_ptr<const ShapedPiece> recall(const std::string& key);
  /// Keeps `piece`, whose places count from its own begin.
  void keep(const std::string& key, ShapedPiece piece);

 private:
  /// Threads seldom meet in one of several.
  struct Part {
    std::mutex mutex;
    std::unordered_map<std::string, std::shared_ptr<const ShapedPiece>> pieces;
    std::size_t bytes = 0;
  };
  [[nodiscard]] Part& part(const std::string& key);

  static constexpr std::size_t parts = 16;
  std::array<Part, parts> parts_;
};

}  // namespace recto::text
