// Text too long for one card, parted over several.
//
// The answer and the explanation of a back, in the order in which they stand there, count as one list of lines; each
// card shows a range of it.
#pragma once

#include "cards/face_setter.h"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace recto::cards {

/// Lines [first, last) of all the text that may go on.
struct LineRange {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const LineRange&) const = default;
};

/// What one card shows, and at which size its lines were counted.
struct CardText {
  LineRange lines;
  blocks::TypeScale type_scale;
  bool operator==(const CardText&) const = default;
};

struct Split {
  std::vector<CardText> cards;
  Fits fits = Fits::well;  ///< of the worst card
  double cost = 0;         ///< of its cuts and of the room it leaves, at one size
};

/// The question's scope on its first card, on the last, and on those between.
struct PartScopes {
  blocks::Scope first;
  blocks::Scope middle;
  blocks::Scope last;
};

/// Finds splits for one question; text is shaped once for all of them.
class TextSplitter {
 public:
  /// The scopes, the context and the face must outlive the splitter.
  TextSplitter(const blocks::ComposeContext& context, const layout::Face& back, const PartScopes& scopes);

  /// Whether any text of the face may go on.
  [[nodiscard]] bool has_text() const { return !texts_.empty(); }

  /// The fewest cards that hold the text at this size, if there are any and no more than `most`.
  [[nodiscard]] std::optional<std::size_t> fewest_cards(blocks::TypeScale type_scale, std::size_t most);

  /// The cheapest split over so many cards: the room that all but the last leave empty costs as well as bad places to
  /// go on from.  Nothing if there is none.
  [[nodiscard]] std::optional<Split> split(blocks::TypeScale type_scale, std::size_t cards);

  /// How the card number `index` of `split` fits in other type.  Nothing where it begins or ends at a line that only
  /// its own size has.
  struct Other {
    CardText text;
    Fits fits = Fits::no;
  };
  [[nodiscard]] std::optional<Other> in_other_type(const Split& split, std::size_t index, blocks::TypeScale type_scale);

  /// Makes `back` show one card's text.
  void show(FaceSetter& back, const CardText& card);

 private:
  /// A text that may go on.
  struct Text {
    const layout::Text* text = nullptr;
    bool goes_on = true;  ///< further cards show it
  };
  /// The list of lines at one size, and what was found out about it.
  struct Lines {
    blocks::TypeScale type_scale;
    blocks::Slabs all;             ///< without their items
    std::vector<LineRange> texts;  ///< where each text stands in the list
    std::size_t kept_on_first = 0;
    struct Start {
      bool on_first = false;
      std::size_t line = 0;
      auto operator<=>(const Start&) const = default;
    };
    std::map<Start, std::size_t> latest_ends;
    std::map<std::size_t, bool> fit_last;
    /// The cheapest way to go on, by cards left and the line they begin with.
    struct BestPath {
      double cost = 0;
      std::size_t end = 0;
    };
    std::map<std::pair<std::size_t, std::size_t>, std::optional<BestPath>> ways;
  };
  enum class Place { first, middle, last };

  [[nodiscard]] FaceSetter& trial(Place place);
  [[nodiscard]] Lines& lines_at(blocks::TypeScale type_scale);
  [[nodiscard]] Fits try_lines(Place place, const CardText& card);
  [[nodiscard]] bool fits_last(Lines& lines, std::size_t first);
  [[nodiscard]] std::size_t latest_end(Lines& lines, Place place, std::size_t first);
  [[nodiscard]] std::size_t most_lines(const Lines& lines, Place place, std::size_t first);
  [[nodiscard]] std::optional<std::size_t> furthest_end(Lines& lines, Place place, std::size_t first);
  [[nodiscard]] std::optional<Lines::BestPath> best_way(Lines& lines, Place place, std::size_t first,
                                                        std::size_t cards);
  [[nodiscard]] std::optional<Lines::BestPath> cheapest_end(Lines& lines, Place place, std::size_t first,
                                                            std::size_t cards);

  FaceSetter first_;
  FaceSetter middle_;
  FaceSetter last_;
  std::vector<Text> texts_;
  std::vector<std::unique_ptr<Lines>> sizes_;
};

}  // namespace recto::cards
