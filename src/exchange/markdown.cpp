// cmark-gfm does the work.  Before it, formulas outside of code are put into code spans.
#include "exchange/markdown.h"

#include "diag/environment_error.h"
#include "exchange/mathematics.h"
#include "exchange/scan.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace recto::exchange {
namespace {

constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8;

using Parser = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;
using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Parser new_parser() {
  cmark_gfm_core_extensions_ensure_registered();
  Parser parser(cmark_parser_new(options), cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"}) {
    auto* extension = cmark_find_syntax_extension(name);
    if (extension == nullptr)
      throw diag::EnvironmentError(std::string("cmark-gfm without its extension `") + name + "`");
    cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  return parser;
}

/// The length of the run of backticks at `at`.
std::size_t run_at(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of('`', at), text.size()) - at;
}

/// The end of the code span that begins at `at`; the end of its run of backticks if it is never closed.
std::size_t span_end(std::string_view text, std::size_t at) {
  const auto size = run_at(text, at);
  for (auto next = text.find('`', at + size); next != std::string_view::npos;) {
    const auto other = run_at(text, next);
    if (other == size) return next + other;
    next = text.find('`', next + other);
  }
  return at + size;
}

bool is_fence(std::string_view line) {
  const auto text = trimmed(line);
  return text.starts_with("```") || text.starts_with("~~~");
}

bool is_indented(std::string_view line) { return line.starts_with("    ") || line.starts_with('\t'); }

/// `line` with its formulas in backticks.
std::string protect_line(std::string_view line, const diag::Span& place, Losses& losses) {
  std::string out;
  while (!line.empty()) {
    const auto tick = std::min(line.find('`'), line.size());
    const auto formula = find_formula(line.substr(0, tick));
    const bool bracket = formula && line.substr(formula->begin).starts_with("[");
    if (formula && !bracket) {
      const auto written = line.substr(formula->begin, formula->end - formula->begin);
      out += std::string(line.substr(0, formula->begin)) + "`` " + std::string(written) + " ``";
      losses.note(Loss::mathematics, place);
      line.remove_prefix(formula->end);
      continue;
    }
    const auto end = tick == line.size() ? tick : span_end(line, tick);
    out += line.substr(0, end);
    line.remove_prefix(end);
  }
  return out;
}

/// The place of a line of `text`, which begins at `place`.
diag::Span place_of(int line, const diag::Span& place) {
  if (!place.source || place.source->bytes().empty()) return place;
  const auto number = place.source->line_of(place.offset) + line - 1;
  if (number > place.source->line_of(place.source->bytes().size())) return place;
  const auto written = place.source->line(number);
  return {place.source, static_cast<std::size_t>(written.data() - place.source->bytes().data()), written.size()};
}

std::string protect_formulas(std::string_view text, const diag::Span& place, Losses& losses) {
  if (!find_formula(text)) return std::string(text);
  std::string out;
  bool fenced = false;
  int number = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    const auto line = text.substr(0, end);
    ++number;
    if (is_fence(line)) fenced = !fenced;
    out += fenced || is_fence(line) || is_indented(line) ? std::string(line)
                                                         : protect_line(line, place_of(number, place), losses);
    text.remove_prefix(end);
  }
  return out;
}

}  // namespace

std::string markdown_to_html(std::string_view text, const diag::Span& place, Losses& losses) {
  const auto safe = protect_formulas(text, place, losses);
  const auto parser = new_parser();
  cmark_parser_feed(parser.get(), safe.data(), safe.size());
  const Tree tree(cmark_parser_finish(parser.get()), cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(tree.get(), options, cmark_parser_get_syntax_extensions(parser.get())), std::free);
  return html.get();
}

}  // namespace recto::exchange
