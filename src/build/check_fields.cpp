// Walks the layout's blocks with the fields that the conditions around each ask for, so that a text that is shown only
// where its field exists is no error.
#include "build/check_fields.h"

#include "layout/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace recto::build {
namespace {

std::vector<std::string> fields_of(const bank::Bank& bank) {
  std::vector<std::string> names;
  for (const auto& question : bank.questions) {
    for (const auto& field : question.fields) {
      if (std::ranges::find(names, field.name) == names.end()) names.push_back(field.name);
    }
  }
  return names;
}

class FieldCheck {
 public:
  FieldCheck(const bank::Bank& bank, diag::Diagnostics& diagnostics)
      : bank_{bank}, known_{fields_of(bank)}, diagnostics_{diagnostics} {}

  void check(const layout::Block& block) {
    const auto* condition = std::get_if<layout::Condition::HasCustom>(&block.common.when.is);
    const bool conditional = condition != nullptr && !block.common.when.negated;
    if (conditional) asked_.push_back(condition->name);
    if (const auto* text = std::get_if<layout::Text>(&block.is)) check(*text, block.common.place);
    for (const auto& child : children(block)) check(child);
    if (conditional) asked_.pop_back();
  }

 private:
  void check(const layout::Text& text, const diag::Span& place) {
    const auto* field = std::get_if<layout::CustomField>(&text.shows);
    if (field == nullptr) return;
    const auto& name = field->name;
    if (std::ranges::find(known_, name) != known_.end() || std::ranges::find(asked_, name) != asked_.end()) return;
    auto& error = diagnostics_.error("unknown-custom-field",
                                     fmt::format("no question of bank `{}` has a field `{}`", bank_.id, name), place);
    error.hint(diag::suggestion(name, known_));
    error.notes.push_back(fmt::format("for banks that do without it, add `when=\"custom:{}\"`", name));
  }

  const bank::Bank& bank_;
  std::vector<std::string> known_;
  diag::Diagnostics& diagnostics_;
  std::vector<std::string> asked_;  // fields that must be there for what is checked to be shown
};

}  // namespace

void check_fields(const layout::Layout& layout, const bank::Bank& bank, diag::Diagnostics& diagnostics) {
  FieldCheck fields{bank, diagnostics};
  for (const auto* part : layout::parts(layout)) fields.check(*part);
}

}  // namespace recto::build
