// Values of a layout's variables.
#pragma once

#include "layout/template.h"
#include "layout/variable.h"
#include "layout/words.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::blocks {

/// What each variable stands for in one place of one product.  Setting one again replaces its value, so that a
/// question's can be laid over a document's.
class Variables {
 public:
  /// From now on words are those of `vocabulary`, which must outlive this and its copies, and numbers stand in its
  /// numerals.
  void speak(const layout::Vocabulary& vocabulary) { vocabulary_ = &vocabulary; }
  void set(layout::Variable variable, std::string value) {
    values_[static_cast<std::size_t>(variable)] = std::move(value);
  }
  /// For variables with a name of their own too.
  void set(const layout::VariableName& name, std::string value);
  /// Empty for one that was not set.
  [[nodiscard]] std::string_view find(const layout::VariableName& name) const;
  [[nodiscard]] std::string_view find(layout::Variable variable) const {
    return values_[static_cast<std::size_t>(variable)];
  }
  /// `items` with the language's list punctuation between them.
  [[nodiscard]] std::string listed(const std::vector<std::string>& items) const;
  /// `text` with its words and the values of its variables.  Requires a vocabulary with every word that it names.
  [[nodiscard]] std::string expand(const layout::Template& text) const;

 private:
  [[nodiscard]] std::string shown(const layout::VariableName& name) const;
  [[nodiscard]] std::string spoken(const layout::WordName& name) const;

  const layout::Vocabulary* vocabulary_ = nullptr;
  std::array<std::string, layout::variable_count> values_;
  std::vector<std::pair<layout::VariableName, std::string>> named_;
};

}  // namespace recto::blocks
