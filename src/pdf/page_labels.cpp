#include "pdf/page_labels.h"

#include "pdf/number_tree.h"
#include "pdf/text_string.h"

#include <fmt/format.h>

#include <charconv>

namespace recto::pdf {
namespace {

/// Splits "A-12" into prefix and number; zero if there is none that counting would write.
std::pair<std::string_view, int> split(std::string_view label) {
  auto begin = label.size();
  while (begin > 0 && label[begin - 1] >= '0' && label[begin - 1] <= '9') --begin;
  while (begin < label.size() && label[begin] == '0') ++begin;
  int number = 0;
  const auto digits = label.substr(begin);
  if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{}) return {label, 0};
  return {label.substr(0, begin), number};
}

}  // namespace

bool PageLabels::continues(const Range& next) const {
  if (ranges_.empty()) return false;
  const auto& last = ranges_.back();
  return next.number > 0 && last.number > 0 && next.prefix == last.prefix &&
         next.number == last.number + next.page - last.page;
}

void PageLabels::add(std::string_view label) {
  const int page = pages_++;
  Range next{.page = page, .prefix = {}, .number = page + 1};
  if (!label.empty()) {
    const auto [prefix, number] = split(label);
    next.prefix = prefix;
    next.number = number;
  }
  if (!continues(next)) ranges_.push_back(std::move(next));
}

std::string PageLabels::write(Haru& haru) const {
  if (ranges_.size() <= 1 && (ranges_.empty() || (ranges_[0].prefix.empty() && ranges_[0].number == 1))) return {};
  const auto tree = write_number_tree(haru, ranges_.size(), [&](std::size_t i) {
    const auto& range = ranges_[i];
    std::string label = "<<";
    if (range.number > 0) label += "/S/D";
    if (range.number > 1) label += fmt::format("/St {}", range.number);
    if (!range.prefix.empty()) label += "/P" + text_string(range.prefix);
    return std::pair{range.page, label + ">>"};
  });
  return "/PageLabels " + to_string(tree);
}

}  // namespace recto::pdf
