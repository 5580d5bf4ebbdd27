// recto's own documented hash and generator, so that a seed means the same on every machine and for ever.
#pragma once

#include "deck/deck_spec.h"

#include <cstdint>
#include <string_view>

namespace recto::deck {

/// A 64-bit rank for `id` under `seed`: FNV-1a (64 bit) over the seed's eight bytes, low first, then the bytes of
/// `purpose`, a zero byte and the bytes of `id`, finished by the SplitMix64 mixer (Steele, Lea, Flood 2014).
///
/// Sorting by it shuffles; since each id's rank depends on nothing else, a question added to the bank
/// never reorders the others.
[[nodiscard]] std::uint64_t rank(Seed seed, std::string_view purpose, std::string_view id);

}  // namespace recto::deck
