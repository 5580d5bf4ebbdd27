#include "pdf/output.h"

#include "diag/assertion.h"
#include "pdf/number.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <utility>

namespace recto::pdf {
namespace {

constexpr std::size_t block = 1U << 16U;         // bytes given to the sink at once
constexpr std::uint16_t objects_a_stream = 200;  // a reader has to unpack them all to see one

void append_big_endian(std::string& out, std::uint64_t value, unsigned bytes) {
  for (unsigned left = bytes; left > 0; --left) out += static_cast<char>((value >> (8 * (left - 1))) & 0xFFU);
}

/// PNG's "up" filter (ISO 32000-1, 7.4.4.4): each row as the difference from the one above, which compresses well.
std::string rows_as_differences(const std::string& rows, std::size_t width) {
  std::string out;
  out.reserve(rows.size() + rows.size() / width);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (at % width == 0) out += '\2';
    out += static_cast<char>(rows[at] - (at < width ? '\0' : rows[at - width]));
  }
  return out;
}

}  // namespace

void append(std::string& out, Ref ref) {
  append_integer(out, ref.id);
  out += " 0 R";
}

std::string to_string(Ref ref) {
  std::string out;
  append(out, ref);
  return out;
}

Output::Output(const Sink& sink, int compression, std::function<Ref()> reserve)
    : sink_{sink}, deflater_{compression}, gather_{compression > 0}, reserve_{std::move(reserve)} {
  put("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

void Output::put(std::string_view bytes) {
  if (buffer_.size() + bytes.size() >= block) flush();
  if (bytes.size() >= block) return give(bytes);  // a picture need not be copied
  buffer_ += bytes;
}

void Output::flush() {
  if (buffer_.empty()) return;
  give(buffer_);
  buffer_.clear();
}

void Output::give(std::string_view bytes) {
  fingerprint_.add(bytes);
  sink_(bytes);
  written_ += bytes.size();
}

void Output::note(Ref at, Place place) {
  RECTO_ASSERT(at.id > 0);
  if (places_.size() <= at.id) places_.resize(at.id + std::size_t{1});
  RECTO_ASSERT(places_[at.id].kind == Place::Kind::none);
  places_[at.id] = place;
}

void Output::note_here(Ref at) { note(at, {.offset_or_stream = bytes(), .index = 0, .kind = Place::Kind::plain}); }

void Output::object(Ref at, std::string_view body) {
  if (!gather_) {
    note_here(at);
    put(fmt::format("{} 0 obj\n{}\nendobj\n", at.id, body));
    return;
  }
  if (open_count_ == 0) open_stream_ = reserve_();
  note(at, {.offset_or_stream = open_stream_.id, .index = open_count_, .kind = Place::Kind::in_stream});
  fmt::format_to(std::back_inserter(open_index_), "{} {} ", at.id, open_bodies_.size());
  open_bodies_ += body;
  open_bodies_ += '\n';
  if (++open_count_ == objects_a_stream) close_object_stream();
}

void Output::close_object_stream() {
  if (open_count_ == 0) return;
  const auto entries = fmt::format("/Type/ObjStm/N {}/First {}", open_count_, open_index_.size());
  stream(open_stream_, entries, deflater_.code(open_index_ + open_bodies_));
  open_index_.clear();
  open_bodies_.clear();
  open_count_ = 0;
}

void Output::stream(Ref at, std::string_view entries, const Coded& data) {
  note_here(at);
  put(fmt::format("{} 0 obj\n<<{}{}/Length {}>>\nstream\n", at.id, entries, data.entries, data.bytes.size()));
  put(data.bytes);
  put("\nendstream\nendobj\n");
}

void Output::stream(Ref at, Ref length, std::string_view entries, const Coded& data) {
  note_here(at);
  put(fmt::format("{} 0 obj\n<<{}{}/Length {}>>\nstream\n", at.id, entries, data.entries, to_string(length)));
  put(data.bytes);
  put("\nendstream\nendobj\n");
  object(length, std::to_string(data.bytes.size()));
}

std::string Output::trailer_entries(Ref catalog, Ref info) const {
  Fingerprint all = fingerprint_;
  all.add(buffer_);
  const auto id = all.hex();
  return fmt::format("/Root {}/Info {}/ID[<{}><{}>]", to_string(catalog), to_string(info), id, id);
}

void Output::finish(Ref catalog, Ref info) {
  close_object_stream();
  const auto trailer = trailer_entries(catalog, info);
  const auto own = gather_ ? reserve_() : Ref{};
  const auto start = bytes();
  if (gather_) note_here(own);
  for (std::size_t id = 1; id < places_.size(); ++id) RECTO_ASSERT(places_[id].kind != Place::Kind::none);
  if (gather_) {
    put(fmt::format("{} 0 obj\n", own.id));
    put_cross_reference_stream(trailer);
  } else {
    put_table(trailer);
  }
  put(fmt::format("startxref\n{}\n%%EOF\n", start));
  flush();
}

void Output::put_table(std::string_view trailer) {
  put(fmt::format("xref\n0 {}\n0000000000 65535 f \n", places_.size()));
  for (std::size_t id = 1; id < places_.size(); ++id)
    put(fmt::format("{:010} 00000 n \n", places_[id].offset_or_stream));
  put(fmt::format("trailer\n<</Size {}{}>>\n", places_.size(), trailer));
}

std::string Output::cross_reference_rows(unsigned offset_bytes) const {
  std::string rows;
  for (std::size_t id = 0; id < places_.size(); ++id) {
    const auto& place = places_[id];
    append_big_endian(rows, static_cast<std::uint64_t>(place.kind), 1);
    append_big_endian(rows, place.offset_or_stream, offset_bytes);
    append_big_endian(rows, id == 0 ? 0xFFFF : place.index, 2);
  }
  return rows;
}

void Output::put_cross_reference_stream(std::string_view trailer) {
  unsigned offset_bytes = 1;
  while (offset_bytes < 8 && bytes() >> (8 * offset_bytes) != 0) ++offset_bytes;
  const unsigned width = offset_bytes + 3;
  const auto data = deflater_.code(rows_as_differences(cross_reference_rows(offset_bytes), width));
  put(fmt::format("<</Type/XRef/Size {}/W[1 {} 2]{}{}/DecodeParms<</Predictor 12/Columns {}>>/Length {}>>\nstream\n",
                  places_.size(), offset_bytes, trailer, data.entries, width, data.bytes.size()));
  put(data.bytes);
  put("\nendstream\nendobj\n");
}

}  // namespace recto::pdf
