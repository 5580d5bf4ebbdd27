// The element and the attributes of each kind of block.  The list is made from the kinds themselves: one without a
// form does not compile.
#include "layout/block_forms.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace recto::layout {
namespace {

using Names = std::vector<std::string>;

Names common() {
  return {"when", "width", "height", "least-height", "grow", "space-before", "space-after", "keep", "role", "valign"};
}
Names holder() { return {"padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "gap", "style"}; }
Names line() { return {"thickness", "stroke"}; }

BlockForm form(std::string name, const std::vector<Names>& groups) {
  BlockForm result{.name = std::move(name), .attributes = {}, .kind = {}};
  for (const auto& group : groups) result.attributes.insert(result.attributes.end(), group.begin(), group.end());
  return result;
}

BlockForm form_of(const Stack&) { return form("stack", {common(), holder(), {"repeat"}}); }
BlockForm form_of(const Row&) { return form("row", {common(), holder(), {"repeat"}}); }
BlockForm form_of(const Box&) { return form("box", {common(), holder(), line(), {"fill", "radius", "side"}}); }
BlockForm form_of(const Text&) {
  return form("text", {common(), {"field", "custom", "word", "style", "lead", "fit", "min-size", "bullet"}});
}
BlockForm form_of(const Rule&) { return form("rule", {common(), line()}); }
BlockForm form_of(const Spacer&) { return form("spacer", {common()}); }
BlockForm form_of(const Lines&) {
  return form("lines", {common(), line(), {"count", "pitch", "ruling", "lines-per-minute", "stretch"}});
}
BlockForm form_of(const ScaleRow&) { return form("scale-row", {common(), line(), {"scale", "show", "style"}}); }
BlockForm form_of(const Image&) { return form("image", {common(), {"source", "alt"}}); }
BlockForm form_of(const Qr&) { return form("qr", {common(), {"source", "alt"}}); }
BlockForm form_of(const LevelMarks&) { return form("level-marks", {common(), {"fill", "gap"}}); }
BlockForm form_of(const Band&) { return form("band", {{"when", "thickness", "fill", "side", "extent", "inset"}}); }

template <typename Kind>
BlockForm complete_form() {
  BlockForm result = form_of(Kind{});
  result.kind = Kind{};
  return result;
}

template <typename... Kinds>
std::vector<BlockForm> forms_of(std::type_identity<std::variant<Kinds...>> /*kinds*/) {
  return {complete_form<Kinds>()...};
}

}  // namespace

const std::vector<BlockForm>& block_forms() {
  static const std::vector<BlockForm> forms = forms_of(std::type_identity<Block::Kind>{});
  return forms;
}

const BlockForm* find_form(std::string_view name) {
  const auto found = std::ranges::find(block_forms(), name, &BlockForm::name);
  return found == block_forms().end() ? nullptr : &*found;
}

const Names& block_names() {
  static const Names names = [] {
    Names result;
    for (const auto& known : block_forms()) result.push_back(known.name);
    return result;
  }();
  return names;
}

const std::vector<std::pair<std::string, std::string>>& structure_roles() {
  static const std::vector<std::pair<std::string, std::string>> roles{
      {"h1", "H1"},           {"h2", "H2"},         {"h3", "H3"},   {"p", "P"},       {"section", "Sect"},
      {"part", "Part"},       {"table", "Table"},   {"tr", "TR"},   {"th", "TH"},     {"td", "TD"},
      {"caption", "Caption"}, {"figure", "Figure"}, {"toc", "TOC"}, {"toci", "TOCI"}, {"artifact", "artifact"}};
  return roles;
}

}  // namespace recto::layout
