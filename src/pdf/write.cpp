#include "pdf/write.h"

#include "diag/assertion.h"
#include "pdf/content.h"
#include "pdf/font.h"
#include "pdf/links.h"
#include "pdf/metadata.h"
#include "pdf/number.h"
#include "pdf/page_labels.h"
#include "pdf/pictures.h"
#include "pdf/structure.h"
#include "pdf/text_string.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace recto::pdf {
namespace {

/// A page ready to be written.
struct BuiltPage {
  Content content;
  Coded stream;
};

std::string box_entry(std::string_view key, const geometry::Rect& box, geometry::Length height) {
  auto out = fmt::format("/{}[", key);
  append_milli(out, to_milli(box.left()));
  append_points(out, height - box.bottom());
  append_points(out, box.right());
  append_points(out, height - box.top());
  return out + ']';
}

std::string box_entries(const page::Page& page) {
  const auto height = page.size.height;
  auto out = box_entry("MediaBox", {{}, page.size}, height) + box_entry("TrimBox", page.trim, height);
  if (page.bleed != page.trim) out += box_entry("BleedBox", page.bleed, height);
  return out;
}

class Writer {
 public:
  Writer(page::Info info, const text::FontSet& fonts, const Sink& sink, const Options& options)
      : info_{std::move(info)}, options_{options}, haru_{sink, options.compression}, codes_{fonts} {
    for (int i = 0; i < std::max(1, options.jobs.count); ++i) deflaters_.emplace_back(options.compression);
  }

  void add(const std::vector<page::Page>& window) {
    register_glyphs(window);
    for (const auto& page : window) {
      for_each_item<page::Image>(page.items, [&](const page::Image& image) {
        RECTO_ASSERT(image.picture);
        pictures_.add(*image.picture);
      });
    }
    pictures_.code(options_.jobs, deflaters_);
    std::vector<BuiltPage> built(window.size());
    parallel::for_each(options_.jobs, window.size(), [&](std::size_t i, int worker) {
      built[i].content = build_content(window[i], info_, codes_, pictures_);
      built[i].stream = deflaters_[static_cast<std::size_t>(worker)].code(std::move(built[i].content.operators));
    });
    for (std::size_t i = 0; i < window.size(); ++i) write_page(window[i], built[i]);
    pictures_.end_window();
  }

  Written finish(const page::Ending& ending) {
    RECTO_ASSERT(ending.structure.empty() == (info_.tagging == page::Tagging::none));
    write_resources();
    links_.write(haru_, ending.structure, pages_);
    write_outline(ending.outline);
    auto catalog = structure_.write(haru_, ending.structure, pages_) + labels_.write(haru_) + write_metadata();
    if (!info_.language.empty()) catalog += "/Lang " + text_string(info_.language);
    if (options_.date) haru_.set_date(*options_.date);
    haru_.finish(duplex_name(info_.duplex), catalog, info_entries(info_));
    return {.pages = static_cast<int>(pages_.size()), .bytes = haru_.output().bytes()};
  }

 private:
  /// Gives all pairs codes in the order of pages.  The first pages have nearly all of them.
  void register_glyphs(const std::vector<page::Page>& window) {
    constexpr std::size_t first_pages = 2;
    const auto first = std::span{window}.first(pages_.empty() ? std::min(first_pages, window.size()) : 0);
    for (const auto& page : first) register_glyphs(std::span{&page, 1});
    register_glyphs(std::span{window}.subspan(first.size()));
  }

  /// Looks for new pairs on all pages at once.
  void register_glyphs(std::span<const page::Page> window) {
    std::vector<std::vector<NewPair>> unknown(window.size());
    parallel::for_each(options_.jobs, window.size(), [&](std::size_t i, int) {
      for_each_item<page::Text>(window[i].items, [&](const page::Text& text) { codes_.unknown(text.run, unknown[i]); });
    });
    for (const auto& pairs : unknown) {
      for (const auto& pair : pairs) codes_.add(pair);
    }
  }

  void write_page(const page::Page& page, BuiltPage& built) {
    const auto index = static_cast<int>(pages_.size());
    auto entries = box_entries(page) + resources_entry(built.content.pictures);
    if (const int key = structure_.add_page(index, built.content); key >= 0) {
      entries += fmt::format("/StructParents {}", key);
    }
    const auto links =
        links_.add(index, page.size.height, std::move(built.content.links), haru_, structure_, info_.tagging);
    if (!links.empty()) {
      entries += "/Annots[";
      for (const auto link : links) entries += to_string(link) + ' ';
      entries.back() = ']';
      entries += "/Tabs/S";
    }
    const auto refs = haru_.add_page(entries);
    haru_.output().stream(refs.contents, refs.contents_length, {}, built.stream);
    pages_.push_back({.ref = refs.page, .height = static_cast<std::int32_t>(to_milli(page.size.height))});
    labels_.add(page.label);
  }

  /// One dictionary for all pages without pictures; the others have their own around the same fonts.
  std::string resources_entry(const std::vector<int>& pictures) {
    if (resources_.id == 0) resources_ = haru_.reserve();
    if (fonts_.id == 0) fonts_ = haru_.reserve();
    if (pictures.empty()) return "/Resources " + to_string(resources_);
    auto entry = fmt::format("/Resources<</Font {}/XObject<<", to_string(fonts_));
    for (const int number : pictures) {
      entry += fmt::format("/{} {}", picture_name(number), to_string(pictures_.ref(number, haru_)));
    }
    return entry + ">>>>";
  }

  /// One font after the other: hb-subset 6 has scratch memory that threads would share, and needs less than a
  /// millisecond.
  void write_resources() {
    std::string fonts = "<<";
    for (const auto* face : codes_.faces()) {
      const auto last = static_cast<std::uint32_t>(face->meanings().size() - 1) / codes_a_font;
      for (std::uint32_t part = 0; part <= last; ++part) {
        const auto ref = write_font(haru_, encode({.codes = face, .part = part}, deflaters_.front()));
        fonts += fmt::format("/{} {}", resource_name(face->face().id(), part), to_string(ref));
      }
    }
    haru_.output().object(fonts_, fonts + ">>");
    haru_.output().object(resources_, fmt::format("<</Font {}>>", to_string(fonts_)));
  }

  void write_outline(const std::vector<page::OutlineEntry>& outline) {
    std::vector<OutlineItem> items;
    items.reserve(outline.size());
    for (const auto& entry : outline) {
      items.push_back(
          {.depth = entry.depth,
           .entries = fmt::format("/Title {}/Dest{}", text_string(entry.title), destination(entry.target, pages_))});
    }
    haru_.add_outline(items);
  }

  /// Stored plainly, for programs that look for the packet without reading PDF.
  std::string write_metadata() {
    const auto ref = haru_.reserve();
    haru_.output().stream(ref, "/Type/Metadata/Subtype/XML",
                          {.entries = {}, .bytes = xmp_packet(info_, Haru::producer(), options_.date)});
    return "/Metadata " + to_string(ref);
  }

  page::Info info_;
  Options options_;
  Haru haru_;
  GlyphCodes codes_;
  Pictures pictures_;
  Structure structure_;
  Links links_;
  PageLabels labels_;
  std::vector<Deflater> deflaters_;
  std::vector<WrittenPage> pages_;
  Ref resources_;
  Ref fonts_;
};

}  // namespace

Written write(page::PageStream document, const text::FontSet& fonts, const Sink& sink, const Options& options) {
  auto window = document.next();
  if (window.empty()) return {};
  Writer writer{std::move(document.info), fonts, sink, options};
  for (; !window.empty(); window = document.next()) writer.add(window);
  return writer.finish(document.ending());
}

}  // namespace recto::pdf
