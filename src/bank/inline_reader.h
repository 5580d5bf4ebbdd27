// Gathers inline text node by node.  Internal to `bank`.
#pragma once

#include "bank/read_rich_text.h"
#include "bank/rich_text.h"
#include "xml/schema.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recto::bank {

class InlineReader {
 public:
  /// The elements that inline text may hold.
  [[nodiscard]] static const std::vector<std::string>& elements();

  InlineReader(const xml::Element& paragraph, const Surroundings& surroundings);

  void add(const xml::Node& node);
  /// What was added.  Ends the reader's use.
  [[nodiscard]] Inline finish();

 private:
  struct Style {
    Marks marks;
    std::string href;
    std::string_view language;  // empty: the paragraph's
    std::string reading;        // above the words
  };

  void add(const xml::Node& node, const Style& style);
  void add(const xml::Element& element, Style style);
  void add(std::string_view text, const diag::Span& place, const Style& style);
  /// One level further up or down.
  void shift(Marks& marks, Marks::Script script, const xml::Element& element);
  [[nodiscard]] std::string target(const xml::Element& link, const Style& style);
  /// Words with their readings, one after the other.
  void ruby(const xml::Element& element, Style style);
  /// The style inside a gap, which gets the next number.
  void gap(const xml::Element& element, Style style);
  [[nodiscard]] Span& open(const diag::Span& place, const Style& style, std::size_t size);
  [[nodiscard]] bool folds_to_nothing(std::string_view word) const;
  void line_break(const diag::Span& place, const Style& style);
  [[nodiscard]] bool at_start_or_blank() const;
  void drop_last_blank();

  const Surroundings& surroundings_;
  std::string_view language_;
  diag::Span place_;
  std::vector<Span> spans_;
  bool at_line_end_ = false;  ///< the blank that the text ends with was the end of a line in the source
};

}  // namespace recto::bank
