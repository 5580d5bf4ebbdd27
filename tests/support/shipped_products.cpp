#include "support/shipped_products.h"

#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <algorithm>
#include <stdexcept>

namespace recto::test {
namespace {

namespace fs = std::filesystem;

ShippedProducts built(const fs::path& folder) {
  const auto ending =
      run({.words = {RECTO_BINARY, "build", "essentials-40", "topic-async-channels", "workshop-half-day",
                     "interview-senior-60", "--home", RECTO_SOURCE, "--format", "json", "-o", folder.string()},
           .folder = RECTO_SOURCE});
  if (ending.code != 0) throw std::runtime_error("cannot build shipped decks: " + ending.err);
  ShippedProducts products{folder, {}, ending.out};
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".pdf") products.files.push_back(entry.path());
  }
  std::ranges::sort(products.files);
  return products;
}

}  // namespace

std::string ShippedProducts::file(const std::string& name) const {
  const auto found = std::ranges::find(files, name, [](const auto& path) { return path.stem().string(); });
  if (found == files.end()) throw std::runtime_error("no product " + name);
  return found->string();
}

const ShippedProducts& shipped_products() {
  static const TemporaryFolder folder;
  static const ShippedProducts products = built(folder.path());
  return products;
}

}  // namespace recto::test
