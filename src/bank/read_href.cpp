#include "bank/read_href.h"

#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace recto::bank {
namespace {

constexpr std::array<std::string_view, 4> schemes{"https", "http", "mailto", "tel"};

/// What stands before the first colon, if it looks like a scheme (RFC 3986, 3.1); a host with a port does not.
std::string_view scheme_of(std::string_view address) {
  const auto colon = address.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const auto scheme = address.substr(0, colon);
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto fits = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-'; };
  return is_letter(scheme.front()) && std::ranges::all_of(scheme, fits) ? scheme : std::string_view{};
}

bool is_known(std::string_view scheme) {
  const auto same = [](char a, char b) { return (a | 0x20) == b; };
  return std::ranges::any_of(schemes, [&](std::string_view known) { return std::ranges::equal(scheme, known, same); });
}

}  // namespace

std::string read_href(const xml::Element& element, diag::Diagnostics& diagnostics) {
  auto address = xml::required(element, "href", diagnostics);
  if (!address) return {};
  const auto place = element.attribute("href")->value_span;
  if (address->find_first_of(" \t\r\n") != std::string::npos) {
    diagnostics.error("bad-address", fmt::format("blank in the address `{}`", *address), place)
        .hint("write `%20` for a space in an address");
    return {};
  }
  const auto scheme = scheme_of(*address);
  if (is_known(scheme)) return std::move(*address);
  if (scheme.empty()) {
    diagnostics.error("bad-address", fmt::format("address `{}` without a scheme", *address), place)
        .hint(fmt::format("write `https://{}`", *address));
  } else {
    diagnostics.error("bad-address", fmt::format("address with the scheme `{}`", scheme), place)
        .hint("links take `https`, `http`, `mailto` or `tel`");
  }
  return {};
}

}  // namespace recto::bank
