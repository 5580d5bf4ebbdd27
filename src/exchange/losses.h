// What a foreign file holds that a bank cannot: counted, and listed with file and line.
#pragma once

#include "diag/diagnostics.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace recto::exchange {

/// What had to go or to change.  The words for each are in `losses.cpp`.
enum class Loss {
  sound,
  video,
  script,
  form,
  drawing,
  mathematics,
  color,
  underline,
  strike,
  ruby,
  deep_list,
  table,
  code_in_line,
  list_in_line,
  picture_missing,
  picture_remote,
  picture_kind,
  more_pictures,
  picture_only,
  bad_link,
  column,
  no_prompt,
  no_question,
  control_character,
  damaged_text,
  history,
  computed,
  kind,
  points,
  identifier,
  template_part,
  formatting,
  part,
  aliases,
};

/// Notes losses as they are met; `report` makes one warning of each kind and file, at the first place.
class Losses {
 public:
  void note(Loss loss, const diag::Span& place, std::size_t count = 1);
  /// The same, with what it was about: an own warning for each `subject`.
  void note(Loss loss, std::string subject, const diag::Span& place, std::size_t count = 1);
  [[nodiscard]] std::size_t count(Loss loss) const;
  [[nodiscard]] bool empty() const { return found_.empty(); }

  /// Warnings `left-out` and `changed`, in the order of `Loss`.  The places of further ones are named in a note.
  void report(diag::Diagnostics& diagnostics) const;

 private:
  struct Key {
    Loss loss;
    std::string file;
    std::string subject;
    auto operator<=>(const Key&) const = default;
  };
  struct Found {
    std::size_t count = 0;
    std::vector<diag::Span> places;  ///< the first of each count
  };
  std::map<Key, Found> found_;
};

}  // namespace recto::exchange
