// Names are compared without case, blanks and hyphens, as people type them.  Exact names are looked for first, so that
// "5371" does not also mean "15371".
#include "stock/stock.h"

#include "geometry/parse_length.h"

#include <algorithm>
#include <cctype>
#include <variant>

namespace recto::stock {
namespace {

using geometry::Length;

std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ' ' || c == '-' || c == '_') continue;
    result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

std::vector<std::string> parts(const Stock& stock) {
  std::vector<std::string> all = stock.also;
  all.insert(all.begin(), stock.part);
  return all;
}

/// "85x54", "85 x 54 mm", "3.5x2in".
std::optional<geometry::Size> size_of(std::string_view words) {
  auto text = plain(words);
  const auto times = text.find('x');
  if (times == std::string::npos) return std::nullopt;
  const std::string unit = text.ends_with("in") ? "in" : "mm";
  if (text.ends_with("mm") || text.ends_with("in")) text.resize(text.size() - 2);
  const auto width = geometry::parse_length(text.substr(0, times) + unit);
  const auto height = geometry::parse_length(text.substr(times + 1) + unit);
  const auto* w = std::get_if<Length>(&width);
  const auto* h = std::get_if<Length>(&height);
  if (w == nullptr || h == nullptr) return std::nullopt;
  return geometry::Size{*w, *h};
}

bool near(Length a, Length b) { return a - b < Length::mm(0.5) && b - a < Length::mm(0.5); }

bool has_size(const Stock& stock, const geometry::Size& size) {
  const auto& card = stock.grid.card;
  return (near(card.width, size.width) && near(card.height, size.height)) ||
         (near(card.width, size.height) && near(card.height, size.width));
}

template <typename Fits>
std::vector<const Stock*> all_that(const std::vector<Stock>& all, const Fits& fits) {
  std::vector<const Stock*> found;
  for (const auto& stock : all) {
    if (fits(stock)) found.push_back(&stock);
  }
  return found;
}

}  // namespace

std::vector<const Stock*> find(const std::vector<Stock>& all, std::string_view words) {
  const auto wanted = plain(words);
  const auto is_named = [&](const Stock& stock) {
    return std::ranges::any_of(parts(stock), [&](const std::string& part) {
      return wanted == plain(part) || wanted == plain(stock.vendor + part);
    });
  };
  if (auto exact = all_that(all, is_named); !exact.empty()) return exact;
  if (const auto size = size_of(words)) {
    return all_that(all, [&](const Stock& stock) { return has_size(stock, *size); });
  }
  return all_that(all, [&](const Stock& stock) {
    return std::ranges::any_of(parts(stock), [&](const std::string& part) {
      return plain(stock.vendor + part + stock.title).find(wanted) != std::string::npos;
    });
  });
}

}  // namespace recto::stock
