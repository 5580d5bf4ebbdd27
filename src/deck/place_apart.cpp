// Places questions by bipartite matching between numbers and questions.
//
// A number first takes the next question in order that is free and may stand there; only where none is left does an
// augmenting path move others.  So the result is the order that came in, repaired, and looks as shuffled as that.  What
// no matching can place (more versions than questions, or a question pinned beside) takes what is left.
#include "deck/place_apart.h"

#include "diag/assertion.h"

#include <cstddef>
#include <optional>

namespace recto::deck {
namespace {

class Placer {
 public:
  Placer(const std::vector<const bank::Question*>& questions, const std::vector<int>& numbers, const NumbersHad& had)
      : questions_{questions}, numbers_{numbers}, had_{had}, place_of_(questions.size()), question_at_(numbers.size()) {
    // With n questions every question has had every number once after n versions, twice after 2n.
    if (!questions.empty()) allowed_ = had.versions() / static_cast<int>(questions.size());
  }

  Placing run() {
    for (std::size_t place = 0; place < numbers_.size(); ++place) {
      if (take_free(place)) continue;
      seen_.assign(questions_.size(), false);
      (void)move_others(place);
    }
    fill_the_rest();
    Placing result;
    for (std::size_t place = 0; place < numbers_.size(); ++place) {
      const auto* question = questions_[*question_at_[place]];
      result.questions.push_back(question);
      if (had_.times(question, numbers_[place]) > 0) ++result.repeated;
    }
    return result;
  }

 private:
  [[nodiscard]] bool may_stand(std::size_t question, std::size_t place) const {
    return had_.times(questions_[question], numbers_[place]) <= allowed_;
  }

  void put(std::size_t question, std::size_t place) {
    place_of_[question] = place;
    question_at_[place] = question;
  }

  [[nodiscard]] bool take_free(std::size_t place) {
    for (std::size_t question = 0; question < questions_.size(); ++question) {
      if (place_of_[question] || !may_stand(question, place)) continue;
      put(question, place);
      return true;
    }
    return false;
  }

  /// Takes a question from another place, if that one finds another.
  [[nodiscard]] bool move_others(std::size_t place) {
    for (std::size_t question = 0; question < questions_.size(); ++question) {
      if (seen_[question] || !may_stand(question, place)) continue;
      seen_[question] = true;
      if (place_of_[question] && !move_others(*place_of_[question])) continue;
      put(question, place);
      return true;
    }
    return false;
  }

  void fill_the_rest() {
    std::size_t question = 0;
    for (std::size_t place = 0; place < numbers_.size(); ++place) {
      if (question_at_[place]) continue;
      while (place_of_[question]) ++question;
      put(question, place);
    }
  }

  const std::vector<const bank::Question*>& questions_;
  const std::vector<int>& numbers_;
  const NumbersHad& had_;
  int allowed_ = 0;
  std::vector<std::optional<std::size_t>> place_of_;     // of a question
  std::vector<std::optional<std::size_t>> question_at_;  // a place
  std::vector<bool> seen_;                               // by the search for one path
};

}  // namespace

void NumbersHad::note(const std::vector<Entry>& entries) {
  for (const auto& entry : entries) ++times_[{entry.question, entry.number}];
  ++versions_;
}

int NumbersHad::times(const bank::Question* question, int number) const {
  const auto found = times_.find({question, number});
  return found == times_.end() ? 0 : found->second;
}

Placing place_apart(const std::vector<const bank::Question*>& questions, const std::vector<int>& numbers,
                    const NumbersHad& had) {
  RECTO_ASSERT(questions.size() == numbers.size());
  return Placer{questions, numbers, had}.run();
}

}  // namespace recto::deck
