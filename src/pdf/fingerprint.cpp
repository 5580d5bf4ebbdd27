#include "pdf/fingerprint.h"

#include <bit>

namespace recto::pdf {
namespace {

constexpr std::uint64_t odd_a = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
constexpr std::uint64_t odd_b = 0xC2B2AE3D27D4EB4F;

/// The eight bytes from `data`, the first as the lowest, on any machine.
std::uint64_t little_endian(const char* data) {
  std::uint64_t word = 0;
  for (unsigned i = 0; i < 8; ++i) word |= std::uint64_t{static_cast<unsigned char>(data[i])} << (8 * i);
  return word;
}

std::uint64_t spread(std::uint64_t value) {
  value = (value ^ (value >> 32U)) * odd_a;
  value = (value ^ (value >> 29U)) * odd_b;
  return value ^ (value >> 32U);
}

void append_hex(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 0xFU];
}

}  // namespace

void Fingerprint::mix(std::uint64_t word) {
  first_ = std::rotl((first_ ^ word) * odd_a, 29);
  second_ = (std::rotl(second_, 23) + word) * odd_b;
}

void Fingerprint::add(std::string_view bytes) {
  length_ += bytes.size();
  std::size_t at = 0;
  for (; at < bytes.size() && (pending_bytes_ != 0 || bytes.size() - at < 8); ++at) {
    pending_ |= std::uint64_t{static_cast<unsigned char>(bytes[at])} << (8 * pending_bytes_);
    if (++pending_bytes_ < 8) continue;
    mix(pending_);
    pending_ = 0;
    pending_bytes_ = 0;
  }
  for (; bytes.size() - at >= 8; at += 8) mix(little_endian(bytes.data() + at));
  for (; at < bytes.size(); ++at) {
    pending_ |= std::uint64_t{static_cast<unsigned char>(bytes[at])} << (8 * pending_bytes_++);
  }
}

std::string Fingerprint::hex() const {
  Fingerprint end = *this;
  end.mix(pending_);
  end.mix(length_);
  std::string out;
  append_hex(out, spread(end.first_ + end.second_));
  append_hex(out, spread(end.second_ ^ std::rotl(end.first_, 32)));
  return out;
}

}  // namespace recto::pdf
