#include "layout/block_forms.h"

#include <algorithm>
#include <utility>

namespace recto::layout {
namespace {

using Kind = Block::Kind;
using Names = std::vector<std::string>;

BlockForm form(std::string name, Kind kind, const std::vector<Names>& groups) {
  BlockForm result{.name = std::move(name), .kind = kind, .attributes = {}};
  for (const auto& group : groups) result.attributes.insert(result.attributes.end(), group.begin(), group.end());
  return result;
}

std::vector<BlockForm> all_forms() {
  const Names common{"when", "width", "height", "grow", "space-before", "space-after", "keep", "role", "valign"};
  const Names padding{"padding", "padding-top", "padding-right", "padding-bottom", "padding-left"};
  const Names holder{"gap", "style"};
  const Names line{"thickness", "stroke"};
  return {
      form("stack", Kind::stack, {common, padding, holder, {"repeat"}}),
      form("row", Kind::row, {common, padding, holder, {"repeat"}}),
      form("box", Kind::box, {common, padding, holder, line, {"fill", "radius", "side"}}),
      form("text", Kind::text, {common, {"field", "custom", "style", "lead", "fit", "min-size"}}),
      form("rule", Kind::rule, {common, line}),
      form("spacer", Kind::spacer, {common}),
      form("lines", Kind::lines, {common, line, {"count", "pitch", "ruling", "lines-per-minute", "stretch"}}),
      form("scale-row", Kind::scale, {common, line, {"scale", "show", "style"}}),
      form("image", Kind::image, {common, {"source", "alt"}}),
      form("qr", Kind::qr, {common, {"source", "alt"}}),
      form("level-marks", Kind::marks, {common, {"fill", "gap"}}),
      form("band", Kind::band, {{"when", "thickness", "fill", "side", "extent", "inset"}}),
  };
}

}  // namespace

const std::vector<BlockForm>& block_forms() {
  static const std::vector<BlockForm> forms = all_forms();
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
