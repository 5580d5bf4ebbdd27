#include "pdf/pictures.h"

#include "diag/assertion.h"
#include "pdf/fingerprint.h"

#include <fmt/format.h>

#include <string_view>

namespace recto::pdf {
namespace {

/// Equal for identical pictures, and practically only for them.
std::string content_key(const page::Picture& picture) {
  Fingerprint fingerprint;
  fingerprint.add(picture.data);
  fingerprint.add(picture.alpha);
  return fmt::format("{} {}x{} {} {} {} {} {} {}", picture.coding == page::Picture::Coding::jpeg ? "jpeg" : "raw",
                     picture.width, picture.height, picture.components, picture.bits, picture.inverted_cmyk,
                     picture.data.size(), picture.alpha.size(), fingerprint.hex());
}

std::string_view color_space(int components) {
  RECTO_ASSERT(components == 1 || components == 3 || components == 4);
  return components == 1 ? "DeviceGray" : components == 3 ? "DeviceRGB" : "DeviceCMYK";
}

std::string entries(const page::Picture& picture, int components, int bits) {
  return fmt::format("/Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/{}/BitsPerComponent {}", picture.width,
                     picture.height, color_space(components), bits);
}

Coded code(const page::Picture& picture, const Deflater& deflater) {
  if (picture.coding == page::Picture::Coding::jpeg) return {.entries = "/Filter/DCTDecode", .bytes = picture.data};
  return deflater.code(picture.data);
}

Ref write_picture(const page::Picture& picture, Haru& haru, const Deflater& deflater) {
  auto image = entries(picture, picture.components, picture.bits);
  if (picture.inverted_cmyk) image += "/Decode[1 0 1 0 1 0 1 0]";
  if (!picture.alpha.empty()) {
    const auto mask = haru.reserve();
    haru.output().stream(mask, entries(picture, 1, 8), deflater.code(picture.alpha));
    image += "/SMask " + to_string(mask);
  }
  const auto self = haru.reserve();
  haru.output().stream(self, image, code(picture, deflater));
  return self;
}

}  // namespace

void Pictures::add(const page::Picture& picture, Haru& haru, const Deflater& deflater) {
  const auto [place, is_new] = by_address_.try_emplace(&picture, static_cast<int>(refs_.size()));
  if (!is_new) return;
  const auto [known, is_other] = by_content_.try_emplace(content_key(picture), static_cast<int>(refs_.size()));
  place->second = known->second;
  if (is_other) refs_.push_back(write_picture(picture, haru, deflater));
}

int Pictures::number(const page::Picture& picture) const {
  const auto found = by_address_.find(&picture);
  RECTO_ASSERT(found != by_address_.end());
  return found->second;
}

}  // namespace recto::pdf
