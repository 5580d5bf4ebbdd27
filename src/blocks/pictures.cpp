#include "blocks/pictures.h"

#include <algorithm>
#include <utility>

namespace recto::blocks {
namespace {

std::size_t bytes_of(const picture::Picture& picture) {
  if (const auto* raster = std::get_if<picture::Raster>(&picture)) {
    return raster->pixels->data.size() + raster->pixels->alpha.size();
  }
  std::size_t bytes = 0;
  for (const auto& path : std::get<picture::Drawing>(picture).paths) {
    bytes += sizeof path + path.steps.size() * sizeof path.steps.front();
  }
  return bytes;
}

}  // namespace

std::shared_ptr<Pictures::File> Pictures::file(const std::string& path) {
  const std::lock_guard guard{guard_};
  auto& file = files_[path];
  if (!file) file = std::make_shared<File>();
  file->used = ++calls_;
  return file;
}

/// Counts what was read just now and forgets what was used longest ago.
void Pictures::keep_room(const std::shared_ptr<File>& latest, std::size_t bytes) {
  const std::lock_guard guard{guard_};
  latest->bytes = bytes;
  bytes_ += bytes;
  while (bytes_ > room_) {
    auto oldest = files_.end();
    for (auto each = files_.begin(); each != files_.end(); ++each) {
      const bool may_go = each->second != latest && each->second->bytes > 0;
      if (may_go && (oldest == files_.end() || each->second->used < oldest->second->used)) oldest = each;
    }
    if (oldest == files_.end()) return;
    bytes_ -= oldest->second->bytes;
    files_.erase(oldest);
  }
}

std::shared_ptr<const picture::Picture> Pictures::read(const std::string& path, const diag::Span& place,
                                                       diag::Diagnostics& diagnostics) {
  const auto found = file(path);
  const std::lock_guard reading{found->reading};
  // What is wrong is told where the file is asked for, so another place has to ask anew.
  if (!found->picture && found->place != place) {
    found->problems = {};
    auto picture = picture::read(path, place, found->problems);
    found->place = place;
    if (picture) {
      const std::size_t bytes = bytes_of(*picture);
      found->picture = std::make_shared<const picture::Picture>(std::move(*picture));
      keep_room(found, bytes);
    }
  }
  if (!found->picture) diagnostics.append(found->problems);
  return found->picture;
}

}  // namespace recto::blocks
