// Maps behind locks, each for the keys of one remainder of the hash.  Bytes are counted as they are asked for; what the
// allocator adds is less than the share of an entry that is counted for it.
#include "text/shaping_memory.h"

#include <functional>
#include <utility>

namespace recto::text {
namespace {

/// In all parts 24 MiB: the Django bank in one family of book faces.
constexpr std::size_t most_bytes_of_part = 3 << 19;
constexpr std::size_t bytes_of_entry = 160;

std::size_t bytes_of(const std::string& key, const ShapedPiece& piece) {
  return bytes_of_entry + key.size() + piece.glyphs.size() * sizeof(Glyph) + piece.clusters.size() * sizeof(Cluster) +
         piece.advances.size() * sizeof(std::int32_t);
}

}  // namespace

ShapingMemory::Part& ShapingMemory::part(const std::string& key) {
  return parts_[std::hash<std::string>{}(key) % parts];
}

std::shared_ptr<const ShapedPiece> ShapingMemory::recall(const std::string& key) {
  Part& holder = part(key);
  const std::lock_guard guard{holder.mutex};
  const auto found = holder.pieces.find(key);
  return found == holder.pieces.end() ? nullptr : found->second;
}

void ShapingMemory::keep(const std::string& key, ShapedPiece piece) {
  const auto bytes = bytes_of(key, piece);
  auto kept = std::make_shared<const ShapedPiece>(std::move(piece));
  Part& holder = part(key);
  const std::lock_guard guard{holder.mutex};
  if (holder.bytes + bytes > most_bytes_of_part) {
    holder.pieces.clear();
    holder.bytes = 0;
  }
  if (holder.pieces.emplace(key, std::move(kept)).second) holder.bytes += bytes;
}

}  // namespace recto::text
