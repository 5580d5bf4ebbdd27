// Each kind of thing becomes a table of JSON values; one printer makes columns of it, the other an array of objects.
#include "cli/list.h"

#include "build/find_bank.h"
#include "build/library.h"
#include "cli/standard_output.h"
#include "cli/table.h"
#include "deck/read.h"
#include "deck/select.h"
#include "diag/codes.h"
#include "diag/environment_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace recto::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Column names and rows: the same data for both forms of output.
struct Table {
  std::vector<std::string> head;
  std::vector<std::vector<Json>> rows;
};

std::string cell(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::vector<std::string> words;
    for (const auto& each : value) words.push_back(cell(each));
    return fmt::format("{}", fmt::join(words, " "));
  }
  return value.is_null() ? std::string{} : value.dump();
}

void print(const Table& table, ListOptions::As as) {
  std::string out;
  if (as == ListOptions::As::json) {
    Json array = Json::array();
    for (const auto& row : table.rows) {
      Json object = Json::object();
      for (std::size_t i = 0; i < row.size(); ++i) object[table.head[i]] = row[i];
      array.push_back(std::move(object));
    }
    out = array.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  } else {
    std::vector<std::vector<std::string>> rows{table.head};
    for (const auto& row : table.rows) {
      rows.emplace_back();
      for (const auto& value : row) rows.back().push_back(cell(value));
    }
    out = aligned(rows);
  }
  write_standard_output(out);
}

/// The questions that the filters let through, chosen as a deck would choose them.
std::vector<const bank::Question*> filtered(const bank::Bank& bank, const ListOptions& options,
                                            diag::Diagnostics& diagnostics) {
  std::vector<const bank::Question*> result;
  if (options.levels.empty() && options.topics.empty() && options.tags.empty()) {
    for (const auto& question : bank.questions) result.push_back(&question);
    return result;
  }
  deck::DeckSpec spec;
  spec.id = "list";
  spec.selection.entries.emplace_back(deck::Slot{});
  spec.order = {.keys = {deck::OrderKey::bank}, .sections = deck::OrderKey::deck};
  spec = deck::overridden(std::move(spec), {.levels = options.levels, .topics = options.topics, .tags = options.tags});
  if (const auto deck = deck::select(spec, bank, {}, diagnostics)) {
    for (const auto& entry : deck->entries) result.push_back(entry.question);
  }
  return result;
}

Table questions(const bank::Bank& bank, const ListOptions& options, diag::Diagnostics& diagnostics) {
  Table table{{"id", "level", "topic", "minutes", "tags", "prompt"}, {}};
  for (const auto* question : filtered(bank, options, diagnostics)) {
    table.rows.push_back({question->id, bank.level(question->level).id, bank.topic(question->topic).id,
                          question->minutes, question->tags, bank::plain_text(question->prompt)});
  }
  return table;
}

Table levels(const bank::Bank& bank) {
  Table table{{"id", "title", "aliases", "questions"}, {}};
  for (std::size_t i = 0; i < bank.levels.size(); ++i) {
    const auto& level = bank.levels[i];
    const auto count =
        std::ranges::count(bank.questions, bank::LevelIndex{static_cast<int>(i)}, &bank::Question::level);
    table.rows.push_back({level.id, level.title, level.aliases, count});
  }
  return table;
}

Table topics(const bank::Bank& bank) {
  Table table{{"id", "title", "questions"}, {}};
  for (std::size_t i = 0; i < bank.topics.size(); ++i) {
    const auto& topic = bank.topics[i];
    const auto count =
        std::ranges::count(bank.questions, bank::TopicIndex{static_cast<int>(i)}, &bank::Question::topic);
    table.rows.push_back({topic.id, topic.title, count});
  }
  return table;
}

Table decks(const build::Project& project, diag::Diagnostics& diagnostics) {
  Table table{{"id", "title", "bank", "products", "from"}, {}};
  for (const auto& found : project.all(build::Kind::deck)) {
    const auto spec = deck::read(build::display_path(found.file), {}, diagnostics);
    if (!spec) continue;
    std::vector<std::string> layouts;
    for (const auto& product : spec->products) layouts.push_back(product.layout.text);
    table.rows.push_back({spec->id, spec->title, spec->bank.text, layouts, build::name_of(found.origin)});
  }
  return table;
}

const char* purpose_name(layout::Purpose purpose) {
  switch (purpose) {
    case layout::Purpose::cards:
      return "cards";
    case layout::Purpose::handout:
      return "handout";
    case layout::Purpose::key:
      return "key";
    case layout::Purpose::master_key:
      return "master key";
    case layout::Purpose::packet:
      return "packet";
    case layout::Purpose::sheet:
      return "sheet";
  }
  return "cards";
}

Table layouts(build::Library& library, diag::Diagnostics& diagnostics) {
  Table table{{"id", "for", "paper", "each", "title", "from"}, {}};
  for (const auto& found : library.project().all(build::Kind::layout)) {
    const auto* layout = library.layout({found.id, {}}, diagnostics);
    if (layout == nullptr) continue;
    std::string each;
    if (const auto* cards = std::get_if<layout::CardDesign>(&layout->design)) {
      each = fmt::format("{}x{} of {:.4g}x{:.4g}mm", cards->grid.columns, cards->grid.rows,
                         cards->grid.card.width.in_mm(), cards->grid.card.height.in_mm());
    }
    table.rows.push_back(
        {layout->id, purpose_name(layout->purpose), layout->paper, each, layout->title, build::name_of(found.origin)});
  }
  return table;
}

Table themes(build::Library& library, diag::Diagnostics& diagnostics) {
  Table table{{"id", "title", "from"}, {}};
  for (const auto& found : library.project().all(build::Kind::theme)) {
    const auto* theme = library.theme({found.id, {}}, diagnostics);
    if (theme != nullptr) table.rows.push_back({theme->id, theme->title, build::name_of(found.origin)});
  }
  return table;
}

Table fonts(build::Library& library, diag::Diagnostics& diagnostics) {
  Table table{{"family", "name", "weight", "slant", "installed", "package", "file"}, {}};
  const auto* fonts = library.fonts(diagnostics);
  if (fonts == nullptr) return table;
  for (const auto& family : fonts->catalogue().families) {
    for (const auto& file : family.files) {
      const auto path = std::filesystem::path(fonts->catalogue().folder) / file.path;
      table.rows.push_back({family.id, family.name, file.weight, file.italic ? "italic" : "upright",
                            std::filesystem::exists(path) ? "yes" : "no", file.package, path.string()});
    }
  }
  return table;
}

Table codes() {
  Table table{{"code", "meaning"}, {}};
  for (const auto& [code, meaning] : diag::codes()) table.rows.push_back({code, meaning});
  return table;
}

Table table_of(const ListOptions& options, build::Library& library, diag::Diagnostics& diagnostics) {
  switch (options.what) {
    case Listed::codes:
      return codes();
    case Listed::decks:
      return decks(library.project(), diagnostics);
    case Listed::layouts:
      return layouts(library, diagnostics);
    case Listed::themes:
      return themes(library, diagnostics);
    case Listed::fonts:
      return fonts(library, diagnostics);
    case Listed::questions:
    case Listed::levels:
    case Listed::topics:
      break;
  }
  const auto file = build::find_bank(options.bank, library.project(), diagnostics);
  const auto* bank = file ? library.bank(*file, {}, diagnostics) : nullptr;
  if (bank == nullptr) return {};
  if (options.what == Listed::levels) return levels(*bank);
  if (options.what == Listed::topics) return topics(*bank);
  return questions(*bank, options, diagnostics);
}

}  // namespace

int list(const ListOptions& options) {
  Reporter reporter{options.format, Verbosity::normal};
  build::Library library{build::find_project(options.home)};
  diag::Diagnostics diagnostics;
  const Table table = table_of(options, library, diagnostics);
  reporter.print(diagnostics);
  const bool filter_failed = options.what == Listed::questions && reporter.errors() > 0;
  if (!table.head.empty() && !filter_failed) print(table, options.as);
  return reporter.errors() > 0 ? 1 : 0;
}

}  // namespace recto::cli
