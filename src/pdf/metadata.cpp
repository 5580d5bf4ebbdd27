#include "pdf/metadata.h"

#include "pdf/text_string.h"

#include <fmt/format.h>

#include <chrono>

namespace recto::pdf {
namespace {

/// Escaped for XML 1.0; characters that it does not have become U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      out += "\uFFFD";
    } else {
      out += c;
    }
  }
  return out;
}

std::string timestamp(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds{seconds}};
  const auto midnight = floor<days>(time);
  const year_month_day day{midnight};
  const hh_mm_ss clock{time - midnight};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

void append_entry(std::string& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out += fmt::format("/{} {}", key, text_string(value));
}

void append_element(std::string& out, std::string_view element, const std::string& value) {
  if (!value.empty()) out += fmt::format("<{0}>{1}</{0}>\n", element, escaped(value));
}

void append_list(std::string& out, std::string_view element, std::string_view kind, std::string_view item,
                 const std::string& value) {
  if (value.empty()) return;
  out += fmt::format("<{0}><rdf:{1}><rdf:li{2}>{3}</rdf:li></rdf:{1}></{0}>\n", element, kind, item, escaped(value));
}

}  // namespace

std::string info_entries(const page::Info& info) {
  std::string out;
  append_entry(out, "Title", info.title);
  append_entry(out, "Author", info.author);
  append_entry(out, "Subject", info.subject);
  append_entry(out, "Keywords", info.keywords);
  append_entry(out, "Creator", info.creator);
  return out;
}

std::string xmp_packet(const page::Info& info, std::string_view producer, std::optional<std::int64_t> date) {
  constexpr std::string_view any_language = " xml:lang=\"x-default\"";
  // The processing instruction's id is a fixed one (XMP part 1, 7.3.2).
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
      "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n<dc:format>application/pdf</dc:format>\n";
  append_list(out, "dc:title", "Alt", any_language, info.title);
  append_list(out, "dc:creator", "Seq", {}, info.author);
  append_list(out, "dc:description", "Alt", any_language, info.subject);
  append_list(out, "dc:language", "Bag", {}, info.language);
  append_element(out, "pdf:Keywords", info.keywords);
  append_element(out, "pdf:Producer", std::string{producer});
  append_element(out, "xmp:CreatorTool", info.creator);
  if (date) {
    append_element(out, "xmp:CreateDate", timestamp(*date));
    append_element(out, "xmp:ModifyDate", timestamp(*date));
    append_element(out, "xmp:MetadataDate", timestamp(*date));
  }
  if (info.tagging == page::Tagging::tagged) append_element(out, "pdfuaid:part", "1");
  return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

std::string_view duplex_name(page::DuplexHint hint) {
  switch (hint) {
    case page::DuplexHint::one_side:
      return "Simplex";
    case page::DuplexHint::long_edge:
      return "DuplexFlipLongEdge";
    case page::DuplexHint::short_edge:
      return "DuplexFlipShortEdge";
    case page::DuplexHint::none:
      break;
  }
  return {};
}

}  // namespace recto::pdf
