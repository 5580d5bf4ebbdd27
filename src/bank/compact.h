// Small forms of values that a bank holds by the hundred thousand.
//
// A question of 850 characters is some twenty spans of text.  Two strings that are nearly always empty and a counted
// reference to the source would be half of what a bank costs in memory.
#pragma once

#include "diag/source.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace recto::bank {

/// A text that is nearly always empty: one pointer.  Reads like a `std::string`.
class RareText {
 public:
  RareText() = default;
  RareText(std::string text) { *this = std::move(text); }           // NOLINT(google-explicit-constructor)
  RareText(const char* text) : RareText(std::string(text)) {}       // NOLINT(google-explicit-constructor)
  RareText(std::string_view text) : RareText(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  RareText(const RareText& other) { *this = other.text(); }
  RareText(RareText&&) noexcept = default;
  RareText& operator=(const RareText& other) { return *this = other.text(); }
  RareText& operator=(RareText&&) noexcept = default;
  RareText& operator=(std::string text) {
    text_ = text.empty() ? nullptr : std::make_unique<const std::string>(std::move(text));
    return *this;
  }
  ~RareText() = default;

  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] bool empty() const { return text_ == nullptr; }
  operator const std::string&() const { return text(); }  // NOLINT(google-explicit-constructor)
  friend bool operator==(const RareText& a, const RareText& b) { return a.text() == b.text(); }

 private:
  std::unique_ptr<const std::string> text_;
};

/// A value that is nearly always absent: one pointer.  Copies and compares like the value.
template <typename Value>
class Rare {
 public:
  Rare() = default;
  Rare(Value value) : value_{std::make_unique<const Value>(std::move(value))} {}  // NOLINT(google-explicit-constructor)
  Rare(const Rare& other) { *this = other; }
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) {
    value_ = other.value_ == nullptr ? nullptr : std::make_unique<const Value>(*other.value_);
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  [[nodiscard]] explicit operator bool() const { return value_ != nullptr; }
  const Value& operator*() const { return *value_; }
  const Value* operator->() const { return value_.get(); }
  friend bool operator==(const Rare& a, const Rare& b) {
    return a.value_ == nullptr || b.value_ == nullptr ? a.value_ == b.value_ : *a == *b;
  }

 private:
  std::unique_ptr<const Value> value_;
};

/// A `diag::Span` that does not keep its source alive; whoever holds it sees to that.  Files are read up to 64 MiB,
/// which leaves room in 32 bits.
class Place {
 public:
  Place() = default;
  Place(const diag::Span& span)  // NOLINT(google-explicit-constructor)
      : source_{span.source.get()},
        offset_{static_cast<std::uint32_t>(span.offset)},
        length_{static_cast<std::uint32_t>(span.length)} {}
  operator diag::Span() const {  // NOLINT(google-explicit-constructor)
    return {source_ == nullptr ? nullptr : source_->weak_from_this().lock(), offset_, length_};
  }
  bool operator==(const Place&) const = default;

  /// Makes the place reach to the end of `other`, if it is in the same source.
  void extend_to(const Place& other) {
    if (source_ == other.source_) length_ = other.offset_ + other.length_ - offset_;
  }

 private:
  const diag::Source* source_ = nullptr;
  std::uint32_t offset_ = 0;
  std::uint32_t length_ = 0;
};

}  // namespace recto::bank
