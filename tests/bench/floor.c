/* What setting cards costs at the least: HarfBuzz shapes each stretch of the text once, the glyphs are written as PDF
   operators, libdeflate compresses a page at a time.  No line is broken, nothing is measured, checked or laid out, and no
   font is embedded.
   usage: floor TEXT OUT FOLDER    TEXT has two lines of markup (b, i, tt) a card; FOLDER holds Liberation fonts. */
#include <hb.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { per_page = 8, glyphs_a_line = 60, level = 6 };
enum { regular, bold, italic, mono, faces };

typedef struct {
  char *bytes;
  size_t size, room;
} Bytes;

static void put(Bytes *to, const char *bytes, size_t size) {
  if (to->size + size > to->room) {
    to->room = 2 * (to->size + size);
    to->bytes = realloc(to->bytes, to->room);
    if (!to->bytes) exit(3);
  }
  memcpy(to->bytes + to->size, bytes, size);
  to->size += size;
}

static void put_byte(Bytes *to, char byte) {
  if (byte == '(' || byte == ')' || byte == '\\') put(to, "\\", 1);
  put(to, byte == '\r' ? "\\r" : &byte, byte == '\r' ? 2 : 1);
}

static hb_font_t *fonts[faces];

static void open_fonts(const char *folder) {
  static const char *const names[faces] = {"LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf",
                                           "LiberationSans-Italic.ttf", "LiberationMono-Regular.ttf"};
  char path[4096];
  for (int i = 0; i < faces; ++i) {
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob) exit(3);
    fonts[i] = hb_font_create(hb_face_create(blob, 0));
  }
}

static void show(Bytes *page, hb_buffer_t *buffer, int face, const char *text, int length) {
  if (length == 0) return;
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf8(buffer, text, length, 0, length);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
  hb_buffer_set_language(buffer, hb_language_from_string("en", -1));
  hb_shape(fonts[face], buffer, NULL, 0);
  unsigned count = 0;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
  char operators[64];
  put(page, operators, (size_t)snprintf(operators, sizeof operators, "/F%d 9 Tf\n", face));
  for (unsigned i = 0; i < count; ++i) {
    if (i % glyphs_a_line == 0) put(page, i == 0 ? "[(" : ")] TJ\n0 -10.8 Td\n[(", i == 0 ? 2 : 18);
    put_byte(page, (char)(infos[i].codepoint >> 8));
    put_byte(page, (char)(infos[i].codepoint & 0xFF));
  }
  put(page, ")] TJ\n", 6);
}

static void add(Bytes *page, hb_buffer_t *buffer, char *markup) {
  int face = regular;
  for (char *at = markup; *at && *at != '\n';) {
    char *end = at + strcspn(at, "<\n");
    show(page, buffer, face, at, (int)(end - at));
    if (*end != '<') break;
    face = end[1] == '/' ? regular : end[1] == 'b' ? bold : end[1] == 'i' ? italic : mono;
    at = strchr(end, '>') + 1;
  }
}

static void finish(Bytes *page, struct libdeflate_compressor *compressor, FILE *out) {
  if (page->size == 0) return;
  const size_t bound = libdeflate_zlib_compress_bound(compressor, page->size);
  char *packed = malloc(bound);
  const size_t size = libdeflate_zlib_compress(compressor, page->bytes, page->size, packed, bound);
  if (fwrite(packed, 1, size, out) != size) exit(3);
  free(packed);
  page->size = 0;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  FILE *in = fopen(argv[1], "r");
  FILE *out = fopen(argv[2], "w");
  if (!in || !out) return 3;
  open_fonts(argv[3]);
  hb_buffer_t *buffer = hb_buffer_create();
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(level);
  Bytes sides[2] = {{0}, {0}};
  char *line = NULL;
  size_t capacity = 0;
  for (int number = 0; getline(&line, &capacity, in) > 0; ++number) {
    if (number > 0 && number % (2 * per_page) == 0) {
      for (int side = 0; side < 2; ++side) finish(&sides[side], compressor, out);
    }
    add(&sides[number % 2], buffer, line);
  }
  for (int side = 0; side < 2; ++side) finish(&sides[side], compressor, out);
  return fclose(out) == 0 ? 0 : 3;
}
