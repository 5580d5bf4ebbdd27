// As a stream, since Anki's frames do not say how large their content is; so the bound holds whatever they claim.
#include "exchange/zstandard.h"

#include <zstd.h>

#include <memory>

namespace recto::exchange {

std::optional<std::string> unpack_zstandard(std::string_view bytes, std::size_t most) {
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
  if (!stream) return std::nullopt;
  std::string unpacked;
  std::string step(ZSTD_DStreamOutSize(), '\0');
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::size_t left = 1;
  while (in.pos < in.size || left != 0) {
    ZSTD_outBuffer out{step.data(), step.size(), 0};
    const auto before = in.pos;
    left = ZSTD_decompressStream(stream.get(), &out, &in);
    if (ZSTD_isError(left) != 0 || unpacked.size() + out.pos > most) return std::nullopt;
    unpacked.append(step.data(), out.pos);
    const bool stuck = in.pos == before && out.pos == 0;
    if (stuck && left != 0) return std::nullopt;  // ends in the middle of a frame
    if (stuck) break;
  }
  return unpacked;
}

}  // namespace recto::exchange
