// What a build printed, so that it can be printed again, or left out next time.
#pragma once

#include "deck/deck_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace recto::deck {

struct ManifestVersion {
  std::string letter;
  std::vector<std::string> ids;  ///< in printed order
  std::string hash;
  bool operator==(const ManifestVersion&) const = default;
};

/// The content of `ID.manifest.json`.  The JSON is written and read by `cli`, the owner of nlohmann-json.
struct Manifest {
  std::string tool_version;
  std::string deck;
  std::string bank;
  Seed seed;
  std::vector<std::string> ids;  ///< in printed order
  std::vector<ManifestVersion> versions;
  std::string printer;  ///< profile and figures that backs and fronts were corrected by; empty: none
  std::vector<std::pair<std::string, std::string>> files;  ///< path → hash (16 hex digits) of every input
  bool operator==(const Manifest&) const = default;
};

}  // namespace recto::deck
