// Keys are written in a fixed order and missing ones are refused, so that equal builds give equal bytes and a damaged
// manifest is never taken for a smaller one.
#include "build/manifest_json.h"

#include "build/output_file.h"
#include "diag/environment_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <utility>

namespace recto::build {
namespace {

using Json = nlohmann::ordered_json;
constexpr int format_version = 1;

void report(const std::string& path, const std::string& what, const diag::Span& reference,
            diag::Diagnostics& diagnostics) {
  diagnostics.error("bad-manifest", fmt::format("`{}` is not a manifest: {}", path, what), reference)
      .hint("name a `.manifest.json` that recto wrote beside a product");
}

deck::Manifest from_json(const Json& json) {
  deck::Manifest manifest;
  manifest.tool_version = json.at("recto").get<std::string>();
  manifest.deck = json.at("deck").get<std::string>();
  manifest.bank = json.at("bank").get<std::string>();
  manifest.seed = {json.at("seed").get<std::uint64_t>()};
  manifest.ids = json.at("questions").get<std::vector<std::string>>();
  for (const auto& version : json.at("versions")) {
    manifest.versions.push_back({version.at("version").get<std::string>(),
                                 version.at("questions").get<std::vector<std::string>>(),
                                 version.at("hash").get<std::string>()});
  }
  manifest.printer = json.value("printer", "");
  for (const auto& [file, hash] : json.at("files").items()) manifest.files.emplace_back(file, hash.get<std::string>());
  return manifest;
}

}  // namespace

std::string to_json(const deck::Manifest& manifest) {
  Json versions = Json::array();
  for (const auto& version : manifest.versions) {
    versions.push_back({{"version", version.letter}, {"hash", version.hash}, {"questions", version.ids}});
  }
  Json files = Json::object();
  for (const auto& [file, hash] : manifest.files) files[file] = hash;
  Json json{{"manifest", format_version},      {"recto", manifest.tool_version}, {"deck", manifest.deck},
            {"bank", manifest.bank},           {"seed", manifest.seed.value},    {"questions", manifest.ids},
            {"versions", std::move(versions)}, {"files", std::move(files)}};
  if (!manifest.printer.empty()) json["printer"] = manifest.printer;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<deck::Manifest> read_manifest(const std::string& path, const diag::Span& reference,
                                            diag::Diagnostics& diagnostics) {
  std::error_code missing;
  if (!std::filesystem::exists(path, missing)) {
    diagnostics.error("no-such-file", fmt::format("no such file `{}`", path), reference);
    return std::nullopt;
  }
  std::string bytes;
  try {
    bytes = read_bytes(path);
  } catch (const diag::EnvironmentError& error) {
    diagnostics.error("no-such-file", error.what(), reference);
    return std::nullopt;
  }
  const Json json = Json::parse(bytes, nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    report(path, "not JSON", reference, diagnostics);
    return std::nullopt;
  }
  const auto format = json.find("manifest");
  if (format == json.end() || !format->is_number_integer()) {
    report(path, "it has no number `manifest`", reference, diagnostics);
    return std::nullopt;
  }
  if (*format != format_version) {
    diagnostics
        .error("bad-manifest",
               fmt::format("manifest `{}` of format {} where {} is read", path, format->dump(), format_version),
               reference)
        .hint("another version of recto wrote it: build that deck again with this one");
    return std::nullopt;
  }
  try {
    return from_json(json);
  } catch (const Json::exception& error) {
    report(path, error.what(), reference, diagnostics);
    return std::nullopt;
  }
}

}  // namespace recto::build
