// Walks all parts of a layout and collects the values that its texts and conditions name.
#include "layout/value_names.h"

#include "layout/parts.h"

#include <initializer_list>

namespace recto::layout {
namespace {

class Collector {
 public:
  void add(const Block& block) {
    if (const auto* name = std::get_if<VariableName>(&block.common.when.is)) add(*name);
    std::visit([this](const auto& kind) { add_texts(kind); }, block.is);
    for (const auto& child : children(block)) add(child);
  }
  std::set<std::string> take() { return std::move(names_); }

 private:
  void add(const VariableName& name) {
    if (name.variable == Variable::value) names_.insert(name.name);
  }
  void add(std::initializer_list<const Template*> texts) {
    for (const auto* text : texts) {
      for (const auto& piece : text->pieces) {
        if (const auto* name = std::get_if<VariableName>(&piece)) add(*name);
      }
    }
  }

  void add_texts(const Text& text) {
    add({&text.lead});
    if (const auto* words = std::get_if<Template>(&text.shows)) add({words});
  }
  void add_texts(const Image& image) { add({&image.source, &image.alt}); }
  void add_texts(const Qr& qr) { add({&qr.source, &qr.alt}); }
  void add_texts(const Stack&) {}
  void add_texts(const Row&) {}
  void add_texts(const Box&) {}
  void add_texts(const Rule&) {}
  void add_texts(const Spacer&) {}
  void add_texts(const Lines&) {}
  void add_texts(const ScaleRow&) {}
  void add_texts(const TickBoxes&) {}
  void add_texts(const LevelMarks&) {}
  void add_texts(const Band&) {}

  std::set<std::string> names_;
};

}  // namespace

std::set<std::string> value_names(const Layout& layout) {
  Collector collector;
  for (const auto* part : parts(layout)) collector.add(*part);
  return collector.take();
}

}  // namespace recto::layout
