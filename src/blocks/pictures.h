// Picture files, read once for all the places that show them.
#pragma once

#include "diag/diagnostics.h"
#include "picture/read.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace recto::blocks {

/// The pictures of one product.  What is read does not depend on which of several threads asks first.
class Pictures {
 public:
  /// Bytes of pictures that are kept for further places, beyond those that pages still hold.
  static constexpr std::size_t usual_room = std::size_t{64} << 20;

  explicit Pictures(std::size_t room = usual_room) : room_{room} {}

  /// The picture in the file `path`; null, with errors as of `picture::read`, if there is none.  May be called by
  /// several threads: each file is read by one of them while the others wait.  The picture used last is kept even if
  /// it is larger than the room; those used longest ago give way.
  [[nodiscard]] std::shared_ptr<const picture::Picture> read(const std::string& path, const diag::Span& place,
                                                             diag::Diagnostics& diagnostics);

 private:
  /// A file that was read or is being read.
  struct File {
    std::mutex reading;
    std::shared_ptr<const picture::Picture> picture;
    diag::Diagnostics problems;       ///< why there is none
    std::optional<diag::Span> place;  ///< for which it was read; none: not yet
    std::uint64_t used = 0;           ///< when, counted in calls
    std::size_t bytes = 0;
  };
  [[nodiscard]] std::shared_ptr<File> file(const std::string& path);
  void keep_room(const std::shared_ptr<File>& latest, std::size_t bytes);

  std::size_t room_;
  std::mutex guard_;
  std::map<std::string, std::shared_ptr<File>> files_;
  std::uint64_t calls_ = 0;
  std::size_t bytes_ = 0;  ///< of all `files_`
};

}  // namespace recto::blocks
