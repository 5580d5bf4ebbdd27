#include "layout/flag.h"

#include "xml/schema.h"

namespace recto::layout {

std::optional<bool> flag(const xml::Element& element, std::string_view name, diag::Diagnostics& diagnostics) {
  return xml::choice<bool>(element, name, {{"yes", true}, {"no", false}}, diagnostics);
}

}  // namespace recto::layout
