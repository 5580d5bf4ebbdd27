// Purposes of layouts and places in decks mapped to each other by exhaustive switches, and the list of layouts that
// would fit, which is made only when one did not.
#include "build/fitting_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace recto::build {
namespace {

using deck::ProductKind;
using layout::Purpose;

constexpr std::size_t most_named = 4;

/// Layouts for `purpose`.  What is wrong with others is told when they are used.
std::vector<std::string> fitting(Purpose purpose, const std::string& paper, const Project& project) {
  std::vector<std::string> all;
  std::vector<std::string> on_paper;
  std::vector<std::string> elsewhere;
  for (const auto& folder : project.folders(Kind::layout)) elsewhere.push_back(display_path(folder));
  for (const auto& found : project.all(Kind::layout)) {
    diag::Diagnostics ignored;
    const auto layout = layout::read(display_path(found.file), {}, ignored, elsewhere);
    if (!layout || layout->purpose != purpose) continue;
    all.push_back(found.id);
    if (layout->paper == paper) on_paper.push_back(found.id);
  }
  return on_paper.empty() ? all : on_paper;
}

}  // namespace

const char* name_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::cards:
      return "cards";
    case Purpose::handout:
      return "a handout";
    case Purpose::key:
      return "an answer key";
    case Purpose::master_key:
      return "a master key";
    case Purpose::packet:
      return "an interview packet";
    case Purpose::sheet:
      return "a sheet to read";
  }
  return "cards";
}

deck::LayoutUse use_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::cards:
      return deck::LayoutUse::cards;
    case Purpose::handout:
      return deck::LayoutUse::handout;
    case Purpose::key:
      return deck::LayoutUse::key;
    case Purpose::master_key:
      return deck::LayoutUse::master_key;
    case Purpose::packet:
      return deck::LayoutUse::packet;
    case Purpose::sheet:
      return deck::LayoutUse::sheet;
  }
  return deck::LayoutUse::cards;
}

Purpose purpose_of(ProductKind kind) {
  switch (kind) {
    case ProductKind::cards:
      return Purpose::cards;
    case ProductKind::handout:
      return Purpose::handout;
    case ProductKind::key:
      return Purpose::key;
    case ProductKind::packet:
      return Purpose::packet;
    case ProductKind::sheet:
      return Purpose::sheet;
  }
  return Purpose::cards;
}

bool fits(const layout::Layout& layout, Purpose purpose) {
  if (layout.purpose == purpose) return true;
  return layout.purpose != Purpose::cards && purpose == Purpose::sheet;
}

void report_wrong_layout(const layout::Layout& layout, Purpose purpose, const deck::Name& name, const Project& project,
                         diag::Diagnostics& diagnostics) {
  auto& error = diagnostics.error(
      "wrong-layout",
      fmt::format("layout `{}` is for {}, not for {}", name.text, name_of(layout.purpose), name_of(purpose)),
      name.place);
  auto known = fitting(purpose, layout.paper, project);
  if (known.empty()) return;
  const auto more = known.size() > most_named ? known.size() - most_named : 0;
  known.resize(known.size() - more);
  error.hint(fmt::format("for {} there {} `{}`{}", name_of(purpose), known.size() == 1 ? "is" : "are",
                         fmt::join(known, "`, `"),
                         more == 0 ? "" : fmt::format(" and {} more: `recto list layouts`", more)));
}

}  // namespace recto::build
