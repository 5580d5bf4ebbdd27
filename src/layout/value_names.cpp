// Walks all parts of a layout and collects the values that its texts and conditions name.
#include "layout/value_names.h"

#include "layout/parts.h"

#include <utility>

namespace recto::layout {
namespace {

class Collector {
 public:
  void add(const Block& block) {
    if (const auto* name = std::get_if<VariableName>(&block.common.when.is)) add(*name);
    for (const auto* text : templates(block)) add(*text);
    for (const auto& child : children(block)) add(child);
  }
  std::set<std::string> take() { return std::move(names_); }

 private:
  void add(const VariableName& name) {
    if (name.variable == Variable::value) names_.insert(name.name);
  }
  void add(const Template& text) {
    for (const auto& piece : text.pieces) {
      if (const auto* name = std::get_if<VariableName>(&piece)) add(*name);
    }
  }

  std::set<std::string> names_;
};

}  // namespace

std::set<std::string> value_names(const Layout& layout) {
  Collector collector;
  for (const auto* part : parts(layout)) collector.add(*part);
  return collector.take();
}

}  // namespace recto::layout
