// libzip over a buffer.  The size that a member claims is checked before a byte is unpacked, and what is unpacked is
// checked against the claim, so a bomb costs nothing.
#include "exchange/archive.h"

#include "diag/environment_error.h"

#include <fmt/format.h>
#include <zip.h>

#include <filesystem>
#include <utility>

namespace recto::exchange {
namespace {

constexpr std::uint64_t harmless = 16ULL << 20;  // bytes that are unpacked whatever the ratio
constexpr std::uint64_t most_packed = 200;       // databases pack to a fifth, text to a tenth

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string reason(zip_error_t& error) {
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

bool leaves_folder(const std::string& name) {
  const std::filesystem::path path(name);
  if (path.is_absolute() || name.find('\\') != std::string::npos) return true;
  for (const auto& part : path) {
    if (part == "..") return true;
  }
  return false;
}

}  // namespace

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

Archive::Archive(std::unique_ptr<std::string> bytes, std::unique_ptr<zip, Close> archive, diag::Span place)
    : bytes_{std::move(bytes)}, archive_{std::move(archive)}, place_{std::move(place)} {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

std::optional<Archive> Archive::open(std::string bytes, const diag::Span& place, diag::Diagnostics& diagnostics) {
  auto kept = std::make_unique<std::string>(std::move(bytes));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(kept->data(), kept->size(), 0, &error);
  zip* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (opened == nullptr) {
    if (source != nullptr) zip_source_free(source);
    diagnostics.error("damaged-zip", fmt::format("damaged zip file: {}", reason(error)), place)
        .notes.emplace_back("fetch or export it again");
    return std::nullopt;
  }
  zip_error_fini(&error);
  Archive archive(std::move(kept), std::unique_ptr<zip, Close>(opened), place);
  for (zip_int64_t i = 0; i < zip_get_num_entries(opened, 0); ++i) {
    const char* name = zip_get_name(opened, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    if (name == nullptr || !leaves_folder(name)) continue;
    diagnostics.error("bad-name", fmt::format("`{}` in the zip file leaves its folder", name), place);
    return std::nullopt;
  }
  return archive;
}

bool Archive::has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

std::optional<std::string> Archive::read(const std::string& name, diag::Diagnostics& diagnostics) {
  const auto refuse = [&](const char* code, const std::string& message) {
    diagnostics.error(code, fmt::format("`{}` in the zip file {}", name, message), place_);
    return std::nullopt;
  };
  zip_stat_t facts;
  zip_stat_init(&facts);
  if (zip_stat(archive_.get(), name.c_str(), 0, &facts) != 0) return refuse("damaged-zip", "is missing");
  if (facts.size > harmless && facts.size / most_packed > facts.comp_size) {
    return refuse("too-large", fmt::format("unpacks {} bytes to {}: no honest file does", facts.comp_size, facts.size));
  }
  if (facts.size > largest_member || (total_ += facts.size) > largest_archive) {
    return refuse("too-large", fmt::format("unpacks to {} bytes, more than are read", facts.size));
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive_.get(), name.c_str(), 0));
  if (!file) return refuse("damaged-zip", fmt::format("cannot be opened: {}", zip_strerror(archive_.get())));
  std::string bytes(facts.size, '\0');
  const auto count = zip_fread(file.get(), bytes.data(), bytes.size());
  char more = 0;
  const bool whole =
      count >= 0 && static_cast<std::uint64_t>(count) == facts.size && zip_fread(file.get(), &more, 1) == 0;
  if (!whole) return refuse("damaged-zip", "is damaged");
  return bytes;
}

namespace {

[[noreturn]] void fail(const char* what) { throw diag::EnvironmentError(fmt::format("zip file: {}", what)); }

/// Every member has the first moment that the format knows: 1 January 1980.
void add_member(zip* archive, const Medium& member) {
  constexpr zip_uint16_t first_day = 1 << 5 | 1;
  zip_source_t* source = zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), 0);
  const auto index = source == nullptr ? -1 : zip_file_add(archive, member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) fail(zip_strerror(archive));
  zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, first_day, 0);
}

std::string all_of(zip_source_t* source) {
  zip_stat_t facts;
  zip_stat_init(&facts);
  if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0) fail("cannot be read back");
  std::string bytes(facts.size, '\0');
  const auto count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count < 0 || static_cast<std::size_t>(count) != bytes.size()) fail("cannot be read back");
  return bytes;
}

}  // namespace

std::string pack_archive(const std::vector<Medium>& members) {
  zip_error_t error;
  zip_error_init(&error);
  const auto release = [](zip_source_t* source) { zip_source_free(source); };
  const std::unique_ptr<zip_source_t, decltype(release)> source(zip_source_buffer_create(nullptr, 0, 0, &error),
                                                                release);
  if (!source) fail("out of memory");
  zip_source_keep(source.get());  // one use for the archive, one for reading it back
  zip* archive = zip_open_from_source(source.get(), ZIP_TRUNCATE, &error);
  if (archive == nullptr) fail("cannot be made");
  for (const auto& member : members) add_member(archive, member);
  if (zip_close(archive) != 0) fail(zip_strerror(archive));
  return all_of(source.get());
}

}  // namespace recto::exchange
