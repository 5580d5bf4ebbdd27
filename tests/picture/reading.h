// Reads pictures made in the test, by way of a file.
#pragma once

#include "diag/diagnostics.h"
#include "picture/read.h"
#include "support/temporary_folder.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::test {

struct Reading {
  std::optional<picture::Picture> picture;
  diag::Diagnostics diagnostics;
  diag::Span place;
  std::string path;

  /// Requires a raster, of which the test then fails to be one.
  [[nodiscard]] const picture::Raster& raster() const { return std::get<picture::Raster>(picture.value()); }
  [[nodiscard]] const picture::Drawing& drawing() const { return std::get<picture::Drawing>(picture.value()); }
  /// "code: message" of each, with the file's path as FILE; each note as "  note".
  [[nodiscard]] std::vector<std::string> messages() const;
  /// The first one's message, or empty.
  [[nodiscard]] std::string message() const;
};

/// Reads the file at `path`, named at a place in a deck.
[[nodiscard]] Reading read_path(const std::string& path);
/// Reads a file of these bytes and a name that says nothing about them.
[[nodiscard]] Reading read_bytes(std::string_view bytes);

/// A drawing as text, a path a line: steps in mm, then how it is painted.
[[nodiscard]] std::string dump(const picture::Drawing& drawing);

}  // namespace recto::test
