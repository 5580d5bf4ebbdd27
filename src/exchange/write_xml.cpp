// Elements in the order of `decks/README.md`, two blanks a depth, inline text on one line: what people edit and what
// version control compares.  Marks nest in a fixed order, so that equal text is written equally.
#include "exchange/write_xml.h"

#include "exchange/export.h"
#include "exchange/inline_xml.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>
#include <vector>

namespace recto::exchange {
namespace {

class Writer {
 public:
  Writer(const bank::Bank& bank, const std::filesystem::path& folder) : bank_{bank}, folder_{folder} {}

  std::string write() {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    open("bank", attribute("id", bank_.id) + attribute("title", bank_.title) + attribute("author", bank_.author) +
                     attribute("xml:lang", bank_.language));
    write_levels();
    write_topics();
    for (const auto& passage : bank_.passages) write(passage);
    for (const auto& question : bank_.questions) {
      out_ += '\n';
      write(question);
    }
    close("bank");
    return std::move(out_);
  }

 private:
  template <typename... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    out_.append(2 * depth_, ' ');
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
    out_ += '\n';
  }
  void open(std::string_view name, std::string_view attributes = {}) {
    line("<{}{}>", name, attributes);
    ++depth_;
  }
  void close(std::string_view name) {
    --depth_;
    line("</{}>", name);
  }

  void write_levels() {
    open("levels");
    for (const auto& level : bank_.levels) {
      line("<level{}{}{}/>", attribute("id", level.id), attribute("title", level.title),
           attribute("aliases", fmt::format("{}", fmt::join(level.aliases, " "))));
    }
    close("levels");
  }

  void write_topics() {
    open("topics");
    for (const auto& topic : bank_.topics)
      line("<topic{}{}/>", attribute("id", topic.id), attribute("title", topic.title));
    close("topics");
  }

  void write(const bank::Passage& passage) {
    out_ += '\n';
    language_ = passage.language;
    open("passage", attribute("id", passage.id) +
                        attribute("xml:lang", passage.language == bank_.language ? "" : passage.language));
    for (const auto& block : passage.text) write(block);
    close("passage");
  }

  void write(const bank::Question& question) {
    const auto words = [](const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, " ")); };
    const auto language = question.language == bank_.language ? std::string{} : question.language;
    const auto minutes = question.minutes > 0 ? std::to_string(question.minutes) : std::string{};
    language_ = question.language;
    open("question", attribute("id", question.id) + attribute("topic", bank_.topic(question.topic).id) +
                         attribute("level", bank_.level(question.level).id) + attribute("tags", words(question.tags)) +
                         attribute("minutes", minutes) + attribute("points", points_of(question.points)) +
                         attribute("passage", question.passage.text()) + attribute("aliases", words(question.aliases)) +
                         attribute("xml:lang", language));
    gaps_ = &question.gaps;
    rich("prompt", question.prompt, question.prompt_blocks);
    gaps_ = nullptr;
    std::visit([this](const auto& response) { write(response); }, question.response);
    text("short", question.short_answer);
    if (!question.explanation.empty()) {
      open("explanation");
      for (const auto& block : question.explanation) write(block);
      close("explanation");
    }
    text("memory-aid", question.memory_aid);
    if (!question.keywords.empty())
      line("<keywords>{}</keywords>", escaped(fmt::format("{}", fmt::join(question.keywords, "; "))));
    for (const auto& field : question.fields) text("field", field.text, attribute("name", field.name));
    if (question.picture) write(*question.picture);
    write(question.interview);
    for (const auto& id : question.see_also) line("<see-also{}/>", attribute("ref", id));
    for (const auto& source : question.sources) {
      line("<source{}{}>{}</source>", attribute("href", source.href), attribute("checked", source.checked),
           escaped(source.title));
    }
    close("question");
  }

  /// A language is written where it differs from the one in force: an empty one is the bank's.
  [[nodiscard]] std::string language_of(const bank::Inline& text) const {
    const auto& own = text.language.empty() ? bank_.language : text.language.text();
    return own == language_ ? std::string{} : attribute("xml:lang", own);
  }

  void text(std::string_view name, const bank::Inline& text, std::string_view attributes = {}) {
    if (text.empty()) return;
    line("<{}{}{}>{}</{}>", name, attributes, language_of(text), inside(text), name);
  }

  [[nodiscard]] std::string inside(const bank::Inline& text) const {
    return gaps_ == nullptr ? as_xml(text) : as_xml(text, *gaps_);
  }

  /// A text that is words, or blocks.
  void rich(std::string_view name, const bank::Inline& words, const bank::Blocks& blocks,
            std::string_view attributes = {}) {
    if (blocks.empty()) return text(name, words, attributes);
    open(name, attributes);
    for (const auto& block : blocks) write(block);
    close(name);
  }

  static std::string points_of(bank::Points points) {
    return points == bank::Points{} ? std::string{} : replaced(points.text(), "\u2212", "-");
  }

  void write(std::monostate) {}
  void write(const bank::Choices& choices) {
    open("choices", attribute("show", choices.show > 0 ? std::to_string(choices.show) : std::string{}) +
                        attribute("shuffle", choices.shuffle == bank::Shuffle::no ? "no" : ""));
    for (const auto& choice : choices.items) write(choice);
    close("choices");
  }
  void write(const bank::Choice& choice) {
    const auto attributes = attribute("correct", choice.verdict == bank::Choice::Verdict::right ? "yes" : "") +
                            attribute("pin", choice.pin == bank::Choice::Pin::last ? "last" : "") +
                            attribute("points", points_of(choice.points));
    if (choice.feedback.empty()) return rich("choice", choice.text, choice.blocks, attributes);
    open("choice", attributes);
    if (choice.blocks.empty()) text("p", choice.text);
    for (const auto& block : choice.blocks) write(block);
    text("feedback", choice.feedback);
    close("choice");
  }
  void write(const bank::Matching& matching) {
    open("matching");
    for (const auto& [left, right] : matching.pairs) {
      line("<pair><left{}>{}</left><right{}>{}</right></pair>", language_of(left), as_xml(left), language_of(right),
           as_xml(right));
    }
    for (const auto& decoy : matching.decoys) text("decoy", decoy);
    close("matching");
  }
  void write(const bank::Ordering& ordering) {
    open("ordering");
    for (const auto& item : ordering.items) text("item", item);
    close("ordering");
  }
  void write(const bank::TrueFalse& verdict) {
    line("<true-false answer=\"{}\"/>", verdict.answer == bank::TrueFalse::Answer::yes ? "true" : "false");
  }
  void write(const bank::Numeric& number) {
    line("<numeric{}{}{}/>", attribute("value", number.value), attribute("tolerance", number.tolerance),
         attribute("unit", number.unit));
  }

  void write(const bank::Table& table) {
    open("table");
    for (const auto& row : table.rows) {
      std::string cells;
      for (const auto& cell : row) {
        constexpr std::string_view aligns[] = {"left", "center", "right"};
        const std::string_view name = cell.kind == bank::Cell::Kind::head ? "th" : "td";
        cells += fmt::format("<{}{}{}>{}</{}>", name, attribute("align", aligns[static_cast<std::size_t>(cell.align)]),
                             cell.text.empty() ? "" : language_of(cell.text), inside(cell.text), name);
      }
      line("<tr>{}</tr>", cells);
    }
    close("table");
  }

  void write(const bank::Block& block) {
    switch (block.kind) {
      case bank::Block::Kind::paragraph:
        return text("p", block.text);
      case bank::Block::Kind::note:
        return text("note", block.text, attribute("kind", name(block.note)));
      case bank::Block::Kind::code:
        return write_code(block);
      case bank::Block::Kind::bullets:
        return write_list("ul", block);
      case bank::Block::Kind::steps:
        return write_list("ol", block);
      case bank::Block::Kind::image:
        return write(*block.picture);
      case bank::Block::Kind::table:
        return write(*block.table);
    }
  }

  static std::string_view name(bank::Block::NoteKind kind) {
    switch (kind) {
      case bank::Block::NoteKind::caveat:
        return "caveat";
      case bank::Block::NoteKind::tip:
        return "tip";
      case bank::Block::NoteKind::version:
        return "version";
      case bank::Block::NoteKind::example:
        break;
    }
    return "example";
  }

  void write_list(std::string_view name, const bank::Block& list) {
    open(name, list.first_number == 1 ? std::string{} : fmt::format(" start=\"{}\"", list.first_number));
    for (const auto& item : list.items) {
      if (item.children.empty()) {
        text("li", item.text);
        continue;
      }
      line("<li{}>{}", language_of(item.text), inside(item.text));
      ++depth_;
      for (const auto& child : item.children) write(child);
      close("li");
    }
    close(name);
  }

  /// Code begins at the left edge: its indentation is its own.  CDATA where escapes would make it hard to read.
  void write_code(const bank::Block& block) {
    const bool marked =
        block.code.find_first_of("<&") != std::string::npos && block.code.find("]]>") == std::string::npos;
    out_.append(2 * depth_, ' ');
    out_ += fmt::format("<code-block{}{}>{}\n", attribute("lang", block.code_language),
                        attribute("numbers", block.numbered ? "yes" : ""), marked ? "<![CDATA[" : "");
    out_ += fmt::format("{}\n{}</code-block>\n", marked ? block.code : escaped(block.code), marked ? "]]>" : "");
  }

  void write(const bank::Picture& picture) {
    const auto width = picture.width > geometry::Length{} ? fmt::format("{:.3f}mm", picture.width.in_mm()) : "";
    line("<image{}{}{}/>", attribute("src", path_from(folder_, picture)), attribute("alt", picture.alt),
         attribute("width", width));
  }

  void write(const bank::Interview& interview) {
    if (interview == bank::Interview{}) return;
    open("interview");
    for (const auto& each : interview.follow_ups) text("follow-up", each);
    for (const auto& each : interview.look_for) text("look-for", each.text, levels_of(each));
    for (const auto& each : interview.red_flags) text("red-flag", each.text, levels_of(each));
    close("interview");
  }

  [[nodiscard]] std::string levels_of(const bank::Expectation& expectation) const {
    std::vector<std::string> ids;
    for (const auto level : expectation.levels) ids.push_back(bank_.level(level).id);
    return attribute("level", fmt::format("{}", fmt::join(ids, " ")));
  }

  const bank::Bank& bank_;
  const std::filesystem::path& folder_;
  std::string language_;                          // of the question being written
  const std::vector<bank::Gap>* gaps_ = nullptr;  // of the prompt being written
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string write_xml(const bank::Bank& bank, const std::filesystem::path& folder) {
  return Writer(bank, folder).write();
}

}  // namespace recto::exchange
