// The variables that texts and conditions of a layout may name, and where each of them has a value.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {

enum class Variable {
  deck,
  subtitle,
  title,
  number,
  count,
  part,
  parts,
  id,
  prompt,
  level,
  topic,
  tags,
  minutes,
  points,
  right_count,
  source,
  section,
  section_minutes,
  section_share,
  section_points,
  section_instructions,
  page,
  pages,
  page_of_question,
  clock,
  clock_end,
  total_minutes,
  total_points,
  instructions,
  version,
  hash,
  number_in_version,
  theme,
  language,
  date,
  tool,
  value,        ///< `value.NAME`: what the deck gives the product under that name
  not_assessed  ///< `scale.ID.not-assessed`: the words of that scale's box for what was not rated
};
inline constexpr std::size_t variable_count = static_cast<std::size_t>(Variable::not_assessed) + 1;

/// A variable as a layout names it.
struct VariableName {
  Variable variable = Variable::deck;
  std::string name;  ///< value: its name; not_assessed: the scale's id; otherwise empty
  bool operator==(const VariableName&) const = default;
};

/// What is known where a block stands.
enum class Site {
  card_face,
  document,
  running_line,     ///< header and footer
  entry,            ///< of the list of contents
  numbered_entry,   ///< of a list of questions
  section,          ///< its heading and end, and what is repeated for sections
  item,             ///< a question in a document
  version_of_item,  ///< what is repeated for versions within an item
};

/// A set of sites.  A block's own is never empty: it stands on a card or in a document.
class Sites {
 public:
  constexpr Sites(std::initializer_list<Site> sites) {
    for (const Site site : sites) bits_ |= bit(site);
  }
  [[nodiscard]] constexpr bool contains(Site site) const { return (bits_ & bit(site)) != 0; }
  [[nodiscard]] constexpr bool meets(Sites other) const { return (bits_ & other.bits_) != 0; }
  [[nodiscard]] constexpr Sites with(Site site) const {
    Sites result = *this;
    result.bits_ |= bit(site);
    return result;
  }
  bool operator==(const Sites&) const = default;

 private:
  [[nodiscard]] static constexpr unsigned bit(Site site) { return 1U << static_cast<unsigned>(site); }
  unsigned bits_ = 0;
};

/// Where a question is known: its fields, tags and picture can be shown.
inline constexpr Sites question_sites{Site::card_face, Site::item};

/// Where the variable may have a value.
[[nodiscard]] Sites sites_of(Variable variable);
/// Where that is, in words for a message: "in `header` and `footer`, in `contents`".
[[nodiscard]] std::string described(Sites sites);

/// The variable that stands between braces as `name` ("section-minutes", "value.room"), or nullopt.  Whether a scale
/// of that id exists is the reader's to find out.
[[nodiscard]] std::optional<VariableName> find_variable(std::string_view name);
/// Names of all variables, those with a name of their own left out.
[[nodiscard]] const std::vector<std::string>& variable_names();
/// Those of them that may have a value at one of `sites`, and `value.NAME`.
[[nodiscard]] std::vector<std::string> variable_names(Sites sites);
/// How the variable is written between braces.
[[nodiscard]] std::string written(const VariableName& name);

}  // namespace recto::layout
