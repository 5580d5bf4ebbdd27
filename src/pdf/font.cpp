#include "pdf/font.h"

#include "pdf/fingerprint.h"
#include "pdf/subset.h"
#include "pdf/text_string.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <vector>

namespace recto::pdf {
namespace {

constexpr int default_width = 1000;
constexpr std::size_t entries_a_section = 100;  // Adobe technical note 5014: at most that many between begin and end

/// A CMap with two-byte codes; `sections` are its mappings.
std::string cmap(std::string_view map_name, std::string_view type, std::string_view sections) {
  return fmt::format(
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering ({}) def\n/Supplement 0 def\nend def\n"
      "/CMapName /{} def\n/CMapType {} def\n/WMode 0 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{}"
      "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n",
      type == "2" ? "UCS" : "Identity", map_name, type, sections);
}

/// `lines` in sections of at most 100.
std::string in_sections(const std::vector<std::string>& lines, std::string_view kind) {
  std::string out;
  for (std::size_t first = 0; first < lines.size(); first += entries_a_section) {
    const auto count = std::min(entries_a_section, lines.size() - first);
    out += fmt::format("{} begin{}\n", count, kind);
    for (std::size_t i = first; i < first + count; ++i) out += lines[i];
    out += fmt::format("end{}\n", kind);
  }
  return out;
}

std::string code_to_cid_map(std::span<const std::uint16_t> cids) {
  std::vector<std::string> lines;
  for (std::size_t first = 0; first < cids.size();) {
    std::size_t last = first;  // a range may change only the low byte of its codes
    while (last + 1 < cids.size() && cids[last + 1] == cids[last] + 1 && (last + 2) % 256 != 0) ++last;
    lines.push_back(fmt::format("<{:04X}> <{:04X}> {}\n", first + 1, last + 1, cids[first]));
    first = last + 1;
  }
  return cmap("Recto-H", "1", in_sections(lines, "cidrange"));
}

/// Big-endian glyph numbers by code.
std::string code_to_glyph_map(std::span<const std::uint16_t> glyphs) {
  std::string out(2, '\0');
  for (const auto glyph : glyphs) {
    out += static_cast<char>(glyph >> 8U);
    out += static_cast<char>(glyph & 0xFFU);
  }
  return out;
}

/// The /W array: stretches of consecutive CIDs, the default left out.
std::string width_array(const std::map<std::uint16_t, int>& widths) {
  std::string out = "[";
  int next = -1;
  for (const auto& [cid, width] : widths) {
    if (width == default_width) continue;
    if (cid != next)
      out += fmt::format("{}{}[", next < 0 ? "" : "]", cid);
    else
      out += ' ';
    out += std::to_string(width);
    next = cid + 1;
  }
  return out += next < 0 ? "]" : "]]";
}

int flags(const text::FaceMetrics& metrics) {
  constexpr int fixed_pitch = 1;
  constexpr int serif = 2;
  constexpr int symbolic = 4;
  constexpr int italic = 64;
  return symbolic | (metrics.monospaced ? fixed_pitch : 0) | (metrics.serif ? serif : 0) |
         (metrics.italic_angle != 0 ? italic : 0);
}

/// Entries of the font descriptor, less /FontName and the program.
std::string descriptor(const Face& face) {
  const auto& metrics = face.metrics();
  const auto em = [&](int value) { return std::lround(value * 1000.0 / metrics.units_per_em); };
  // No font says its stems' width; writers of PDF guess it from the weight, in this way.
  const double weight = face.weight() / 65.0;
  return fmt::format("/Flags {}/FontBBox[{} {} {} {}]/ItalicAngle {}/Ascent {}/Descent {}/CapHeight {}/StemV {}",
                     flags(metrics), em(metrics.x_min), em(metrics.y_min), em(metrics.x_max), em(metrics.y_max),
                     std::lround(metrics.italic_angle), em(metrics.ascent), em(metrics.descent), em(metrics.cap_height),
                     std::lround(50 + weight * weight));
}

/// Six letters that differ with the content (ISO 32000-1, 9.6.4).
std::string subset_tag(std::string_view program) {
  Fingerprint fingerprint;
  fingerprint.add(program);
  const auto hex = fingerprint.hex();
  auto number = std::stoul(hex.substr(0, 8), nullptr, 16);
  std::string tag;
  for (int i = 0; i < 6; ++i, number /= 26) tag += static_cast<char>('A' + number % 26);
  return tag;
}

std::string base_name(const Face& face, std::string_view program) {
  const auto& own = face.metrics().postscript_name;
  return name(subset_tag(program) + '+' + (own.empty() ? "Unnamed" : own).substr(0, 100));
}

}  // namespace

std::string resource_name(text::FaceId face, std::uint32_t part) {
  return part == 0 ? fmt::format("F{}", face.value) : fmt::format("F{}x{}", face.value, part);
}

std::string to_unicode_map(std::span<const Meaning> meanings) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    auto line = fmt::format("<{:04X}> <", i + 1);
    // A further glyph of a cluster means nothing by itself; readers that are not told so by /ActualText show U+FFFD for
    // an empty text, but nothing for a word joiner.
    append_utf16_hex(line, meanings[i].text.empty() ? "\u2060" : meanings[i].text);
    lines.push_back(line + ">\n");
  }
  return cmap("Adobe-Identity-UCS", "2", in_sections(lines, "bfchar"));
}

EncodedFont encode(const FontPart& font, const Deflater& deflater) {
  const auto& all = font.codes->meanings();
  const std::size_t first = std::size_t{font.part} * codes_a_font;
  const auto meanings = std::span{all}.subspan(first, std::min<std::size_t>(codes_a_font, all.size() - first));
  const auto& face = font.codes->face();
  std::vector<std::uint32_t> glyphs;
  for (const auto& meaning : meanings) glyphs.push_back(meaning.glyph);
  auto part = subset(face, glyphs);
  const bool truetype = face.outlines() == Outlines::truetype;
  std::map<std::uint16_t, int> widths;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    widths[truetype ? static_cast<std::uint16_t>(i + 1) : part.ids[i]] = face.width(glyphs[i]);
  }
  EncodedFont encoded{.outlines = face.outlines(),
                      .base_name = base_name(face, part.program),
                      .descriptor = descriptor(face),
                      .widths = width_array(widths),
                      .program = {},
                      .program_size = part.program.size(),
                      .to_unicode = deflater.code(to_unicode_map(meanings)),
                      .code_map = deflater.code(truetype ? code_to_glyph_map(part.ids) : code_to_cid_map(part.ids))};
  encoded.program = deflater.code(std::move(part.program));
  return encoded;
}

Ref write_font(Haru& haru, const EncodedFont& font) {
  auto& output = haru.output();
  const bool truetype = font.outlines == Outlines::truetype;
  const auto [program, descriptor, map, to_unicode, descendant, self] =
      std::array{haru.reserve(), haru.reserve(), haru.reserve(), haru.reserve(), haru.reserve(), haru.reserve()};
  output.stream(program, truetype ? fmt::format("/Length1 {}", font.program_size) : "/Subtype/CIDFontType0C",
                font.program);
  output.object(descriptor, fmt::format("<</Type/FontDescriptor/FontName{}{}/{} {}>>", font.base_name, font.descriptor,
                                        truetype ? "FontFile2" : "FontFile3", to_string(program)));
  constexpr std::string_view system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";
  output.stream(map, truetype ? std::string{} : fmt::format("/Type/CMap/CMapName/Recto-H{}", system), font.code_map);
  output.stream(to_unicode, {}, font.to_unicode);
  output.object(descendant,
                fmt::format("<</Type/Font/Subtype/CIDFontType{}/BaseFont{}{}/FontDescriptor {}/DW {}/W{}{}>>",
                            truetype ? 2 : 0, font.base_name, system, to_string(descriptor), default_width, font.widths,
                            truetype ? "/CIDToGIDMap " + to_string(map) : std::string{}));
  output.object(self, fmt::format("<</Type/Font/Subtype/Type0/BaseFont{}/Encoding{}/DescendantFonts[{}]/ToUnicode {}>>",
                                  font.base_name, truetype ? "/Identity-H" : ' ' + to_string(map),
                                  to_string(descendant), to_string(to_unicode)));
  return self;
}

}  // namespace recto::pdf
