#include "pdf/pictures.h"

#include "diag/assertion.h"
#include "pdf/fingerprint.h"
#include "pdf/png_filter.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

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

/// Rows as they are or with PNG's filters, whichever is smaller: drawings like the one, photographs the other.
Coded code_rows(const std::string& rows, const page::Picture& picture, int components, int bits,
                const Deflater& deflater) {
  auto plain = deflater.code(rows);
  if (!deflater.compresses() || bits < 8) return plain;
  const auto pixel = static_cast<std::size_t>(components * bits / 8);
  auto filtered = deflater.code(png_filtered(rows, pixel * static_cast<std::size_t>(picture.width), pixel));
  if (filtered.bytes.size() >= plain.bytes.size()) return plain;
  filtered.entries += fmt::format("/DecodeParms<</Predictor 15/Colors {}/BitsPerComponent {}/Columns {}>>", components,
                                  bits, picture.width);
  return filtered;
}

}  // namespace

void Pictures::add(const page::Picture& picture) {
  const int next = static_cast<int>(refs_.size());
  const auto [place, is_new] = by_address_.try_emplace(&picture, next);
  if (!is_new) return;
  const auto [known, is_other] = by_content_.try_emplace(content_key(picture), next);
  place->second = known->second;
  if (!is_other) return;
  refs_.emplace_back();
  added_.push_back(&picture);
}

Pictures::Coding Pictures::coded(const page::Picture& picture, const Deflater& deflater) {
  Coding coding{
      .entries = entries(picture, picture.components, picture.bits), .mask_entries = {}, .data = {}, .mask = {}};
  if (picture.inverted_cmyk) coding.entries += "/Decode[1 0 1 0 1 0 1 0]";
  if (picture.coding == page::Picture::Coding::jpeg) {
    coding.data = {.entries = "/Filter/DCTDecode", .bytes = picture.data};
  } else {
    coding.data = code_rows(picture.data, picture, picture.components, picture.bits, deflater);
  }
  if (picture.alpha.empty()) return coding;
  coding.mask_entries = entries(picture, 1, 8);
  coding.mask = code_rows(picture.alpha, picture, 1, 8, deflater);
  return coding;
}

void Pictures::code(parallel::Jobs jobs, const std::vector<Deflater>& deflaters) {
  std::vector<Coding> codings(added_.size());
  parallel::for_each(jobs, added_.size(), [&](std::size_t i, int worker) {
    codings[i] = coded(*added_[i], deflaters[static_cast<std::size_t>(worker)]);
  });
  auto number = static_cast<int>(refs_.size() - added_.size());
  for (auto& coding : codings) coded_.emplace(number++, std::move(coding));
  added_.clear();
}

Ref Pictures::write(const Coding& coding, Haru& haru) {
  auto entries = coding.entries;
  if (!coding.mask_entries.empty()) {
    const auto mask = haru.reserve();
    haru.output().stream(mask, coding.mask_entries, coding.mask);
    entries += "/SMask " + to_string(mask);
  }
  const auto self = haru.reserve();
  haru.output().stream(self, entries, coding.data);
  return self;
}

Ref Pictures::ref(int number, Haru& haru) {
  auto& ref = refs_.at(static_cast<std::size_t>(number));
  if (const auto waiting = coded_.find(number); waiting != coded_.end()) {
    ref = write(waiting->second, haru);
    coded_.erase(waiting);
  }
  return ref;
}

int Pictures::number(const page::Picture& picture) const {
  const auto found = by_address_.find(&picture);
  RECTO_ASSERT(found != by_address_.end());
  return found->second;
}

}  // namespace recto::pdf
