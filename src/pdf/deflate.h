// Stream data in the form in which it is stored.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace recto::pdf {

/// A stream's bytes as stored, and the dictionary entries that say how to read them ("/Filter /FlateDecode").
struct Coded {
  std::string entries;
  std::string bytes;
};

/// Compresses with libdeflate.  One per thread: it keeps working memory.
class Deflater {
 public:
  /// `level` 0 stores plainly.
  explicit Deflater(int level);
  [[nodiscard]] bool compresses() const { return compressor_ != nullptr; }
  [[nodiscard]] Coded code(std::string data) const;

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const noexcept;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace recto::pdf
