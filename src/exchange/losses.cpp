// One warning a kind and file keeps a report of ten thousand cards readable; the first places say where to look, the
// count how much it matters.
#include "exchange/losses.h"

#include "diag/assertion.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace recto::exchange {
namespace {

constexpr std::size_t most_places = 8;  // named in a note: one line of a terminal

struct Wording {
  Loss loss;
  std::string_view one;
  std::string_view many;
  std::string_view fate;
};

constexpr std::array wordings{
    Wording{Loss::sound, "sound", "sounds", "left out: paper makes no sound"},
    Wording{Loss::video, "video or embedded page", "videos and embedded pages", "left out"},
    Wording{Loss::script, "script", "scripts", "left out"},
    Wording{Loss::form, "form field", "form fields", "left out"},
    Wording{Loss::drawing, "drawing inside the text", "drawings inside the text",
            "left out: only picture files are taken"},
    Wording{Loss::mathematics, "formula", "formulas", "kept as written, in code style"},
    Wording{Loss::color, "color, font or size", "colors, fonts and sizes", "left out: layouts and themes decide those"},
    Wording{Loss::underline, "underline", "underlines", "left out"},
    Wording{Loss::strike, "strikethrough", "strikethroughs", "left out, the text kept"},
    Wording{Loss::ruby, "reading above a word", "readings above words", "put in parentheses after the word"},
    Wording{Loss::deep_list, "list nested more than three deep", "lists nested more than three deep",
            "put at the third depth"},
    Wording{Loss::table, "table", "tables", "set as lists of rows"},
    Wording{Loss::code_in_line, "code block in a prompt or list item", "code blocks in prompts and list items",
            "set as lines of code in the text"},
    Wording{Loss::list_in_line, "list in a prompt or short answer", "lists in prompts and short answers",
            "set as lines"},
    Wording{Loss::picture_missing, "picture that is not there", "pictures that are not there", "left out"},
    Wording{Loss::picture_remote, "picture on the web", "pictures on the web", "left out: save it and name the file"},
    Wording{Loss::picture_kind, "picture that is neither PNG, JPEG nor SVG",
            "pictures that are neither PNG, JPEG nor SVG", "left out"},
    Wording{Loss::more_pictures, "further picture of a question", "further pictures of questions",
            "left out: a question has one"},
    Wording{Loss::picture_only, "prompt that is nothing but a picture", "prompts that are nothing but a picture",
            "given its name as text"},
    Wording{Loss::bad_link, "link that is no web, mail or telephone address",
            "links that are no web, mail or telephone addresses", "left out, the text kept"},
    Wording{Loss::column, "cell", "cells", "left out"},
    Wording{Loss::no_prompt, "entry without a prompt", "entries without a prompt", "left out"},
    Wording{Loss::no_question, "piece of text that belongs to no question", "pieces of text that belong to no question",
            "left out"},
    Wording{Loss::control_character, "control character", "control characters", "left out"},
    Wording{Loss::damaged_text, "line that is not UTF-8", "lines that are not UTF-8", "read as Windows-1252"},
    Wording{Loss::history, "review history of a card", "review histories of cards", "left out"},
    Wording{Loss::computed, "question that is computed when it is asked",
            "questions that are computed when they are asked", "left out"},
    Wording{Loss::kind, "question of a kind that cannot be printed", "questions of kinds that cannot be printed",
            "left out"},
    Wording{Loss::points, "number of points", "numbers of points", "left out"},
    Wording{Loss::identifier, "tag", "tags", "spelled as an identifier"},
    Wording{Loss::template_part, "part of a card template", "parts of card templates",
            "left out: only fields and conditions are followed"},
    Wording{Loss::formatting, "mark of formatting", "marks of formatting", "left out"},
    Wording{Loss::part, "part of a question", "parts of questions", "left out"},
    Wording{Loss::aliases, "other name", "other names", "left out"},
};

const Wording& wording(Loss loss) {
  for (const auto& each : wordings) {
    if (each.loss == loss) return each;
  }
  RECTO_ASSERT(false);
  return wordings.front();
}

std::string line_of(const diag::Span& place) {
  if (!place.source || place.source->bytes().empty()) return {};
  return std::to_string(place.source->line_of(place.offset));
}

std::string further(const std::vector<diag::Span>& places) {
  std::string lines;
  std::string last = line_of(places.front());
  for (const auto& place : places) {
    auto line = line_of(place);
    if (line.empty() || line == last) continue;
    lines += (lines.empty() ? "" : ", ") + line;
    last = std::move(line);
  }
  return lines;
}

}  // namespace

void Losses::note(Loss loss, const diag::Span& place, std::size_t count) { note(loss, {}, place, count); }

void Losses::note(Loss loss, std::string subject, const diag::Span& place, std::size_t count) {
  if (count == 0) return;
  auto& found = found_[{loss, place.source ? place.source->name() : std::string{}, std::move(subject)}];
  found.count += count;
  if (found.places.size() <= most_places) found.places.push_back(place);
}

std::size_t Losses::count(Loss loss) const {
  std::size_t count = 0;
  for (const auto& [key, found] : found_) count += key.loss == loss ? found.count : 0;
  return count;
}

void Losses::report(diag::Diagnostics& diagnostics) const {
  for (const auto& [key, found] : found_) {
    const auto& words = wording(key.loss);
    auto message = fmt::format("{} {} {}", found.count, found.count == 1 ? words.one : words.many, words.fate);
    if (!key.subject.empty()) message = fmt::format("{}: {}", key.subject, message);
    auto& warning = diagnostics.warning(words.fate.starts_with("left out") ? "left-out" : "changed", std::move(message),
                                        found.places.front());
    const auto lines = further(found.places);
    if (lines.empty()) continue;
    const bool all = found.places.size() <= most_places;
    warning.notes.push_back(fmt::format("also in {} {}{}", lines.find(',') == std::string::npos ? "line" : "lines",
                                        lines, all ? "" : " and further on"));
  }
}

}  // namespace recto::exchange
