// All texts are HTML, which GIFT takes by `[html]`; its own signs are escaped.  The id is the title.
#include "exchange/html_text.h"
#include "exchange/write_questions.h"

#include <fmt/format.h>

#include <string_view>

namespace recto::exchange {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (std::string_view("~=#{}:\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

void note_losses(const bank::Question& question, const bank::Bank& bank, Losses& losses) {
  const auto note = [&](const char* what, bool lost) { losses.note(Loss::part, what, question.place, lost ? 1 : 0); };
  note("levels", bank.levels.size() > 1);
  note("tags", !question.tags.empty());
  note("memory aids", !question.memory_aid.empty());
  note("keywords", !question.keywords.empty());
  note("fields", !question.fields.empty());
  note("minutes", question.minutes > 0);
  note("pictures", question.picture.has_value());
  note("interviews", question.interview != bank::Interview{});
  note("related questions", !question.see_also.empty());
  note("sources", !question.sources.empty());
}

}  // namespace

std::string write_gift(const bank::Bank& bank, const ExportOptions&, Losses& losses) {
  std::string out;
  const bank::Question* last = nullptr;
  for (const auto& question : bank.questions) {
    note_losses(question, bank, losses);
    if (last == nullptr || last->topic != question.topic) {
      out += fmt::format("$CATEGORY: {}\n\n", escaped(bank.topic(question.topic).title));
    }
    last = &question;
    const auto answer =
        question.short_answer.empty() ? std::string{} : "=%100%" + escaped(to_html(question.short_answer));
    const auto feedback = to_html(question.explanation, question.place, losses);
    out += fmt::format("::{}::[html]{} {{{}{}}}\n\n", escaped(question.id), escaped(to_html(question.prompt)), answer,
                       feedback.empty() ? "" : "####" + escaped(feedback));
  }
  return out;
}

}  // namespace recto::exchange
