#include "pdf/haru.h"

#include "diag/assertion.h"
#include "diag/environment_error.h"

#include <fmt/format.h>
#include <hpdf.h>
#include <hpdf_annotation.h>
#include <hpdf_doc.h>
#include <hpdf_info.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>

#include <chrono>
#include <utility>

namespace recto::pdf {
namespace {

constexpr unsigned pages_a_node = 64;
constexpr std::uint32_t id_bits = 0x00FFFFFF;  // libharu keeps flags in the rest
constexpr std::size_t short_outline = 60;      // entries that a reader takes in at a glance

template <typename T>
Ref ref(const T* object) {
  return {object->header.obj_id & id_bits};
}

/// libharu's writer calls this with every few bytes.  Nothing may be thrown through it.
HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT count) noexcept {
  try {
    static_cast<std::string*>(stream->attr)->append(bytes, bytes + count);
    return HPDF_OK;
  } catch (...) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

HPDF_Date to_date(std::int64_t seconds) {
  using namespace std::chrono;
  // year 1 to year 9999
  if (seconds < -62135596800 || seconds > 253402300799) {
    throw diag::EnvironmentError{
        fmt::format("the date {} (seconds since 1970) is outside the years 1 to 9999", seconds)};
  }
  const sys_seconds time{std::chrono::seconds{seconds}};
  const auto midnight = floor<days>(time);
  const year_month_day day{midnight};
  const hh_mm_ss clock{time - midnight};
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day())),
          .hour = static_cast<int>(clock.hours().count()),
          .minutes = static_cast<int>(clock.minutes().count()),
          .seconds = static_cast<int>(clock.seconds().count()),
          .ind = 'Z',
          .off_hour = 0,
          .off_minutes = 0};
}

_HPDF_Doc_Rec* new_document() {
  // The structures in the headers have to be those of the library that is loaded.
  if (HPDF_StrCmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0) {
    throw diag::EnvironmentError{fmt::format("libharu {} is installed, but this program was built for {}",
                                             HPDF_GetVersion(), HPDF_VERSION_TEXT)};
  }
  auto* document = HPDF_New(nullptr, nullptr);
  if (document == nullptr) throw diag::EnvironmentError{"libharu could not make a document"};
  return static_cast<_HPDF_Doc_Rec*>(document);
}

}  // namespace

void Haru::Free::operator()(_HPDF_Doc_Rec* document) const noexcept { HPDF_Free(document); }
void Haru::Free::operator()(_HPDF_Stream_Rec* stream) const noexcept { HPDF_Stream_Free(stream); }

Haru::Haru(const Sink& sink, int compression)
    : document_{new_document()}, output_{sink, compression, [this] { return reserve(); }} {
  check(HPDF_SetPagesConfiguration(document_.get(), pages_a_node), "start a page tree");
  writer_.reset(made(HPDF_CallbackWriter_New(document_->mmgr, append_bytes, &text_), "make a writer"));
}

Haru::~Haru() = default;

void Haru::fail(const char* what) const {
  const auto& error = document_->error;
  throw diag::EnvironmentError{
      fmt::format("libharu could not {} (error 0x{:04x}, detail {})", what, error.error_no, error.detail_no)};
}

void Haru::check(unsigned long status, const char* what) const {
  // Some calls note an error and report success.
  if (status != HPDF_OK || document_->error.error_no != HPDF_OK) fail(what);
}

template <typename T>
T* Haru::made(T* object, const char* what) const {
  if (object == nullptr || document_->error.error_no != HPDF_OK) fail(what);
  return object;
}

std::string Haru::producer() { return fmt::format("Haru Free PDF Library {}", HPDF_GetVersion()); }

Ref Haru::reserve() {
  auto& table = *document_->xref;
  const auto id = table.start_offset + table.entries->count;
  if (id > id_bits) throw diag::EnvironmentError{"the document needs more than 16,777,215 PDF objects"};
  ++table.start_offset;  // the next object counts from here
  return {id};
}

std::string Haru::body(_HPDF_Dict_Rec* object, std::string_view entries) {
  text_.clear();
  check(HPDF_Obj_WriteValue(object, writer_.get(), nullptr), "write an object");
  RECTO_ASSERT(text_.ends_with(">>"));
  text_.insert(text_.size() - 2, entries);
  return std::move(text_);
}

void Haru::write(_HPDF_Dict_Rec* object, std::string_view entries) {
  output_.object(ref(object), body(object, entries));
}

PageRefs Haru::add_page(std::string_view entries) {
  auto* page = static_cast<HPDF_Page>(made(HPDF_AddPage(document_.get()), "add a page"));
  if (pages_in_node_ == 0) first_page_entry_ = document_->xref->entries->count - 3;  // page, contents, their length
  // Ours are exact and shared.
  check(HPDF_Dict_RemoveElement(page, "MediaBox"), "set a page's size");
  check(HPDF_Dict_RemoveElement(page, "Resources"), "set a page's resources");
  write(page, entries);
  auto* contents = static_cast<HPDF_PageAttr>(page->attr)->contents;
  auto* length = made(static_cast<HPDF_Number>(HPDF_Dict_GetItem(contents, "Length", HPDF_OCLASS_NUMBER)),
                      "find a page's contents");
  const PageRefs refs{.page = ref(page), .contents = ref(contents), .contents_length = ref(length)};
  ++pages_;
  if (++pages_in_node_ == static_cast<int>(pages_a_node)) finish_node();
  return refs;
}

void Haru::finish_node() {
  if (pages_in_node_ == 0) return;
  auto* node = document_->cur_pages;
  write(node);
  check(HPDF_Dict_RemoveElement(node, "Kids"), "finish a page tree node");
  node->before_write_fn = nullptr;
  release(first_page_entry_);
  HPDF_List_Clear(document_->page_list);
  document_->cur_page = nullptr;
  pages_in_node_ = 0;
}

void Haru::release(unsigned first) {
  auto& table = *document_->xref;
  while (table.entries->count > first) {
    auto* entry = static_cast<HPDF_XrefEntry>(HPDF_List_RemoveByIndex(table.entries, table.entries->count - 1));
    HPDF_Obj_ForceFree(document_->mmgr, entry->obj);
    HPDF_FreeMem(document_->mmgr, entry);
    ++table.start_offset;
  }
}

void Haru::add_link(Ref at, const PointBox& box, std::string_view entries) {
  const HPDF_Rect rect{static_cast<HPDF_REAL>(box.left), static_cast<HPDF_REAL>(box.bottom),
                       static_cast<HPDF_REAL>(box.right), static_cast<HPDF_REAL>(box.top)};
  auto* link = made(HPDF_Annotation_New(document_->mmgr, document_->xref, HPDF_ANNOT_LINK, rect), "make a link");
  // It takes the number kept for it and gives back its own.
  link->header.obj_id = at.id | HPDF_OTYPE_INDIRECT;
  const auto text = body(link, entries);
  release(document_->xref->entries->count - 1);
  --document_->xref->start_offset;
  output_.object(at, text);
}

void Haru::add_outline(const std::vector<OutlineItem>& items) {
  finish_node();  // what it releases are the last entries of the table
  std::vector<HPDF_Outline> nodes;
  std::vector<HPDF_Outline> open;  // the chain of parents
  for (const auto& item : items) {
    const auto depth = static_cast<std::size_t>(item.depth);
    RECTO_ASSERT(item.depth >= 0 && depth <= open.size());
    open.resize(depth);
    auto* parent = open.empty() ? nullptr : open.back();
    auto* node = static_cast<HPDF_Outline>(
        made(HPDF_CreateOutline(document_.get(), parent, "", nullptr), "make an outline entry"));
    const bool opened = depth == 0 && items.size() <= short_outline;
    check(HPDF_Outline_SetOpened(node, opened ? HPDF_TRUE : HPDF_FALSE), "make an outline entry");
    check(HPDF_Dict_RemoveElement(node, "Title"), "name an outline entry");
    check(HPDF_Dict_RemoveElement(node, "Type"), "name an outline entry");
    nodes.push_back(node);
    open.push_back(node);
  }
  for (std::size_t i = 0; i < items.size(); ++i) write(nodes[i], items[i].entries);
  if (!items.empty()) write(document_->outlines);
}

void Haru::set_date(std::int64_t seconds) {
  const auto date = to_date(seconds);
  check(HPDF_SetInfoDateAttr(document_.get(), HPDF_INFO_CREATION_DATE, date), "set the date");
  check(HPDF_SetInfoDateAttr(document_.get(), HPDF_INFO_MOD_DATE, date), "set the date");
}

void Haru::set_viewer_preferences(std::string_view duplex) {
  constexpr auto what = "set viewer preferences";
  check(HPDF_SetViewerPreference(document_.get(), HPDF_PRINT_SCALING_NONE), what);
  auto* preferences =
      made(static_cast<HPDF_Dict>(HPDF_Dict_GetItem(document_->catalog, "ViewerPreferences", HPDF_OCLASS_DICT)), what);
  if (!duplex.empty()) check(HPDF_Dict_AddName(preferences, "Duplex", std::string{duplex}.c_str()), what);
  check(HPDF_Dict_AddBoolean(preferences, "PickTrayByPDFSize", HPDF_TRUE), what);
  check(HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE), what);
}

void Haru::finish(std::string_view duplex, std::string_view catalog_entries, std::string_view info_entries) {
  RECTO_ASSERT(pages_ > 0);
  finish_node();
  auto* root = document_->root_pages;
  root->before_write_fn = nullptr;  // it would count pages that have left
  check(HPDF_Dict_AddNumber(root, "Count", pages_), "count the pages");
  write(root);
  set_viewer_preferences(duplex);
  write(document_->catalog, catalog_entries);
  write(document_->info, info_entries);
  output_.finish(ref(document_->catalog), ref(document_->info));
}

}  // namespace recto::pdf
