#include "diag/source.h"

#include "unicode/utf8.h"

#include <algorithm>
#include <utility>

namespace recto::diag {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::vector<std::size_t> starts_of_lines(std::string_view bytes) {
  std::vector<std::size_t> starts{bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0};
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] > '\r' || (bytes[at] != '\n' && bytes[at] != '\r')) continue;
    if (bytes.substr(at, 2) == "\r\n") ++at;
    starts.push_back(at + 1);
  }
  return starts;
}

}  // namespace

Source::Source(std::string name, std::string bytes)
    : name_{std::move(name)}, bytes_{std::move(bytes)}, line_starts_{starts_of_lines(bytes_)} {}

int Source::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), std::min(offset, bytes_.size()));
  return std::max(1, static_cast<int>(after - line_starts_.begin()));
}

int Source::column_of(std::size_t offset) const {
  const auto start = line_starts_[static_cast<std::size_t>(line_of(offset) - 1)];
  const auto end = std::max(start, std::min(offset, bytes_.size()));
  int column = 1;
  for (auto at = start; at < end; at += unicode::character_at(bytes_, at).length) ++column;
  return column;
}

std::string_view Source::line(int line) const {
  const auto start = line_starts_[static_cast<std::size_t>(line - 1)];
  const auto rest = bytes().substr(start);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

Span whole_file(std::string name) { return {std::make_shared<const Source>(std::move(name), ""), 0, 0}; }

}  // namespace recto::diag
