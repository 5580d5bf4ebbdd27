// libzip's functions, each handed on to the library, which is opened when the first is called.
//
// libzip needs libcrypto, whose thousands of symbols the loader would bind at every start of the program: a fifth of
// what a deck of one card costs.  Few runs read a zip.  Linking these in libzip's place leaves its callers as they are.
#include "diag/environment_error.h"

#include <dlfcn.h>
#include <zip.h>

#include <string>

namespace {

using recto::diag::EnvironmentError;

constexpr const char* library = "libzip.so.4";  // the name of its interface, which zip.h declares

void* opened() {
  void* handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
  if (handle == nullptr) throw EnvironmentError{"zip files cannot be read: install the package `libzip4`"};
  return handle;
}

/// The library's own function of a name.
template <typename Function>
Function* entry(Function* /*declared*/, const char* name) {
  static void* const handle = opened();
  void* found = dlsym(handle, name);
  if (found == nullptr) throw EnvironmentError{std::string{library} + " lacks " + name};
  return reinterpret_cast<Function*>(found);
}

}  // namespace

void zip_discard(zip_t* archive) { entry(&zip_discard, "zip_discard")(archive); }
void zip_error_fini(zip_error_t* error) { entry(&zip_error_fini, "zip_error_fini")(error); }
void zip_error_init(zip_error_t* error) { entry(&zip_error_init, "zip_error_init")(error); }
const char* zip_error_strerror(zip_error_t* error) { return entry(&zip_error_strerror, "zip_error_strerror")(error); }
int zip_fclose(zip_file_t* file) { return entry(&zip_fclose, "zip_fclose")(file); }
zip_file_t* zip_fopen(zip_t* archive, const char* name, zip_flags_t flags) {
  return entry(&zip_fopen, "zip_fopen")(archive, name, flags);
}
zip_int64_t zip_fread(zip_file_t* file, void* bytes, zip_uint64_t size) {
  return entry(&zip_fread, "zip_fread")(file, bytes, size);
}
const char* zip_get_name(zip_t* archive, zip_uint64_t index, zip_flags_t flags) {
  return entry(&zip_get_name, "zip_get_name")(archive, index, flags);
}
zip_int64_t zip_get_num_entries(zip_t* archive, zip_flags_t flags) {
  return entry(&zip_get_num_entries, "zip_get_num_entries")(archive, flags);
}
zip_int64_t zip_name_locate(zip_t* archive, const char* name, zip_flags_t flags) {
  return entry(&zip_name_locate, "zip_name_locate")(archive, name, flags);
}
zip_t* zip_open_from_source(zip_source_t* source, int flags, zip_error_t* error) {
  return entry(&zip_open_from_source, "zip_open_from_source")(source, flags, error);
}
zip_source_t* zip_source_buffer_create(const void* bytes, zip_uint64_t size, int owned, zip_error_t* error) {
  return entry(&zip_source_buffer_create, "zip_source_buffer_create")(bytes, size, owned, error);
}
void zip_source_free(zip_source_t* source) { entry(&zip_source_free, "zip_source_free")(source); }
int zip_stat(zip_t* archive, const char* name, zip_flags_t flags, zip_stat_t* facts) {
  return entry(&zip_stat, "zip_stat")(archive, name, flags, facts);
}
void zip_stat_init(zip_stat_t* facts) { entry(&zip_stat_init, "zip_stat_init")(facts); }
const char* zip_strerror(zip_t* archive) { return entry(&zip_strerror, "zip_strerror")(archive); }

// Writing.
int zip_close(zip_t* archive) { return entry(&zip_close, "zip_close")(archive); }
zip_int64_t zip_file_add(zip_t* archive, const char* name, zip_source_t* source, zip_flags_t flags) {
  return entry(&zip_file_add, "zip_file_add")(archive, name, source, flags);
}
int zip_file_set_dostime(zip_t* archive, zip_uint64_t index, zip_uint16_t time, zip_uint16_t date, zip_flags_t flags) {
  return entry(&zip_file_set_dostime, "zip_file_set_dostime")(archive, index, time, date, flags);
}
zip_source_t* zip_source_buffer(zip_t* archive, const void* bytes, zip_uint64_t size, int owned) {
  return entry(&zip_source_buffer, "zip_source_buffer")(archive, bytes, size, owned);
}
int zip_source_close(zip_source_t* source) { return entry(&zip_source_close, "zip_source_close")(source); }
void zip_source_keep(zip_source_t* source) { entry(&zip_source_keep, "zip_source_keep")(source); }
int zip_source_open(zip_source_t* source) { return entry(&zip_source_open, "zip_source_open")(source); }
zip_int64_t zip_source_read(zip_source_t* source, void* bytes, zip_uint64_t size) {
  return entry(&zip_source_read, "zip_source_read")(source, bytes, size);
}
int zip_source_stat(zip_source_t* source, zip_stat_t* facts) {
  return entry(&zip_source_stat, "zip_source_stat")(source, facts);
}
