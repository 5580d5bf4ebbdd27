// Objects into a file: body, object streams, cross-reference (ISO 32000-1, 7.5).
//
// libharu's own writer wants the whole document in memory and ends at 2 GiB; here each object goes out as soon as it is
// complete, and 16 bytes an object are kept until the end.
#pragma once

#include "pdf/deflate.h"
#include "pdf/fingerprint.h"
#include "pdf/write.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::pdf {

/// An object's number.
struct Ref {
  std::uint32_t id = 0;
  bool operator==(const Ref&) const = default;
};

/// Appends "12 0 R".
void append(std::string& out, Ref ref);
[[nodiscard]] std::string to_string(Ref ref);

class Output {
 public:
  /// Writes the header.  With `compression` 0 objects stand plainly and the cross-reference is a table; otherwise they
  /// are gathered in object streams, whose own numbers come from `reserve`.
  Output(const Sink& sink, int compression, std::function<Ref()> reserve);

  /// Writes an object that is no stream.
  void object(Ref at, std::string_view body);
  /// Writes a stream; `entries` go into its dictionary beside the coding's and /Length.
  void stream(Ref at, std::string_view entries, const Coded& data);
  /// The same with the length as an object of its own.
  void stream(Ref at, Ref length, std::string_view entries, const Coded& data);
  /// Writes cross-reference and trailer.  Requires every number handed out to have been written.
  void finish(Ref catalog, Ref info);

  [[nodiscard]] std::uint64_t bytes() const { return written_ + buffer_.size(); }

 private:
  /// Where an object stands: a byte offset, or a place in an object stream.
  struct Place {
    std::uint64_t offset_or_stream = 0;
    std::uint16_t index = 0;
    enum class Kind : std::uint8_t { none, plain, in_stream } kind = Kind::none;
  };

  void put(std::string_view bytes);
  void flush();
  void give(std::string_view bytes);
  void note(Ref at, Place place);
  void note_here(Ref at);
  void close_object_stream();
  [[nodiscard]] std::string trailer_entries(Ref catalog, Ref info) const;
  void put_table(std::string_view trailer);
  void put_cross_reference_stream(std::string_view trailer);
  [[nodiscard]] std::string cross_reference_rows(unsigned offset_bytes) const;

  const Sink& sink_;
  Deflater deflater_;
  bool gather_;
  std::function<Ref()> reserve_;
  std::string buffer_;
  std::uint64_t written_ = 0;
  Fingerprint fingerprint_;
  std::vector<Place> places_;
  Ref open_stream_;
  std::string open_index_;
  std::string open_bodies_;
  std::uint16_t open_count_ = 0;
};

}  // namespace recto::pdf
