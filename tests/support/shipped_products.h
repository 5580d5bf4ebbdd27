// PDFs of some shipped decks, one of each kind of product, built once by the real program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace recto::test {

struct ShippedProducts {
  std::filesystem::path folder;  ///< with the decks' manifests
  std::vector<std::filesystem::path> files;
  std::string told;  ///< what `--format json` printed: a line for each file

  /// The file whose name without `.pdf` is `name`; throws `std::runtime_error` if there is none.
  [[nodiscard]] std::string file(const std::string& name) const;
};

/// Gone when the test program ends.  Throws `std::runtime_error` with the messages if the build fails.
[[nodiscard]] const ShippedProducts& shipped_products();

}  // namespace recto::test
