#include "text/font_set.h"

#include "diag/assertion.h"
#include "text/hyphen_dictionary.h"
#include "text/open_font.h"
#include "text/shaping_memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <optional>
#include <tuple>

namespace recto::text {
namespace {

struct FontSlot {
  const Family* family = nullptr;
  const FontFile* file = nullptr;
  std::once_flag once;
  std::optional<OpenFont> opened;
};

struct HyphenationSlot {
  const HyphenationFile* file = nullptr;
  std::once_flag once;
  std::optional<HyphenDictionary> dictionary;
};

/// Whether a font of weight `have` is looked at before others when `want` is asked for: smaller is better.
/// CSS Fonts 4, 5.2: 400 to 500 first look up to 500, then down, then up; lighter ones down first, bolder ones up.
std::pair<int, int> weight_distance(int want, int have) {
  const int away = std::abs(want - have);
  if (want >= 400 && want <= 500) {
    if (have >= want && have <= 500) return {0, away};
    return {have < want ? 1 : 2, away};
  }
  const bool on_near_side = want < 400 ? have <= want : have >= want;
  return {on_near_side ? 0 : 1, away};
}

bool is_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

/// BCP 47 lookup (RFC 4647, 3.4): "zh" serves "zh-TW".
bool serves(std::string_view range, std::string_view language) {
  return language.starts_with(range) && (language.size() == range.size() || language[range.size()] == '-');
}

}  // namespace

struct FontSet::Impl {
  FontCatalogue catalogue;
  std::vector<std::unique_ptr<FontSlot>> fonts;
  std::vector<std::size_t> first_of_family;  ///< index of a family's first font
  std::vector<std::unique_ptr<HyphenationSlot>> hyphenation;
  ShapingMemory shaping_memory;

  explicit Impl(FontCatalogue from) : catalogue{std::move(from)} {
    for (const auto& family : catalogue.families) {
      first_of_family.push_back(fonts.size());
      for (const auto& file : family.files) {
        fonts.push_back(std::make_unique<FontSlot>());
        fonts.back()->family = &family;
        fonts.back()->file = &file;
      }
    }
    for (const auto& file : catalogue.hyphenation) {
      hyphenation.push_back(std::make_unique<HyphenationSlot>());
      hyphenation.back()->file = &file;
    }
  }

  [[nodiscard]] std::string resolved(const std::string& path) const {
    return (std::filesystem::path{catalogue.folder} / path).generic_string();
  }

  [[nodiscard]] const OpenFont& open(FaceId face) const {
    RECTO_ASSERT(face.value >= 0 && static_cast<std::size_t>(face.value) < fonts.size());
    FontSlot& slot = *fonts[static_cast<std::size_t>(face.value)];
    std::call_once(slot.once, [&] { slot.opened.emplace(open_font(*slot.file, resolved(slot.file->path))); });
    return *slot.opened;
  }

  /// The entry that says most of the language; null if none serves it.
  [[nodiscard]] HyphenationSlot* hyphenation_of(std::string_view language) const {
    HyphenationSlot* best = nullptr;
    for (const auto& slot : hyphenation) {
      if (!serves(slot->file->language, language)) continue;
      if (best == nullptr || slot->file->language.size() > best->file->language.size()) best = slot.get();
    }
    return best;
  }

  [[nodiscard]] FaceId nearest(const Family& family, int weight, bool italic) const {
    const auto rank = [&](const FontFile& file) {
      return std::tuple{file.italic != italic, weight_distance(weight, file.weight)};
    };
    const auto best = std::min_element(family.files.begin(), family.files.end(),
                                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    const auto family_index = static_cast<std::size_t>(&family - catalogue.families.data());
    return {static_cast<int>(first_of_family[family_index]) + static_cast<int>(best - family.files.begin())};
  }
};

FontSet::FontSet(FontCatalogue catalogue) : impl_{std::make_unique<Impl>(std::move(catalogue))} {}
FontSet::~FontSet() = default;

const FontCatalogue& FontSet::catalogue() const { return impl_->catalogue; }

FaceId FontSet::face(std::string_view family, int weight, bool italic) const {
  const Family* found = impl_->catalogue.find(family);
  RECTO_ASSERT(found != nullptr && !found->files.empty());
  return impl_->nearest(*found, weight, italic);
}

std::vector<FaceId> FontSet::fallbacks(std::string_view script, std::string_view language, int weight,
                                       bool italic) const {
  // The most particular entries first; among equals the catalogue's order stands.
  std::vector<std::pair<std::size_t, const Fallback*>> matching;
  for (const auto& fallback : impl_->catalogue.fallbacks) {
    if (!fallback.script.empty() && fallback.script != script) continue;
    if (!fallback.language.empty() && !serves(fallback.language, language)) continue;
    matching.emplace_back(fallback.language.size() + (fallback.script.empty() ? 0U : 100U), &fallback);
  }
  std::stable_sort(matching.begin(), matching.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<FaceId> faces;
  for (const auto& [rank, fallback] : matching) {
    for (const auto& id : fallback->families) {
      const FaceId candidate = face(id, weight, italic);
      if (std::find(faces.begin(), faces.end(), candidate) == faces.end()) faces.push_back(candidate);
    }
  }
  return faces;
}

const FaceMetrics& FontSet::metrics(FaceId face) const { return impl_->open(face).metrics; }

FaceData FontSet::data(FaceId face) const {
  const FontFile& file = *impl_->fonts[static_cast<std::size_t>(face.value)]->file;
  return {bytes(impl_->open(face)), file.index, file.axes};
}

bool FontSet::has_glyph(FaceId face, char32_t character) const { return impl_->open(face).has_glyph(character); }

hb_font_t* FontSet::font(FaceId face) const { return impl_->open(face).font.get(); }

std::string FontSet::describe(FaceId face) const {
  const FontSlot& slot = *impl_->fonts[static_cast<std::size_t>(face.value)];
  return fmt::format("{}, {}{}, {}", slot.family->name, slot.file->weight, slot.file->italic ? " italic" : "",
                     impl_->resolved(slot.file->path));
}

const OpenFont& FontSet::opened(FaceId face) const { return impl_->open(face); }

ShapingMemory& FontSet::shaping_memory() const { return impl_->shaping_memory; }

int FontSet::size() const { return static_cast<int>(impl_->fonts.size()); }

void FontSet::load_hyphenation(std::string_view language) const { (void)hyphenation(language); }

std::optional<HyphenationGap> FontSet::hyphenation_gap(std::string_view language) const {
  const HyphenationSlot* slot = impl_->hyphenation_of(language);
  if (slot == nullptr) return HyphenationGap{};
  if (is_file(impl_->resolved(slot->file->path))) return {};
  return HyphenationGap{slot->file->package};
}

const HyphenDictionary* FontSet::hyphenation(std::string_view language) const {
  HyphenationSlot* slot = impl_->hyphenation_of(language);
  if (slot == nullptr) return nullptr;
  std::call_once(slot->once, [&] {
    const auto path = impl_->resolved(slot->file->path);
    if (is_file(path)) slot->dictionary.emplace(*slot->file, path);
  });
  return slot->dictionary ? &*slot->dictionary : nullptr;
}

}  // namespace recto::text
