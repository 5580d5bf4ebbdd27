#include "pdf/deflate.h"

#include "diag/assertion.h"
#include "diag/environment_error.h"

#include <libdeflate.h>

#include <utility>

namespace recto::pdf {

void Deflater::Free::operator()(libdeflate_compressor* compressor) const noexcept {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater(int level) {
  RECTO_ASSERT(level >= 0 && level <= 12);
  if (level == 0) return;
  compressor_.reset(libdeflate_alloc_compressor(level));
  if (!compressor_) throw diag::EnvironmentError{"no memory for compression"};
}

Coded Deflater::code(std::string data) const {
  if (!compressor_) return {.entries = {}, .bytes = std::move(data)};
  Coded coded{.entries = "/Filter/FlateDecode", .bytes = {}};
  coded.bytes.resize(libdeflate_zlib_compress_bound(compressor_.get(), data.size()));
  const auto size =
      libdeflate_zlib_compress(compressor_.get(), data.data(), data.size(), coded.bytes.data(), coded.bytes.size());
  RECTO_ASSERT(size > 0);
  coded.bytes.resize(size);
  coded.bytes.shrink_to_fit();
  return coded;
}

}  // namespace recto::pdf
