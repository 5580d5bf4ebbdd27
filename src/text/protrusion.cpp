#include "text/protrusion.h"

namespace recto::text {
namespace {

/// Quotation marks of the Latin, Greek and Cyrillic worlds.
bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

}  // namespace

// The shares follow what tables of character protrusion agree on: small marks well over half, dashes less, so that the
// eye sees the letters' edge.  Fullwidth marks have their ink in one half of the square.
double end_protrusion(char32_t c) {
  if ((c >= 'a' && c <= 'z') || c == ' ') return 0;
  if (c == '.' || c == 0x2026) return c == '.' ? 0.7 : 0.2;
  if (c == ',' || c == 0x060C || c == 0x06D4) return 0.6;
  if (c == '-' || c == 0x2010 || c == ':') return 0.5;
  if (c == ';') return 0.4;
  if (c == 0x2013) return 0.25;
  if (c == 0x2014) return 0.15;
  if (is_quote(c)) return 0.5;
  const bool cjk =
      c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0x300D || c == 0x300F || c == 0xFF09;
  return cjk ? 0.5 : 0;
}

double start_protrusion(char32_t c) {
  if (is_quote(c)) return 0.5;
  const bool cjk = c == 0x300C || c == 0x300E || c == 0xFF08;
  return cjk ? 0.5 : 0;
}

}  // namespace recto::text
