// Names are compared as written and with `%20` and the like resolved.  A picture is known by its first bytes: exports
// are full of PNGs called `.jpg`.  Names that would leave the folder are refused.
#include "exchange/pictures.h"

#include "exchange/scan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace recto::exchange {
namespace {

namespace fs = std::filesystem;

std::string without_percent(std::string_view name) {
  std::string plain;
  for (std::size_t i = 0; i < name.size(); ++i) {
    unsigned byte = 0;
    const auto* begin = name.data() + i + 1;
    const bool coded =
        name[i] == '%' && i + 2 < name.size() && std::from_chars(begin, begin + 2, byte, 16).ptr == begin + 2;
    plain += coded ? static_cast<char>(byte) : name[i];
    if (coded) i += 2;
  }
  return plain;
}

std::string beginning_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::array<char, 1024> bytes{};
  stream.read(bytes.data(), bytes.size());
  return {bytes.data(), static_cast<std::size_t>(stream.gcount())};
}

std::string alternative(const MetPicture& picture, const std::string& name) {
  return picture.alt.empty() ? fold(fs::path(name).stem().string()) : picture.alt;
}

}  // namespace

bool is_picture(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n") || bytes.starts_with("\xFF\xD8\xFF")) return true;
  const auto text = trimmed(bytes.substr(0, 1024));
  return text.starts_with('<') || text.starts_with("\xEF\xBB\xBF<") ? text.find("<svg") != std::string_view::npos
                                                                    : false;
}

PictureFinder::PictureFinder(std::vector<Medium> media, std::function<std::string()> folder, Losses& losses)
    : media_{std::move(media)}, folder_{std::move(folder)}, losses_{losses} {
  std::ranges::sort(media_, {}, &Medium::name);
}

std::optional<bank::Picture> PictureFinder::choose(const std::vector<MetPicture>& met) {
  std::optional<bank::Picture> chosen;
  for (const auto& picture : met) {
    if (chosen) {
      losses_.note(Loss::more_pictures, picture.place);
    } else {
      chosen = find(picture);
    }
  }
  return chosen;
}

std::optional<bank::Picture> PictureFinder::find(const MetPicture& picture) {
  if (picture.file.find("://") != std::string::npos || picture.file.starts_with("//")) {
    losses_.note(Loss::picture_remote, picture.place);
    return std::nullopt;
  }
  for (const auto& name : {picture.file, without_percent(picture.file)}) {
    if (const auto found = inside(picture, name)) return found;
    if (const auto found = beside(picture, name)) return found;
  }
  losses_.note(std::exchange(wrong_kind_, false) ? Loss::picture_kind : Loss::picture_missing, picture.place);
  return std::nullopt;
}

std::optional<bank::Picture> PictureFinder::inside(const MetPicture& picture, const std::string& name) {
  const auto found = std::ranges::lower_bound(media_, name, {}, &Medium::name);
  if (found == media_.end() || found->name != name || name.empty()) return std::nullopt;
  if (!is_picture(found->bytes)) {
    wrong_kind_ = true;
    return std::nullopt;
  }
  const auto safe = fs::path(name).filename().string();
  const bool is_new = std::ranges::find(used_, safe, &Medium::name) == used_.end();
  if (is_new) used_.push_back({safe, found->bytes});
  return bank::Picture{(fs::path(folder_()) / safe).generic_string(), alternative(picture, name), picture.place};
}

std::optional<bank::Picture> PictureFinder::beside(const MetPicture& picture, const std::string& name) {
  if (name.empty() || name.size() > 255 || fs::path(name).is_absolute()) return std::nullopt;
  const auto folder = fs::path(picture.place.source ? picture.place.source->name() : "").parent_path();
  for (const auto& file : {folder / name, folder / "media" / name}) {
    std::error_code ignored;
    const auto normal = file.lexically_normal();
    if (!fs::is_regular_file(normal, ignored)) continue;
    wrong_kind_ = !is_picture(beginning_of(normal));
    if (wrong_kind_) continue;
    return bank::Picture{normal.generic_string(), alternative(picture, name), picture.place};
  }
  return std::nullopt;
}

}  // namespace recto::exchange
