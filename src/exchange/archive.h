// Zip files, read from memory and within bounds.
#pragma once

#include "diag/diagnostics.h"
#include "exchange/entry.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct zip;

namespace recto::exchange {

/// Bounds against files that unpack to more than anyone sent: bytes of one member, and of all that are read.
inline constexpr std::uint64_t largest_member = 512ULL << 20;
inline constexpr std::uint64_t largest_archive = 2ULL << 30;

/// A zip file in memory.  Nothing is ever written by the names in it.
class Archive {
 public:
  /// Reports a damaged zip, and members whose names would leave a folder (`..`, absolute); nullopt then.
  [[nodiscard]] static std::optional<Archive> open(std::string bytes, const diag::Span& place,
                                                   diag::Diagnostics& diagnostics);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  [[nodiscard]] bool has(const std::string& name) const;
  /// A member's bytes.  One that is missing, damaged or beyond the bounds is an error.
  [[nodiscard]] std::optional<std::string> read(const std::string& name, diag::Diagnostics& diagnostics);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  Archive(std::unique_ptr<std::string> bytes, std::unique_ptr<zip, Close> archive, diag::Span place);

  std::unique_ptr<std::string> bytes_;  // the archive reads from it
  std::unique_ptr<zip, Close> archive_;
  diag::Span place_;
  std::uint64_t total_ = 0;
};

/// A zip file of `members` in their order; its bytes depend on nothing else.  Throws `diag::EnvironmentError`.
[[nodiscard]] std::string pack_archive(const std::vector<Medium>& members);

}  // namespace recto::exchange
