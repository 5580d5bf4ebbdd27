#include "documents/contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace recto::documents {
namespace {

using layout::DocumentDesign;

/// What an entry shows.
struct ContentsEntry {
  std::size_t anchor = 0;
  std::string title;
  std::string number;  ///< of a question
};

/// In the order of the flow's anchors, which it counts.
std::vector<ContentsEntry> entries(const DocumentInput& input) {
  std::vector<ContentsEntry> result;
  const bool questions = input.design.contents == DocumentDesign::Contents::questions;
  std::size_t anchor = 0;
  for (const auto& section : input.version.sections) {
    if (input.design.section && !section.title.empty()) result.push_back({anchor++, section.title, {}});
    for (std::size_t i = section.first; i < section.first + section.count; ++i, ++anchor) {
      const auto& each = input.version.entries[i];
      if (!questions) continue;
      result.push_back({anchor, bank::plain_text(each.question->prompt), fmt::format("{}", each.number)});
    }
  }
  return result;
}

blocks::Slabs set_entry(const ContentsInput& input, const ContentsEntry& entry, page::Tag list,
                        blocks::Outcome& outcome) {
  const layout::Block& block = *input.document.design.contents_entry;
  auto& structure = input.context.structure;
  const page::Tag link = structure.add("Link", structure.add("Reference", structure.add("TOCI", list)));
  const bool known = entry.anchor < input.known.size();
  blocks::Scope scope = document_scope(input.document);
  scope.variables.set(layout::Variable::title, entry.title);
  scope.variables.set(layout::Variable::number, entry.number);
  scope.variables.set(layout::Variable::page,
                      known ? fmt::format("{}", input.known[entry.anchor].page + 1) : std::string("00"));
  blocks::Slabs slabs = set_part(block, {"the contents", block.common.place, scope}, {input.width}, link, input.context,
                                 &input.repeats, outcome);
  if (known && !slabs.empty()) {
    const PagePosition& landing = input.known[entry.anchor];
    const geometry::Rect area{{}, {input.width, slabs.front().height}};
    auto& items = slabs.front().items;
    items.insert(items.begin(), {page::Link{area, page::Destination{landing.page, landing.y}, link}});
  }
  return slabs;
}

}  // namespace

blocks::Slabs set_contents(const ContentsInput& input, blocks::Outcome& outcome) {
  auto& structure = input.context.structure;
  const page::Tag list = structure.add("TOC", structure.root());
  blocks::Slabs result;
  for (const auto& entry : entries(input.document)) {
    std::ranges::move(set_entry(input, entry, list, outcome), std::back_inserter(result));
  }
  return result;
}

}  // namespace recto::documents
