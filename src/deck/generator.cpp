#include "deck/generator.h"

#include "deck/hash.h"

namespace recto::deck {

std::uint64_t rank(Seed seed, std::string_view purpose, std::string_view id) {
  Fnv1a hash;
  hash.add(seed.value);
  hash.add(purpose);
  hash.add(std::string_view("\0", 1));
  hash.add(id);
  return mixed(hash.value());
}

}  // namespace recto::deck
