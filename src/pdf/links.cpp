#include "pdf/links.h"

#include "diag/assertion.h"
#include "pdf/number.h"
#include "pdf/text_string.h"

#include <fmt/format.h>

#include <utility>

namespace recto::pdf {
namespace {

constexpr std::string_view common_entries = "/F 4/Border[0 0 0]";  // printed, without a frame

std::string web_entries(const std::string& uri) {
  return fmt::format("{}/A<</S/URI/URI{}>>", common_entries, byte_string(uri));
}

/// What a link says to those who do not see it (ISO 14289-1, 7.18.5).
std::string spoken(const page::Link& link, const std::vector<page::StructureElement>& elements) {
  const auto& element = elements[static_cast<std::size_t>(link.tag.element)];
  if (!element.alt.empty()) return element.alt;
  if (const auto* uri = std::get_if<std::string>(&link.target)) return *uri;
  return std::to_string(std::get<page::Destination>(link.target).page + 1);
}

}  // namespace

std::string destination(const page::Destination& to, const std::vector<WrittenPage>& pages) {
  RECTO_ASSERT(to.page >= 0 && static_cast<std::size_t>(to.page) < pages.size());
  const auto& page = pages[static_cast<std::size_t>(to.page)];
  std::string height;
  append_milli(height, page.height - to_milli(to.y));
  return fmt::format("[{}/XYZ null {} null]", to_string(page.ref), height);
}

PointBox in_points(const geometry::Rect& box, geometry::Length height) {
  return {.left = box.left().in_pt(),
          .bottom = (height - box.bottom()).in_pt(),
          .right = box.right().in_pt(),
          .top = (height - box.top()).in_pt()};
}

std::vector<Ref> Links::add(int page, geometry::Length height, std::vector<PlacedLink> links, Haru& haru,
                            Structure& structure, page::Tagging tagging) {
  std::vector<Ref> refs;
  for (auto& [box, link, position] : links) {
    const auto ref = haru.reserve();
    refs.push_back(ref);
    const bool tagged = tagging == page::Tagging::tagged && link.tag.element >= 0;
    const auto points = in_points(box, height);
    if (const auto* uri = std::get_if<std::string>(&link.target); uri != nullptr && !tagged) {
      haru.add_link(ref, points, web_entries(*uri));
      continue;
    }
    const int key = tagged ? structure.add_link(page, position, link.tag.element, ref) : -1;
    waiting_.push_back({.ref = ref, .box = points, .link = std::move(link), .key = key});
  }
  return refs;
}

void Links::write(Haru& haru, const std::vector<page::StructureElement>& elements,
                  const std::vector<WrittenPage>& pages) {
  for (const auto& [ref, box, link, key] : waiting_) {
    std::string entries;
    if (const auto* uri = std::get_if<std::string>(&link.target)) {
      entries = web_entries(*uri);
    } else {
      entries = fmt::format("{}/Dest{}", common_entries, destination(std::get<page::Destination>(link.target), pages));
    }
    if (key >= 0) entries += fmt::format("/StructParent {}/Contents{}", key, text_string(spoken(link, elements)));
    haru.add_link(ref, box, entries);
  }
  waiting_.clear();
}

}  // namespace recto::pdf
