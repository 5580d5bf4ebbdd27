/* Cards as recto's bench sets them, through Pango and Cairo: what a good C program of today needs for the same text.
   usage: pango_cards TEXT OUT.pdf     TEXT has two lines of Pango markup a card, front and back. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { per_page = 8, columns = 2 };
static const double mm = 72 / 25.4;

static void draw(cairo_t *cr, PangoLayout *layout, const char *markup, int place) {
  const double x = (6 + 99 * (place % columns) + 5) * mm;
  const double y = (14.5 + 67 * (place / columns) + 5) * mm;
  pango_layout_set_markup(layout, markup, -1);
  cairo_move_to(cr, x, y);
  pango_cairo_show_layout(cr, layout);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  FILE *in = fopen(argv[1], "r");
  if (!in) return 3;
  cairo_surface_t *surface = cairo_pdf_surface_create(argv[2], 210 * mm, 297 * mm);
  cairo_t *cr = cairo_create(surface);
  PangoLayout *layout = pango_cairo_create_layout(cr);
  PangoFontDescription *font = pango_font_description_from_string("Liberation Sans 9");
  pango_font_description_set_absolute_size(font, 9 * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, (int)(89 * mm * PANGO_SCALE));
  char *backs[per_page] = {0};
  char *line = NULL;
  size_t capacity = 0;
  int cards = 0;
  int more = 1;
  while (more) {
    more = getline(&line, &capacity, in) > 0;
    if (more) {
      draw(cr, layout, line, cards);
      if (getline(&line, &capacity, in) <= 0) return 3;
      backs[cards++] = strdup(line);
    }
    if (cards == per_page || (!more && cards > 0)) {
      cairo_show_page(cr);
      for (int i = 0; i < cards; ++i) {
        draw(cr, layout, backs[i], i / columns * columns + (columns - 1 - i % columns));
        free(backs[i]);
      }
      cairo_show_page(cr);
      cards = 0;
    }
  }
  free(line);
  g_object_unref(layout);
  pango_font_description_free(font);
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  return 0;
}
