// Three generations of a package: `collection.anki2`; `collection.anki21` with a stub of the former beside it;
// `collection.anki21b`, packed by Zstandard, whose media map is protobuf, with a stub as well.  A stub holds one note,
// which asks for a newer Anki.
#include "exchange/readers.h"

#include "exchange/anki.h"
#include "exchange/anki_database.h"
#include "exchange/anki_json.h"
#include "exchange/archive.h"
#include "exchange/wire.h"
#include "exchange/zstandard.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace recto::exchange {
namespace {

constexpr std::uint32_t media_entry = 1;       // MediaEntries.entries
constexpr std::uint32_t media_entry_name = 1;  // MediaEntry.name

using MediaNames = std::map<std::string, std::string>;  // name in the package → name in notes

bool is_stub(const AnkiNotes& notes) {
  return notes.notes.size() == 1 && !notes.notes[0].fields.empty() &&
         notes.notes[0].fields[0].find("update to the latest Anki version") != std::string::npos;
}

void add_pictures(const Line& line, std::set<std::string>& names) {
  for (const auto& piece : line) {
    if (piece.kind == Piece::Kind::picture) names.insert(piece.file);
  }
}

void add_pictures(const Content& content, std::set<std::string>& names) {
  for (const auto& block : content) {
    add_pictures(block.line, names);
    for (const auto& item : block.items) add_pictures(item, names);
    for (const auto& row : block.rows) {
      for (const auto& cell : row) add_pictures(cell, names);
    }
  }
}

std::set<std::string> pictures_of(const Collection& collection) {
  std::set<std::string> names;
  for (const auto& entry : collection.entries) {
    add_pictures(entry.prompt, names);
    add_pictures(entry.answer, names);
  }
  return names;
}

std::optional<MediaNames> media_of_wire(std::string_view bytes) {
  const auto entries = read_message(bytes);
  if (!entries) return std::nullopt;
  MediaNames names;
  for (const auto& entry : *entries) {
    if (entry.number != media_entry) continue;
    const auto fields = read_message(entry.bytes);
    if (!fields) return std::nullopt;
    names.emplace(std::to_string(names.size()), bytes_of(*fields, media_entry_name));
  }
  return names;
}

class Package {
 public:
  Package(Archive archive, const std::string& path, Losses& losses, diag::Diagnostics& diagnostics)
      : archive_{std::move(archive)},
        path_{path},
        place_{diag::whole_file(path)},
        losses_{losses},
        diagnostics_{diagnostics} {}

  std::optional<Collection> read() {
    auto bytes = database_bytes();
    if (!bytes) return std::nullopt;
    auto collection = read_anki_database(std::move(*bytes), path_, losses_, diagnostics_);
    if (collection && !add_media(*collection)) return std::nullopt;
    return collection;
  }

 private:
  std::optional<std::string> unpacked(const std::string& name) {
    const auto packed = archive_.read(name, diagnostics_);
    if (!packed) return std::nullopt;
    auto bytes = unpack_zstandard(*packed, largest_member);
    if (!bytes)
      diagnostics_.error("damaged-zip", fmt::format("`{}` in the package is damaged or too large", name), place_);
    return bytes;
  }

  std::optional<std::string> database_bytes() {
    newest_ = archive_.has("collection.anki21b");
    if (newest_) return unpacked("collection.anki21b");
    for (const std::string name : {"collection.anki21", "collection.anki2"}) {
      if (archive_.has(name)) return archive_.read(name, diagnostics_);
    }
    diagnostics_.error("unknown-format", "zip file without an Anki collection", place_)
        .notes.emplace_back("of a spreadsheet, save the sheet as CSV");
    return std::nullopt;
  }

  std::optional<MediaNames> media_names() {
    if (!archive_.has("media")) return MediaNames{};
    const auto bytes = newest_ ? unpacked("media") : archive_.read("media", diagnostics_);
    if (!bytes) return std::nullopt;
    auto names = newest_ ? media_of_wire(*bytes) : media_of_json(*bytes);
    if (!names) diagnostics_.error("damaged-zip", "the package's list of media is damaged", place_);
    return names;
  }

  /// Only what the text shows as a picture is unpacked: sounds are most of a large package.
  bool add_media(Collection& collection) {
    const auto wanted = pictures_of(collection);
    const auto names = media_names();
    if (!names) return false;
    for (const auto& [member, name] : *names) {
      if (name.find_first_of("/\\") != std::string::npos || name == "..") {
        diagnostics_.error("bad-name", fmt::format("`{}` in the package leaves its folder", name), place_);
        return false;
      }
      if (!wanted.contains(name) || !archive_.has(member)) continue;
      auto bytes = newest_ ? unpacked(member) : archive_.read(member, diagnostics_);
      if (!bytes) return false;
      collection.media.push_back({name, std::move(*bytes)});
    }
    return true;
  }

  Archive archive_;
  const std::string& path_;
  diag::Span place_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  bool newest_ = false;
};

}  // namespace

std::optional<Collection> read_anki_package(std::string bytes, const std::string& path, Losses& losses,
                                            diag::Diagnostics& diagnostics) {
  auto archive = Archive::open(std::move(bytes), diag::whole_file(path), diagnostics);
  if (!archive) return std::nullopt;
  return Package(std::move(*archive), path, losses, diagnostics).read();
}

std::optional<Collection> read_anki_database(std::string bytes, const std::string& path, Losses& losses,
                                             diag::Diagnostics& diagnostics) {
  const auto place = diag::whole_file(path);
  auto database = Database::open(std::move(bytes), place, diagnostics);
  if (!database) return std::nullopt;
  const auto notes = read_notes(*database, place, losses, diagnostics);
  if (!notes) return std::nullopt;
  if (!is_stub(*notes)) return collection_of(*notes, path, losses, diagnostics);
  diagnostics.error("stub", "an Anki package whose only note asks for a newer Anki", place)
      .notes.emplace_back("export it again with \"Support older Anki versions\"");
  return std::nullopt;
}

std::optional<Collection> read_crowdanki(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics) {
  const auto notes = notes_of_crowdanki(source->bytes());
  if (notes) return collection_of(*notes, source->name(), losses, diagnostics);
  diagnostics.error("bad-json", "JSON that does not parse", {source, 0, 1});
  return std::nullopt;
}

}  // namespace recto::exchange
