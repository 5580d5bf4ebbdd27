#include "page/document.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace recto::page {

Document collect(PageStream stream) {
  Document document{.info = std::move(stream.info), .pages = {}, .ending = {}};
  for (auto window = stream.next(); !window.empty(); window = stream.next()) {
    std::ranges::move(window, std::back_inserter(document.pages));
  }
  document.ending = stream.ending();
  return document;
}

PageStream stream(Document document, int window) {
  const auto info = document.info;
  const auto held = std::make_shared<Document>(std::move(document));
  const auto position = std::make_shared<std::size_t>(0);
  return {.info = info,
          .next =
              [held, position, window] {
                const auto begin = *position;
                const auto end = std::min(begin + static_cast<std::size_t>(window), held->pages.size());
                *position = end;
                const auto first = held->pages.begin() + static_cast<std::ptrdiff_t>(begin);
                const auto last = held->pages.begin() + static_cast<std::ptrdiff_t>(end);
                return std::vector<Page>(std::make_move_iterator(first), std::make_move_iterator(last));
              },
          .ending = [held] { return held->ending; }};
}

}  // namespace recto::page
