// Moodle has no flashcards; an essay whose answer the grader sees comes nearest, and keeps formatted answers, which a
// short-answer question could not.
#include "diag/environment_error.h"
#include "exchange/base64.h"
#include "exchange/html_text.h"
#include "exchange/scan.h"
#include "exchange/write_questions.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace recto::exchange {
namespace {

std::string text_element(std::string_view html) {
  if (html.empty()) return "<text></text>";
  return "<text><![CDATA[" + replaced(std::string(html), "]]>", "]]&gt;") + "]]></text>";
}

std::string plain_element(std::string_view text) { return "<text>" + html_escaped(text) + "</text>"; }

std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw diag::EnvironmentError(fmt::format("`{}` cannot be read", path));
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The picture below the prompt, and its file.
std::pair<std::string, std::string> picture_of(const bank::Question& question) {
  if (!question.picture) return {};
  const auto name = std::filesystem::path(question.picture->path).filename().string();
  const auto alt = replaced(html_escaped(question.picture->alt), "\"", "&quot;");
  return {fmt::format("<p><img src=\"@@PLUGINFILE@@/{}\" alt=\"{}\"></p>", replaced(name, " ", "%20"), alt),
          fmt::format("<file name=\"{}\" path=\"/\" encoding=\"base64\">{}</file>", html_escaped(name),
                      to_base64(bytes_of(question.picture->path)))};
}

void note_losses(const bank::Question& question, const bank::Bank& bank, Losses& losses) {
  const auto note = [&](const char* what, bool lost) { losses.note(Loss::part, what, question.place, lost ? 1 : 0); };
  note("levels", bank.levels.size() > 1);
  note("keywords", !question.keywords.empty());
  note("fields", !question.fields.empty());
  note("minutes", question.minutes > 0);
  note("interviews", question.interview != bank::Interview{});
  note("related questions", !question.see_also.empty());
  note("sources", !question.sources.empty());
}

std::string category(const std::string& topic) {
  return fmt::format("<question type=\"category\"><category><text>$course$/top/{}</text></category></question>\n",
                     html_escaped(replaced(topic, "/", "-")));
}

std::string question_element(const bank::Question& question, Losses& losses) {
  const auto [image, file] = picture_of(question);
  std::string tags;
  for (const auto& tag : question.tags) tags += "<tag>" + plain_element(tag) + "</tag>";
  std::string out = "<question type=\"essay\">\n";
  out += "  <name>" + plain_element(question.id) + "</name>\n";
  out +=
      "  <questiontext format=\"html\">" + text_element(to_html(question.prompt) + image) + file + "</questiontext>\n";
  out += "  <generalfeedback format=\"html\">" + text_element(to_html(question.explanation, question.place, losses)) +
         "</generalfeedback>\n";
  out += "  <defaultgrade>1</defaultgrade>\n  <idnumber>" + html_escaped(question.id) + "</idnumber>\n";
  out += "  <graderinfo format=\"html\">" + text_element(to_html(question.short_answer)) + "</graderinfo>\n";
  if (!question.memory_aid.empty())
    out += "  <hint format=\"html\">" + text_element(to_html(question.memory_aid)) + "</hint>\n";
  if (!tags.empty()) out += "  <tags>" + tags + "</tags>\n";
  return out + "</question>\n";
}

}  // namespace

std::string write_moodle(const bank::Bank& bank, const ExportOptions&, Losses& losses) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n";
  const bank::Question* last = nullptr;
  for (const auto& question : bank.questions) {
    note_losses(question, bank, losses);
    if (last == nullptr || last->topic != question.topic) out += category(bank.topic(question.topic).title);
    last = &question;
    out += question_element(question, losses);
  }
  return out + "</quiz>\n";
}

}  // namespace recto::exchange
