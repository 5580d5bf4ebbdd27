// Gathers what cards and documents want to know of a run: the values that layouts may show, the level that a packet is
// about, the numbers of each version for a master key, the handout's pages for a key.  Then composes one or the other.
#include "build/product_pages.h"

#include "build/version.h"
#include "cards/deck_cards.h"
#include "documents/document.h"
#include "text/local_format.h"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace recto::build {
namespace {

std::chrono::year_month_day day_of(std::int64_t seconds) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}});
}

/// The level that all slots of the deck ask for, if they agree on one.
std::optional<bank::LevelIndex> only_level(const DeckPlan& plan) {
  std::optional<bank::LevelIndex> level;
  for (const auto& entry : plan.spec.selection.entries) {
    const auto* slot = std::get_if<deck::Slot>(&entry);
    if (slot == nullptr) continue;
    if (slot->filter.levels.size() != 1) return std::nullopt;
    const auto own = plan.deck.bank->find_level(slot->filter.levels.front().text);
    if (!own || (level && *level != *own)) return std::nullopt;
    level = own;
  }
  return level;
}

bool is_packet(const PlannedFile& file) { return file.product->kind == deck::ProductKind::packet; }

blocks::Variables values_of(const PlannedFile& file, const ProductContext& context) {
  blocks::Variables values;
  values.speak(*file.vocabulary);
  if (context.request.date) {
    values.set(layout::Variable::date, text::long_date(file.vocabulary->language, day_of(*context.request.date)));
  }
  if (is_packet(file)) {
    if (const auto level = only_level(context.plan)) {
      values.set({layout::Variable::value, "level"}, context.plan.deck.bank->level(*level).title);
    }
  }
  for (const auto& value : file.product->values) values.set({layout::Variable::value, value.name.text}, value.text);
  return values;
}

std::vector<documents::VersionNumbers> numbers_of(const std::vector<deck::Version>& versions) {
  std::vector<documents::VersionNumbers> result;
  for (const auto& version : versions) {
    auto& numbers = result.emplace_back(documents::VersionNumbers{version.letter, version.hash, {}}).numbers;
    for (const auto& entry : version.entries) numbers.emplace(entry.question->id, entry.number);
  }
  return result;
}

documents::DocumentOptions document_options(const PlannedFile& file, const ProductContext& context) {
  documents::DocumentOptions options{.tool = tool_name(), .values = values_of(file, context)};
  if (is_packet(file)) {
    options.role = file.product->role == deck::Role::candidate ? layout::Role::candidate : layout::Role::interviewer;
    options.level = only_level(context.plan);
    options.schedule = file.product->schedule;
  }
  options.versions = numbers_of(file.versions);
  if (context.handout != nullptr) {
    for (const auto& [id, page] : context.handout->question_pages) options.question_pages[id] = page + 1;
  }
  return options;
}

}  // namespace

page::PageStream product_pages(const PlannedFile& file, const ProductContext& context,
                               const std::shared_ptr<blocks::Outcome>& outcome) {
  const auto& deck = context.plan.deck;
  if (file.layout->purpose == layout::Purpose::cards) {
    cards::CardOptions options{.jobs = {context.request.jobs},
                               .run = corrected_run(context.request),
                               .tool = tool_name(),
                               .values = values_of(file, context)};
    return cards::cards(deck, *file.layout, *file.theme, context.fonts, std::move(options), outcome);
  }
  const auto options = document_options(file, context);
  return page::stream(
      documents::document(deck, file.version, *file.layout, *file.theme, context.fonts, options, *outcome));
}

}  // namespace recto::build
