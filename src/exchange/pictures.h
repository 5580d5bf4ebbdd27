// Which picture file a text means.
#pragma once

#include "bank/bank.h"
#include "exchange/entry.h"
#include "exchange/fit.h"
#include "exchange/losses.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::exchange {

/// Finds pictures inside the file that was read, else beside it; notes those that a bank cannot take.
class PictureFinder {
 public:
  PictureFinder(std::vector<Medium> media, std::function<std::string()> folder, Losses& losses);

  /// The first of `met` that can be printed; the others are noted.
  [[nodiscard]] std::optional<bank::Picture> choose(const std::vector<MetPicture>& met);
  /// Pictures from inside the file that were chosen.
  [[nodiscard]] std::vector<Medium> take_used() { return std::move(used_); }

 private:
  [[nodiscard]] std::optional<bank::Picture> find(const MetPicture& picture);
  [[nodiscard]] std::optional<bank::Picture> inside(const MetPicture& picture, const std::string& name);
  [[nodiscard]] std::optional<bank::Picture> beside(const MetPicture& picture, const std::string& name);

  std::vector<Medium> media_;
  std::function<std::string()> folder_;
  Losses& losses_;
  std::vector<Medium> used_;
  bool wrong_kind_ = false;  ///< of the picture being looked for: there, but no PNG, JPEG or SVG
};

/// Whether the bytes are of a kind that is printed: PNG, JPEG or SVG.
[[nodiscard]] bool is_picture(std::string_view bytes);

}  // namespace recto::exchange
