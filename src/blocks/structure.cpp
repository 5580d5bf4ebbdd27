#include "blocks/structure.h"

#include <utility>

namespace recto::blocks {

Structure::Structure(Mode mode, const std::string& language) : mode_{mode} {
  if (tagged())
    elements_.push_back({.role = "Document", .parent = -1, .alt = {}, .language = language, .scope = {}, .title = {}});
}

page::Tag Structure::root() const { return tagged() ? page::Tag{0} : page::Tag{}; }

page::Tag Structure::add(std::string role, page::Tag parent, std::string language) {
  if (!tagged() || parent.element < 0) return {};
  elements_.push_back({.role = std::move(role),
                       .parent = parent.element,
                       .alt = {},
                       .language = std::move(language),
                       .scope = {},
                       .title = {}});
  return {static_cast<int>(elements_.size()) - 1};
}

void Structure::describe(page::Tag element, std::string alt) {
  if (element.element >= 0) elements_[static_cast<std::size_t>(element.element)].alt = std::move(alt);
}

void Structure::head(page::Tag element, std::string scope) {
  if (element.element >= 0) elements_[static_cast<std::size_t>(element.element)].scope = std::move(scope);
}

void Structure::number(page::Tag list, page::StructureElement::Numbering numbering) {
  if (list.element >= 0) elements_[static_cast<std::size_t>(list.element)].numbering = numbering;
}

std::string_view Structure::role(page::Tag element) const {
  return element.element < 0 ? std::string_view{} : elements_[static_cast<std::size_t>(element.element)].role;
}

}  // namespace recto::blocks
