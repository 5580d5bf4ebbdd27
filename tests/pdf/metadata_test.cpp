#include "pdf/metadata.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

using namespace recto;

TEST_CASE("the XMP packet says what the information dictionary says") {
  const page::Info info{
      .title = "Q & A <1>", .author = "Ann", .subject = "Django", .keywords = "a; b", .creator = "recto"};
  CHECK(pdf::xmp_packet(info, "libharu", 1767225600) ==
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
        "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
        "<dc:format>application/pdf</dc:format>\n"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Q &amp; A &lt;1&gt;</rdf:li></rdf:Alt></dc:title>\n"
        "<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>\n"
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">Django</rdf:li></rdf:Alt></dc:description>\n"
        "<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>\n"
        "<pdf:Keywords>a; b</pdf:Keywords>\n"
        "<pdf:Producer>libharu</pdf:Producer>\n"
        "<xmp:CreatorTool>recto</xmp:CreatorTool>\n"
        "<xmp:CreateDate>2026-01-01T00:00:00Z</xmp:CreateDate>\n"
        "<xmp:ModifyDate>2026-01-01T00:00:00Z</xmp:ModifyDate>\n"
        "<xmp:MetadataDate>2026-01-01T00:00:00Z</xmp:MetadataDate>\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
  CHECK(pdf::info_entries(info) == "/Title (Q & A <1>)/Author (Ann)/Subject (Django)/Keywords (a; b)/Creator (recto)");
}

TEST_CASE("PDF/UA is declared for tagged documents only") {
  CHECK(pdf::xmp_packet({.tagging = page::Tagging::tagged}, "x", {}).find("<pdfuaid:part>1</pdfuaid:part>") !=
        std::string::npos);
  CHECK(pdf::xmp_packet({}, "x", {}).find("pdfuaid:part") == std::string::npos);
}

TEST_CASE("characters that XML does not have are replaced") {
  CHECK(pdf::sample::between(pdf::xmp_packet({.keywords = "a\x01"
                                                          "b\tc"},
                                             "x", {}),
                             "<pdf:Keywords>", "<") == "a\uFFFDb\tc");
}

TEST_CASE("no dates are written without one") {
  CHECK(pdf::xmp_packet({.title = "x"}, "x", {}).find("Date") == std::string::npos);
}

TEST_CASE("duplex is named as in table 150") {
  CHECK(pdf::duplex_name(page::DuplexHint::none).empty());
  CHECK(pdf::duplex_name(page::DuplexHint::one_side) == "Simplex");
  CHECK(pdf::duplex_name(page::DuplexHint::long_edge) == "DuplexFlipLongEdge");
  CHECK(pdf::duplex_name(page::DuplexHint::short_edge) == "DuplexFlipShortEdge");
}
