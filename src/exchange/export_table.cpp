// Columns first, each with how its cell is made; then the rows; then columns without a word go.
#include "exchange/export_table.h"

#include "exchange/columns.h"
#include "exchange/html_text.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace recto::exchange {
namespace {

struct ExportColumn {
  std::string header;
  std::function<std::string(const bank::Question&)> cell;
  bool kept = false;  ///< even if empty
};

std::string words(const std::vector<std::string>& list, std::string_view separator) {
  return fmt::format("{}", fmt::join(list, separator));
}

class Columns {
 public:
  Columns(const bank::Bank& bank, CellText text, const PictureName& picture_name, Losses& losses)
      : bank_{bank}, text_{text}, picture_name_{picture_name}, losses_{losses} {}

  std::vector<ExportColumn> make() {
    using bank::Question;
    add("Id", [](const Question& q) { return q.id; });
    columns_.push_back({"Prompt", [this](const Question& q) { return cell(q.prompt); }, true});
    columns_.push_back({"Short answer", [this](const Question& q) { return cell(q.short_answer); }, true});
    add("Explanation", [this](const Question& q) { return to_html(q.explanation, q.place, losses_); });
    add("Memory aid", [this](const Question& q) { return cell(q.memory_aid); });
    add("Keywords", [](const Question& q) {
      return q.keywords.empty() ? std::string{} : words(q.keywords, "; ") + (q.keywords.size() == 1 ? ";" : "");
    });
    add("Level", [this](const Question& q) { return bank_.level(q.level).title; });
    add("Topic", [this](const Question& q) { return bank_.topic(q.topic).title; });
    add("Tags", [](const Question& q) { return words(q.tags, " "); });
    add("Minutes", [](const Question& q) { return q.minutes > 0 ? std::to_string(q.minutes) : std::string{}; });
    add("Image", [this](const Question& q) { return q.picture ? picture_name_(*q.picture) : std::string{}; });
    add("See also", [](const Question& q) { return words(q.see_also, " "); });
    add_points();
    add_fields();
    add_sources();
    return std::move(columns_);
  }

 private:
  void add(std::string header, std::function<std::string(const bank::Question&)> cell) {
    columns_.push_back({std::move(header), std::move(cell)});
  }

  [[nodiscard]] std::string cell(const bank::Inline& text) const {
    return text_ == CellText::html ? to_html(text) : to_cell(text);
  }

  template <typename Count>
  [[nodiscard]] std::size_t most(const Count& count) const {
    std::size_t most = 0;
    for (const auto& question : bank_.questions) most = std::max<std::size_t>(most, count(question));
    return most;
  }

  void add_points() {
    using bank::Question;
    for (std::size_t i = 0; i < most([](const Question& q) { return q.interview.follow_ups.size(); }); ++i) {
      add("Follow-up", [this, i](const Question& q) {
        return i < q.interview.follow_ups.size() ? cell(q.interview.follow_ups[i]) : std::string{};
      });
    }
    for (std::size_t i = 0; i < most([](const Question& q) { return q.interview.look_for.size(); }); ++i) {
      add("Look for", [this, i](const Question& q) { return point(q, q.interview.look_for, i); });
    }
    for (std::size_t i = 0; i < most([](const Question& q) { return q.interview.red_flags.size(); }); ++i) {
      add("Red flag", [this, i](const Question& q) { return point(q, q.interview.red_flags, i); });
    }
  }

  std::string point(const bank::Question& question, const std::vector<bank::Expectation>& points, std::size_t i) {
    if (i >= points.size()) return {};
    if (!points[i].levels.empty()) losses_.note(Loss::part, "levels of single points", question.place);
    return cell(points[i].text);
  }

  /// Fields whose names mean something else as a header are marked as fields.
  void add_fields() {
    std::vector<std::string> names;
    for (const auto& question : bank_.questions) {
      for (const auto& field : question.fields) {
        if (std::ranges::find(names, field.name) == names.end()) names.push_back(field.name);
      }
    }
    for (const auto& name : names) {
      if (role_of_header(name))
        losses_.note(Loss::part, fmt::format("that `{}` is a field", name), bank_.questions.front().place);
      add(name, [this, name](const bank::Question& question) {
        const auto field = std::ranges::find(question.fields, name, &bank::Field::name);
        return field == question.fields.end() ? std::string{} : cell(field->text);
      });
    }
  }

  void add_sources() {
    for (std::size_t i = 0; i < most([](const bank::Question& q) { return q.sources.size(); }); ++i) {
      add("Source", [i](const bank::Question& question) {
        if (i >= question.sources.size()) return std::string{};
        const auto& source = question.sources[i];
        if (source.title == source.href && source.checked.empty()) return source.href;
        return fmt::format("<a href=\"{}\"{}>{}</a>", html_escaped(source.href),
                           source.checked.empty() ? "" : fmt::format(" title=\"{}\"", html_escaped(source.checked)),
                           html_escaped(source.title));
      });
    }
  }

  const bank::Bank& bank_;
  CellText text_;
  const PictureName& picture_name_;
  Losses& losses_;
  std::vector<ExportColumn> columns_;
};

void note_names(const bank::Bank& bank, Losses& losses) {
  for (const auto& question : bank.questions) {
    const auto own =
        std::ranges::count_if(question.aliases, [](const std::string& alias) { return !alias.starts_with("anki-"); });
    losses.note(Loss::aliases, question.place, static_cast<std::size_t>(own));
  }
}

}  // namespace

ExportTable table_of(const bank::Bank& bank, CellText text, const PictureName& picture_name, Losses& losses) {
  note_names(bank, losses);
  Columns maker(bank, text, picture_name, losses);  // its cells are made through it
  const auto columns = maker.make();
  ExportTable table;
  table.rows.resize(bank.questions.size());
  for (const auto& column : columns) {
    std::vector<std::string> cells;
    for (const auto& question : bank.questions) cells.push_back(column.cell(question));
    const bool empty = std::ranges::all_of(cells, &std::string::empty);
    if (empty && !column.kept) continue;
    table.headers.push_back(column.header);
    for (std::size_t i = 0; i < cells.size(); ++i) table.rows[i].push_back(std::move(cells[i]));
  }
  return table;
}

}  // namespace recto::exchange
