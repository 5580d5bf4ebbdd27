// Questions that are asked of a block whatever its kind.
#include "layout/block.h"

#include <algorithm>

namespace recto::layout {
namespace {

bool any_has_width(const Inside& inside) {
  return std::ranges::any_of(
      inside.children, [](const Block& child) { return child.common.width.has_value() || has_natural_width(child); });
}

struct HasNaturalWidth {
  bool operator()(const Stack& stack) const { return any_has_width(stack.inside); }
  bool operator()(const Row& row) const { return any_has_width(row.inside); }
  bool operator()(const Box& box) const { return any_has_width(box.inside); }
  bool operator()(const Text&) const { return true; }
  bool operator()(const Rule&) const { return false; }
  bool operator()(const Spacer&) const { return true; }  // none, if only a height is stated
  bool operator()(const Lines&) const { return false; }
  bool operator()(const ScaleRow&) const { return true; }
  bool operator()(const Image&) const { return true; }
  bool operator()(const Qr&) const { return true; }
  bool operator()(const LevelMarks&) const { return true; }
  bool operator()(const Band&) const { return true; }  // takes no room at all
};

struct TemplatesOf {
  using Templates = std::vector<const Template*>;
  Templates operator()(const Text& text) const {
    Templates all{&text.lead};
    if (const auto* shown = std::get_if<Template>(&text.shows)) all.push_back(shown);
    return all;
  }
  Templates operator()(const Image& image) const { return {&image.source, &image.alt}; }
  Templates operator()(const Qr& qr) const { return {&qr.source, &qr.alt}; }
  Templates operator()(const Stack&) const { return {}; }
  Templates operator()(const Row&) const { return {}; }
  Templates operator()(const Box&) const { return {}; }
  Templates operator()(const Rule&) const { return {}; }
  Templates operator()(const Spacer&) const { return {}; }
  Templates operator()(const Lines&) const { return {}; }
  Templates operator()(const ScaleRow&) const { return {}; }
  Templates operator()(const LevelMarks&) const { return {}; }
  Templates operator()(const Band&) const { return {}; }
};

}  // namespace

const Inside* inside(const Block& block) {
  const auto of = [](const auto& kind) -> const Inside* {
    if constexpr (requires { kind.inside; }) return &kind.inside;
    return nullptr;
  };
  return std::visit(of, block.is);
}

const std::vector<Block>& children(const Block& block) {
  static const std::vector<Block> none;
  const Inside* held = inside(block);
  return held == nullptr ? none : held->children;
}

Repeat repeat_of(const Block& block) {
  const auto of = [](const auto& kind) {
    if constexpr (requires { kind.repeat; }) return kind.repeat;
    return Repeat::once;
  };
  return std::visit(of, block.is);
}

std::vector<const Template*> templates(const Block& block) { return std::visit(TemplatesOf{}, block.is); }

bool has_natural_width(const Block& block) { return std::visit(HasNaturalWidth{}, block.is); }

}  // namespace recto::layout
