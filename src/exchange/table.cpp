// Each cell goes where its column's role says.  Which choices are right can only be said when all of a row are there.
#include "exchange/table.h"

#include "exchange/html.h"
#include "exchange/inline_builder.h"
#include "exchange/scan.h"
#include "exchange/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace recto::exchange {
namespace {

/// Words separated by commas or semicolons, else by blanks.
std::vector<std::string> listed(std::string_view text) {
  const bool commas = text.find_first_of(",;") != std::string_view::npos;
  std::vector<std::string> words;
  for (auto& word : split(replaced(fold(text), ";", ","), commas ? ',' : ' ')) {
    auto clean = fold(word);
    if (!clean.empty()) words.push_back(std::move(clean));
  }
  return words;
}

Content picture(const std::string& file, const diag::Span& place) {
  Block block;
  block.line.push_back({Piece::Kind::picture, {}, file, {}});
  block.place = place;
  return {std::move(block)};
}

/// An `<img>` or the name of a file.
Content picture_of(const Word& cell, Losses& losses, diag::Diagnostics& diagnostics) {
  if (cell.text.find('<') == std::string::npos) return picture(fold(cell.text), cell.place);
  return read_markup(cell.text, Markup::html, cell.place, losses, diagnostics);
}

/// An address, or a link: its words are the title, its `title` what it was checked against.
void add_source(Entry& entry, const Word& cell, Content content, diag::Diagnostics& diagnostics) {
  const auto address = fold(cell.text);
  const auto nodes =
      cell.text.find("<a ") == std::string::npos ? std::vector<Node>{} : parse_html(cell.text, cell.place, diagnostics);
  const auto link = std::ranges::find(nodes, "a", &Node::name);
  if (is_address(address)) {
    entry.sources.push_back({address, {}, address});
  } else if (link != nodes.end() && is_address(link->attribute("href"))) {
    entry.sources.push_back(
        {std::string(link->attribute("href")), fold(link->attribute("title")), fold(text_of(*link))});
  } else {
    entry.fields.push_back({"source", std::move(content)});
  }
}

int minutes_of(const Word& cell, Losses& losses) {
  constexpr int most = 240;
  int value = 0;
  const auto text = trimmed(cell.text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && value >= 1 && value <= most) return value;
  losses.note(Loss::column, "planned minutes that are no number from 1 to 240", cell.place);
  return 0;
}

/// Field names are identifiers, each once.
std::string field_name(const Entry& entry, std::string_view header, std::size_t number) {
  auto name = slug(header);
  if (name.empty()) name = fmt::format("column-{}", number);
  const auto stem = name;
  for (int i = 2; std::ranges::find(entry.fields, name, &NamedContent::name) != entry.fields.end(); ++i) {
    name = fmt::format("{}-{}", stem, i);
  }
  return name;
}

bool names_choice(std::string_view word, std::size_t index, const Choice& choice) {
  const auto label = std::string(1, static_cast<char>('a' + index));
  const auto wanted = lower(fold(word));
  return wanted == label || wanted == label + ")" || wanted == std::to_string(index + 1) ||
         wanted == "option " + label || wanted == lower(plain_text(choice.text));
}

/// Marks what the column of right choices names; false if it names none.
bool mark_right(Entry& entry, std::string_view right) {
  bool found = false;
  auto words = listed(right);
  words.push_back(fold(right));
  for (std::size_t i = 0; i < entry.choices.size(); ++i) {
    for (const auto& word : words) {
      if (!names_choice(word, i, entry.choices[i])) continue;
      entry.choices[i].correct = true;
      found = true;
    }
  }
  return found;
}

class RowReader {
 public:
  RowReader(const Plan& plan, Losses& losses, diag::Diagnostics& diagnostics)
      : plan_{plan}, losses_{losses}, diagnostics_{diagnostics} {}

  Entry read(const Row& row) {
    check_width(row);
    Entry entry;
    entry.place = row.place;
    const Word* right = nullptr;
    for (std::size_t i = 0; i < std::min(row.cells.size(), plan_.columns.size()); ++i) {
      const auto& cell = row.cells[i];
      if (trimmed(cell.text).empty()) continue;
      if (plan_.columns[i].role == Role::correct) {
        right = &cell;
      } else {
        fill(entry, named(i), cell, plan_.markup, losses_, diagnostics_);
      }
    }
    settle_choices(entry, right);
    inherit(entry);
    entry.source_id = alias_of_guid(entry.source_id);
    return entry;
  }

 private:
  [[nodiscard]] Column named(std::size_t i) const {
    auto column = plan_.columns[i];
    if (column.header.empty()) column.header = fmt::format("column-{}", i + 1);
    return column;
  }

  void check_width(const Row& row) {
    const auto wanted = plan_.columns.size();
    if (row.cells.size() < wanted) {
      diagnostics_
          .warning("short-row",
                   fmt::format("row {} has {} columns where {} are expected", row.number, row.cells.size(), wanted),
                   row.place)
          .notes.push_back(fmt::format("without {}", missing(row.cells.size())));
    }
    for (std::size_t i = wanted; i < row.cells.size(); ++i) {
      if (trimmed(row.cells[i].text).empty()) continue;
      diagnostics_
          .error("long-row",
                 fmt::format("row {} has {} columns where {} are expected", row.number, row.cells.size(), wanted),
                 row.cells[i].place)
          .notes.emplace_back("put a cell that holds a separator in quotes");
      return;
    }
  }

  [[nodiscard]] std::string missing(std::size_t from) const {
    std::string names;
    for (auto i = from; i < plan_.columns.size(); ++i) {
      names += (names.empty() ? "" : ", ") + column_name(i, plan_.columns[i].header);
    }
    return names;
  }

  void settle_choices(Entry& entry, const Word* right) {
    if (entry.choices.empty()) {
      if (right != nullptr && entry.answer.empty()) {
        entry.answer = read_markup(right->text, plan_.markup, right->place, losses_, diagnostics_);
      }
      return;
    }
    if (right == nullptr) {
      if (mark_right(entry, plain_text(entry.answer))) entry.answer.clear();
    } else if (!mark_right(entry, right->text)) {
      diagnostics_.warning("no-right-choice", fmt::format("`{}` names none of the choices", fold(right->text)),
                           right->place);
    }
  }

  void inherit(Entry& entry) {
    if (entry.level.empty()) entry.level = level_;
    if (entry.topic.empty()) entry.topic = topic_;
    level_ = entry.level;
    topic_ = entry.topic;
  }

  const Plan& plan_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  std::string level_;  // of the row above
  std::string topic_;
};

void describe(const std::vector<Row>& rows, const Plan& plan, Collection& collection) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const auto& column = plan.columns[i];
    const auto name = fmt::format("the field `{}`",
                                  slug(column.header).empty() ? fmt::format("column-{}", i + 1) : slug(column.header));
    collection.mappings.push_back({column_name(i, column.header),
                                   column.role == Role::field ? name : std::string(description(column.role)),
                                   rows.front().cells.size() > i ? rows.front().cells[i].place : rows.front().place});
  }
}

}  // namespace

std::string alias_of_guid(const std::string& guid) {
  constexpr std::size_t length = 21;  // "recto" and sixteen digits
  const bool own = guid.starts_with("recto") && guid.size() == length;
  return guid.empty() || own ? std::string{} : foreign_alias("anki", guid);
}

void fill(Entry& entry, const Column& column, const Word& cell, Markup markup, Losses& losses,
          diag::Diagnostics& diagnostics) {
  const auto content = [&] { return read_markup(cell.text, markup, cell.place, losses, diagnostics); };
  switch (column.role) {
    case Role::prompt:
      if (entry.prompt_label.empty()) entry.prompt_label = column.header.starts_with("column-") ? "" : column.header;
      return append(entry.prompt, content());
    case Role::answer:
      return append(entry.answer, content());
    case Role::short_answer:
      return append(entry.short_answer, content());
    case Role::explanation:
      return append(entry.explanation, content());
    case Role::memory_aid:
      return append(entry.memory_aid, content());
    case Role::level:
      entry.level = fold(cell.text);
      return;
    case Role::topic:
      entry.topic = fold(cell.text);
      return;
    case Role::tags:
      for (auto& tag : listed(cell.text)) entry.tags.push_back(std::move(tag));
      return;
    case Role::id:
      entry.id = {identifier_of(cell.text), cell.place};
      return;
    case Role::foreign_id:
      entry.source_id = fold(cell.text);
      return;
    case Role::keywords:
      entry.keywords = listed(replaced(cell.text, " ", "\u00A0"));
      for (auto& keyword : entry.keywords) keyword = fold(replaced(std::move(keyword), "\u00A0", " "));
      return;
    case Role::source:
      return add_source(entry, cell, content(), diagnostics);
    case Role::minutes:
      entry.minutes = minutes_of(cell, losses);
      return;
    case Role::picture:
      return append(entry.prompt, picture_of(cell, losses, diagnostics));
    case Role::choice:
      entry.choices.push_back({content(), false, {}});
      return;
    case Role::correct:
      return;  // by the row, when all choices are known
    case Role::follow_up:
      entry.follow_ups.push_back(content());
      return;
    case Role::look_for:
      entry.look_for.push_back(content());
      return;
    case Role::red_flag:
      entry.red_flags.push_back(content());
      return;
    case Role::see_also:
      for (auto& id : listed(cell.text)) entry.see_also.push_back({identifier_of(id), cell.place});
      return;
    case Role::field:
      entry.fields.push_back({field_name(entry, column.header, entry.fields.size() + 1), content()});
      return;
    case Role::ignored:
      losses.note(Loss::column, fmt::format("column `{}`", column.header), cell.place);
      return;
  }
}

void add_rows(const std::vector<Row>& rows, const Plan& plan, Collection& collection, Losses& losses,
              diag::Diagnostics& diagnostics) {
  if (rows.empty()) return;
  describe(rows, plan, collection);
  RowReader reader(plan, losses, diagnostics);
  for (auto i = plan.first_row; i < rows.size(); ++i) collection.entries.push_back(reader.read(rows[i]));
  for (const auto& column : plan.columns) {
    const auto language = language_of_header(column.header);
    if (collection.language.empty() && plan.first_row > 0) collection.language = language;
  }
}

}  // namespace recto::exchange
