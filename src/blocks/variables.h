// Values for the `{variables}` in a layout's literal texts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::blocks {

/// A small dictionary; later entries win, so that a question's values can be laid over a document's.
class Variables {
 public:
  void set(std::string name, std::string value) { values_.emplace_back(std::move(name), std::move(value)); }
  /// Empty for an unknown name: the layout's reader has refused those already.
  [[nodiscard]] std::string_view find(std::string_view name) const;
  /// `text` with every `{name}` replaced; `{{` stands for a brace.
  [[nodiscard]] std::string expand(std::string_view text) const;

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

}  // namespace recto::blocks
