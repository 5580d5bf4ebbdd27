// Values of a layout's variables.
#pragma once

#include "layout/template.h"
#include "layout/variable.h"

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
  /// The words of `text` with the values of its variables.
  [[nodiscard]] std::string expand(const layout::Template& text) const;

 private:
  std::array<std::string, layout::variable_count> values_;
  std::vector<std::pair<layout::VariableName, std::string>> named_;
};

}  // namespace recto::blocks
