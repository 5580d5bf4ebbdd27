// Questions are numbered, so that their headings are known as such whatever they say.  A question without a short
// answer begins its answer with what explains it, which a reader then takes for the short one: noted.
#include "exchange/markdown_text.h"
#include "exchange/scan.h"
#include "exchange/write_questions.h"

#include <fmt/format.h>

namespace recto::exchange {
namespace {

class Writer {
 public:
  Writer(const bank::Bank& bank, const ExportOptions& options, Losses& losses)
      : bank_{bank}, options_{options}, losses_{losses} {}

  std::string write() {
    out_ = fmt::format("# {}\n\n", line(bank_.title));
    for (const auto& question : bank_.questions) {
      if (&question == &bank_.questions.front() || question.topic != topic_) {
        topic_ = question.topic;
        out_ += fmt::format("## {}\n\n", line(bank_.topic(topic_).title));
      }
      add(question);
    }
    return std::move(out_);
  }

 private:
  static std::string line(const std::string& text) {
    bank::Inline one;
    one.spans.push_back({text, {}, {}, {}, {}});
    return to_markdown(one);
  }

  void add(const bank::Question& question) {
    note_losses(question);
    out_ += fmt::format("### {}. {}\n\n", ++number_, to_markdown(question.prompt));
    if (question.picture) {
      out_ += fmt::format("<p><img src=\"{}\" alt=\"{}\"></p>\n\n", path_from(options_.folder, *question.picture),
                          replaced(question.picture->alt, "\"", "&quot;"));
    }
    if (!question.short_answer.empty()) {
      bank::Block block;
      block.text = question.short_answer;
      out_ += to_markdown(bank::Blocks{block}, question.place, losses_);
    }
    if (!question.explanation.empty()) {
      out_ += "#### Explanation\n\n" + to_markdown(question.explanation, question.place, losses_);
    }
    if (!question.memory_aid.empty()) out_ += "#### Mnemonic\n\n" + to_markdown(question.memory_aid) + "\n\n";
    add_points(question);
    if (!question.sources.empty()) out_ += "#### References\n\n";
    for (const auto& source : question.sources) out_ += fmt::format("- [{}](<{}>)\n", line(source.title), source.href);
    if (!question.sources.empty()) out_ += "\n";
  }

  void add_points(const bank::Question& question) {
    const auto& interview = question.interview;
    if (!interview.look_for.empty()) out_ += "#### Good to hear\n\n";
    for (const auto& each : interview.look_for) add_item(each.text);
    if (!interview.red_flags.empty()) out_ += "\n#### Red flags\n\n";
    for (const auto& each : interview.red_flags) add_item(each.text);
    if (!interview.follow_ups.empty()) out_ += "\n#### Follow-up questions\n\n";
    for (const auto& each : interview.follow_ups) add_item(each);
    if (interview != bank::Interview{}) out_ += "\n";
  }

  void add_item(const bank::Inline& text) { out_ += "- " + to_markdown(text) + "\n"; }

  void note_losses(const bank::Question& question) {
    const auto note = [&](const char* what, bool lost) {
      losses_.note(Loss::part, what, question.place, lost ? 1 : 0);
    };
    note("ids", true);
    note("levels", bank_.levels.size() > 1);
    note("tags", !question.tags.empty());
    note("keywords", !question.keywords.empty());
    note("fields", !question.fields.empty());
    note("minutes", question.minutes > 0);
    note("related questions", !question.see_also.empty());
  }

  const bank::Bank& bank_;
  const ExportOptions& options_;
  Losses& losses_;
  bank::TopicIndex topic_;
  int number_ = 0;
  std::string out_;
};

}  // namespace

std::string write_markdown(const bank::Bank& bank, const ExportOptions& options, Losses& losses) {
  return Writer(bank, options, losses).write();
}

}  // namespace recto::exchange
