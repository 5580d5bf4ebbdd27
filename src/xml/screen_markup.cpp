#include "xml/document.h"
#include "xml/entity.h"
#include "xml/screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace recto::xml {
namespace {

constexpr std::size_t most_entity_errors = 20;  // a file of bare ampersands has one mistake, not thousands

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) > 127;
}
bool continues_name(char c) { return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// Walks over the file once.  Functions that consume return `refused` when there is no going on; an unknown entity
/// is reported and passed over.
class Scanner {
 public:
  Scanner(const std::shared_ptr<const diag::Source>& source, diag::Diagnostics& diagnostics)
      : source_{source}, text_{source->bytes()}, diagnostics_{diagnostics} {}

  Verdict document() {
    take("\xEF\xBB\xBF");
    if (rest().starts_with("<?xml") && text_.size() > at_ + 5 && is_blank(text_[at_ + 5])) {
      if (declaration() == Verdict::refused) return Verdict::refused;
    }
    while (at_ < text_.size()) {
      if ((text_[at_] == '<' ? markup() : characters()) == Verdict::refused) return Verdict::refused;
    }
    if (!open_.empty())
      return refuse("not-closed", fmt::format("`{}` is never closed", open_.back()), tag(open_.back()));
    if (!seen_root_) return refuse("no-element", "no element", diag::whole_file(source_->name()));
    return entity_errors_ > 0 ? Verdict::refused : Verdict::accepted;
  }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] diag::Span here(std::size_t length) const { return {source_, at_, length}; }
  [[nodiscard]] std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }
  [[nodiscard]] diag::Span span_of(std::string_view part) const { return {source_, offset_of(part), part.size()}; }
  /// `<name` of an opening tag.
  [[nodiscard]] diag::Span tag(std::string_view name) const { return {source_, offset_of(name) - 1, name.size() + 1}; }

  Verdict refuse(std::string code, std::string message, diag::Span span, std::string note = {}) {
    auto& error = diagnostics_.error(std::move(code), std::move(message), std::move(span));
    error.hint(std::move(note));
    return Verdict::refused;
  }

  bool take(std::string_view expected) {
    if (!rest().starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  bool take_blanks() {
    const auto before = at_;
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    return at_ > before;
  }

  /// Empty if there is none.
  std::string_view take_name() {
    const auto before = at_;
    if (at_ < text_.size() && starts_name(text_[at_])) {
      while (at_ < text_.size() && continues_name(text_[at_])) ++at_;
    }
    return text_.substr(before, at_ - before);
  }

  /// `<?xml version="1.0" encoding="UTF-8"?>`
  Verdict declaration() {
    const auto end = rest().find("?>");
    if (end == std::string_view::npos) return refuse("not-closed", "`<?xml` is never closed", here(5));
    const auto inside = text_.substr(at_, end);
    at_ += end + 2;
    const auto key = inside.find("encoding");
    if (key == std::string_view::npos) return Verdict::accepted;
    const auto quote = inside.find_first_of("\"'", key);
    const auto close = quote == std::string_view::npos ? quote : inside.find(inside[quote], quote + 1);
    if (close == std::string_view::npos) {
      return refuse("not-well-formed", "encoding without quotes", span_of(inside.substr(key, 8)));
    }
    const auto name = inside.substr(quote + 1, close - quote - 1);
    const auto known = lower(name);
    if (known == "utf-8" || known == "us-ascii") return Verdict::accepted;
    return refuse("encoding", fmt::format("encoding `{}`", name), span_of(name),
                  "save the file as UTF-8 and declare `encoding=\"UTF-8\"`");
  }

  Verdict characters() {
    if (open_.empty()) return outside();
    while (at_ < text_.size() && text_[at_] != '<') {
      if (text_[at_] == '&') {
        entity();
      } else if (text_[at_] == ']' && rest().starts_with("]]>")) {
        return refuse("not-well-formed", "`]]>` in text", here(3), "write `]]&gt;`");
      } else {
        ++at_;
      }
    }
    return Verdict::accepted;
  }

  Verdict outside() {
    take_blanks();
    if (at_ == text_.size() || text_[at_] == '<') return Verdict::accepted;
    return refuse("not-well-formed", seen_root_ ? "text after the root element" : "text before the root element",
                  here(1));
  }

  Verdict markup() {
    if (rest().starts_with("<!--")) return comment();
    if (rest().starts_with("<![CDATA[")) return cdata();
    if (rest().starts_with("<!")) return declared();
    if (rest().starts_with("<?")) return instruction();
    if (rest().starts_with("</")) return closing_tag();
    return opening_tag();
  }

  Verdict comment() {
    const auto end = text_.find("--", at_ + 4);
    if (end == std::string_view::npos) return refuse("not-closed", "comment is never closed", here(4));
    if (!text_.substr(end).starts_with("-->")) {
      return refuse("not-well-formed", "`--` inside a comment", {source_, end, 2});
    }
    at_ = end + 3;
    return Verdict::accepted;
  }

  Verdict cdata() {
    if (open_.empty()) return refuse("not-well-formed", "`<![CDATA[` outside the root element", here(9));
    const auto end = text_.find("]]>", at_);
    if (end == std::string_view::npos) return refuse("not-closed", "`<![CDATA[` is never closed", here(9));
    at_ = end + 3;
    return Verdict::accepted;
  }

  Verdict declared() {
    if (!lower(rest().substr(0, 9)).starts_with("<!doctype")) {
      return refuse("not-well-formed", "`<!` without a meaning here", here(2), "write `&lt;` for the character");
    }
    return refuse("doctype", "document type declaration", here(9),
                  "remove it: recto reads no DTD and no entities of its own");
  }

  Verdict instruction() {
    const auto end = text_.find("?>", at_ + 2);
    if (end == std::string_view::npos) return refuse("not-closed", "`<?` is never closed", here(2));
    const auto begin = at_;
    at_ += 2;
    const auto name = take_name();
    if (name.empty()) return refuse("not-well-formed", "`<?` without a name", {source_, begin, 2});
    if (lower(name) == "xml") {
      return refuse("not-well-formed", "`<?xml` after the start of the file", {source_, begin, 5});
    }
    if (at_ != end && !is_blank(text_[at_])) {
      return refuse("not-well-formed", fmt::format("no white space after `<?{}`", name), {source_, begin, at_ - begin});
    }
    at_ = end + 2;
    return Verdict::accepted;
  }

  Verdict closing_tag() {
    const auto begin = at_;
    at_ += 2;
    const auto name = take_name();
    take_blanks();
    if (!take(">"))
      return refuse("not-closed", fmt::format("`</{}` without `>`", name), {source_, begin, name.size() + 2});
    const diag::Span span{source_, begin, at_ - begin};
    if (open_.empty()) return refuse("mismatch", fmt::format("`</{}>` without its opening tag", name), span);
    if (open_.back() != name) {
      return refuse(
          "mismatch", fmt::format("`</{}>` where `</{}>` is due", name, open_.back()), span,
          fmt::format("`<{}>` was opened in line {}", open_.back(), source_->line_of(offset_of(open_.back()))));
    }
    open_.pop_back();
    return Verdict::accepted;
  }

  Verdict opening_tag() {
    const auto begin = at_++;
    const auto name = take_name();
    if (name.empty()) {
      return refuse("not-well-formed", "`<` without a name", {source_, begin, 1}, "write `&lt;` for the character");
    }
    if (open_.empty() && seen_root_) {
      return refuse("not-well-formed", fmt::format("second root element `{}`", name), tag(name));
    }
    if (open_.size() >= static_cast<std::size_t>(deepest_nesting)) {
      return refuse("too-deep", fmt::format("elements nested more than {} deep", deepest_nesting), tag(name));
    }
    seen_root_ = true;
    if (attributes(name) == Verdict::refused) return Verdict::refused;
    if (take("/>")) return Verdict::accepted;
    if (!take(">")) return refuse("not-closed", fmt::format("`<{}` without `>`", name), tag(name));
    open_.push_back(name);
    return Verdict::accepted;
  }

  Verdict attributes(std::string_view element) {
    names_.clear();
    while (take_blanks()) {
      const auto name = take_name();
      if (name.empty()) break;
      names_.push_back(name);
      take_blanks();
      if (!take("="))
        return refuse("not-well-formed", fmt::format("attribute `{}` without a value", name), span_of(name));
      take_blanks();
      if (value(name) == Verdict::refused) return Verdict::refused;
    }
    if (at_ < text_.size() && text_[at_] != '>' && text_[at_] != '/') {
      return refuse("not-well-formed", fmt::format("`{}` out of place in the tag of `{}`", character(), element),
                    here(character().size()));
    }
    return distinct();
  }

  [[nodiscard]] std::string_view character() const {
    std::size_t length = 1;
    while (at_ + length < text_.size() && (static_cast<unsigned char>(text_[at_ + length]) & 0xC0U) == 0x80) ++length;
    return text_.substr(at_, length);
  }

  /// Word processors put curly quotes in the place of straight ones.
  Verdict unquoted(std::string_view name) {
    constexpr std::array<std::string_view, 7> curly{"\u201C", "\u201D", "\u201E", "\u2018",
                                                    "\u2019", "\u00AB", "\u00BB"};
    const auto first = at_ < text_.size() ? character() : std::string_view{};
    if (std::ranges::find(curly, first) == curly.end()) {
      return refuse("not-well-formed", fmt::format("value of `{}` without quotes", name), span_of(name),
                    fmt::format("write `{}=\"…\"`", name));
    }
    return refuse("not-well-formed", fmt::format("`{}` in place of a straight quote", first), here(first.size()),
                  "attribute values take straight quotes, `\"` or `'`");
  }

  Verdict value(std::string_view name) {
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    if (quote != '"' && quote != '\'') {
      return unquoted(name);
    }
    ++at_;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '<') {
        return refuse("not-well-formed", fmt::format("`<` in the value of `{}`", name), here(1),
                      "write `&lt;`, or close the quotes");
      }
      if (text_[at_] == '&') {
        entity();
      } else {
        ++at_;
      }
    }
    if (at_ == text_.size())
      return refuse("not-closed", fmt::format("value of `{}` is never closed", name), span_of(name));
    ++at_;
    return Verdict::accepted;
  }

  Verdict distinct() {
    if (names_.size() < 2) return Verdict::accepted;
    std::stable_sort(names_.begin(), names_.end());
    const auto twice = std::adjacent_find(names_.begin(), names_.end());
    if (twice == names_.end()) return Verdict::accepted;
    return refuse("duplicate-attribute", fmt::format("attribute `{}` given twice", *twice), span_of(*(twice + 1)));
  }

  /// `&lt;`, `&#233;`, `&#xE9;`; always moves on.
  void entity() {
    const auto begin = at_++;
    const auto stop = std::find_if(text_.begin() + static_cast<std::ptrdiff_t>(at_), text_.end(),
                                   [](char c) { return c != '#' && !continues_name(c); });
    const auto end = static_cast<std::size_t>(stop - text_.begin());
    if (end == at_ || end == text_.size() || text_[end] != ';') {
      return complain(bare_ampersand(), {source_, begin, 1});
    }
    at_ = end + 1;
    const auto written = text_.substr(begin, at_ - begin);
    if (auto fault = entity_fault(written)) complain(std::move(*fault), span_of(written));
  }

  void complain(EntityFault fault, diag::Span span) {
    if (++entity_errors_ > most_entity_errors) return;
    refuse(std::move(fault.code), std::move(fault.message), std::move(span), std::move(fault.note));
  }

  const std::shared_ptr<const diag::Source>& source_;
  std::string_view text_;
  diag::Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;   // names of the open elements, outermost first
  std::vector<std::string_view> names_;  // attributes of the tag at hand; kept for its memory
  bool seen_root_ = false;
  std::size_t entity_errors_ = 0;
};

}  // namespace

Verdict screen_markup(const std::shared_ptr<const diag::Source>& source, diag::Diagnostics& diagnostics) {
  return Scanner(source, diagnostics).document();
}

}  // namespace recto::xml
