#include "picture/reading.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace {

using namespace recto;
using test::dump;
using test::Reading;
using Messages = std::vector<std::string>;

Reading read_svg(const std::string& text) { return test::read_bytes(text); }

/// `content` in a drawing of 100 by 100 mm whose unit is a millimetre.
std::string in_mm(const std::string& content) {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100">{}</svg>)",
      content);
}

std::string drawn(const std::string& content) {
  const auto reading = read_svg(in_mm(content));
  return reading.picture ? dump(reading.drawing()) : reading.message();
}

Messages messages(const std::string& content) { return read_svg(in_mm(content)).messages(); }

std::string size_of(const std::string& attributes) {
  const auto reading = read_svg("<svg " + attributes + "/>");
  if (!reading.picture) return reading.message();
  const auto size = reading.drawing().size;
  return fmt::format("{:.4g} x {:.4g}", size.width.in_mm(), size.height.in_mm());
}

constexpr auto square = R"(<path d="M1 1H3V3z" )";

}  // namespace

TEST_CASE("shapes become paths") {
  const struct {
    std::string content, path;
  } cases[] = {
      {R"(<rect x="1" y="2" width="30" height="40"/>)", "M1,2 L31,2 L31,42 L1,42 Z fill=000000\n"},
      {R"(<rect width="10mm" height="1cm"/>)", "M0,0 L37.795,0 L37.795,37.795 L0,37.795 Z fill=000000\n"},
      {R"(<line x1="1" y1="2" x2="3" y2="4" stroke="red"/>)", "M1,2 L3,4 stroke=ff0000 1mm\n"},
      {R"(<polyline points="1,2 3 4,5-6e0"/>)", "outside-drawing: `polyline` reaches 6 mm out of the drawing"},
      {R"(<polyline points="1,2 3 4,5+6e0"/>)", "M1,2 L3,4 L5,6 fill=000000\n"},
      {R"(<polygon points=" 1,2 3,4 5,6 "/>)", "M1,2 L3,4 L5,6 Z fill=000000\n"},
      {R"(<circle cx="50" cy="50" r="10"/>)",
       "M60,50 C60,55.523 55.523,60 50,60 C44.477,60 40,55.523 40,50 C40,44.477 44.477,40 50,40 "
       "C55.523,40 60,44.477 60,50 Z fill=000000\n"},
      {R"(<ellipse cx="50" cy="50" rx="10" ry="20"/>)",
       "M60,50 C60,61.046 55.523,70 50,70 C44.477,70 40,61.046 40,50 C40,38.954 44.477,30 50,30 "
       "C55.523,30 60,38.954 60,50 Z fill=000000\n"},
      {R"(<rect x="10" y="10" width="30" height="20" rx="100" ry="5"/>)",
       "M25,10 C33.284,10 40,12.239 40,15 L40,25 C40,27.761 33.284,30 25,30 C16.716,30 10,27.761 10,25 L10,15 "
       "C10,12.239 16.716,10 25,10 Z fill=000000\n"},
      {R"(<rect x="10" y="10" width="30" height="20" rx="5" ry="auto"/>)",
       "M15,10 L35,10 C37.761,10 40,12.239 40,15 L40,25 C40,27.761 37.761,30 35,30 L15,30 C12.239,30 10,27.761 10,25 "
       "L10,15 C10,12.239 12.239,10 15,10 Z fill=000000\n"},
  };
  for (const auto& [content, path] : cases) CHECK(drawn(content) == path);
}

TEST_CASE("shapes without an extent or a paint draw nothing") {
  for (const auto* content :
       {R"(<rect width="0" height="4"/>)", R"(<rect/>)", R"(<circle r="0"/>)", R"(<ellipse rx="3" ry="0"/>)",
        R"(<path/>)", R"(<path d=""/>)", R"(<path d="none"/>)", R"(<polyline points=""/>)", R"(<polygon/>)",
        R"(<line x2="5" fill="red"/>)", R"(<rect x="-50" width="400" height="4" fill="none"/>)",
        R"(<rect width="4" height="4" fill="none" stroke="red" stroke-width="0"/>)", R"(<g/>)",
        R"(<title>A</title><desc>B</desc><metadata><x/></metadata><defs/><defs><title>C</title></defs>)"}) {
    CAPTURE(content);
    const auto reading = read_svg(in_mm(content));
    REQUIRE_MESSAGE(reading.picture, reading.message());
    CHECK(reading.drawing().paths.empty());
  }
}

TEST_CASE("the size follows from width, height and viewBox") {
  const struct {
    std::string attributes, size;
  } cases[] = {
      {R"(width="40mm" height="3cm")", "40 x 30"},
      {R"(width="96" height="192px")", "25.4 x 50.8"},
      {R"(width="1in" height="72pt")", "25.4 x 25.4"},
      {R"(width="6pc" height=" 40mm ")", "25.4 x 40"},
      {R"(width="40mm" viewBox="0 0 4 2")", "40 x 20"},
      {R"(height="40mm" viewBox="0,0,4,2")", "80 x 40"},
      {R"(viewBox="-5 -5 96 192")", "25.4 x 50.8"},
      {R"(width="100%" height="100%" viewBox="0 0 96 192")", "25.4 x 50.8"},
      {R"(width="auto" height="40mm" viewBox="0 0 96 192")", "20 x 40"},
      {R"(width="40mm")", "no-size: drawing without a size"},
      {"", "no-size: drawing without a size"},
      {R"(width="40em" height="40mm")", "bad-length: `width` of `40em`"},
      {R"(width="50%" height="40mm")", "bad-length: `width` of `50%`"},
      {R"(width="40mm" height="0")", "bad-length: `height` of `0`"},
      {R"(width="40mm" height="-4")", "bad-length: `height` of `-4`"},
      {R"(viewBox="0 0 4")", "bad-view-box: `viewBox` of `0 0 4`"},
      {R"(viewBox="0 0 4 0")", "bad-view-box: `viewBox` of `0 0 4 0`"},
      {R"(viewBox="0 0 4 x")", "bad-number: a number expected here"},
      {R"(width="11m" height="4")", "bad-length: `width` of `11m`"},
      {R"(width="1e6" height="4")", "bad-size: drawing of 2.646e+05 by 1.058 mm"},
      {R"(viewBox="0 0 1e-9 1")", "bad-size: drawing of 2.646e-10 by 0.2646 mm"},
      {R"(viewBox="0 0 1e31 1")", "bad-number: a number expected here"},
  };
  for (const auto& [attributes, size] : cases) {
    CAPTURE(attributes);
    CHECK(size_of(attributes) == size);
  }
}

TEST_CASE("a viewBox of another shape is aligned as preserveAspectRatio says") {
  const struct {
    std::string value, path;
  } cases[] = {
      {"xMidYMid", "M40,10 L50,10 L50,20 fill=000000\n"},  // 100 x 60 mm for 20 x 60 units: 1 mm each
      {"xMinYMid meet", "M0,10 L10,10 L10,20 fill=000000\n"},
      {"xMaxYMin", "M80,10 L90,10 L90,20 fill=000000\n"},
      {"none", "M0,10 L50,10 L50,20 fill=000000\n"},
      {"xMidYMid slice", "unsupported-value: `preserveAspectRatio` of `xMidYMid slice`"},
      {"middle", "unsupported-value: `preserveAspectRatio` of `middle`"},
      {"xMidYTop", "unsupported-value: `preserveAspectRatio` of `xMidYTop`"},
  };
  for (const auto& [value, path] : cases) {
    const auto reading = read_svg(fmt::format(
        R"(<svg width="100mm" height="60mm" viewBox="5 0 20 60" preserveAspectRatio="{}"><path d="M5,10h10v10"/></svg>)",
        value));
    CHECK((reading.picture ? dump(reading.drawing()) : reading.message()) == path);
  }
}

TEST_CASE("transforms apply from the inside out") {
  const struct {
    std::string transform, path;
  } cases[] = {
      {"translate(10)", "M11,1 L13,1 L13,3 Z"},
      {"translate(10,20)", "M11,21 L13,21 L13,23 Z"},
      {"scale(2)", "M2,2 L6,2 L6,6 Z"},
      {"scale(2 3)", "M2,3 L6,3 L6,9 Z"},
      {"rotate(90 5 5)", "M9,1 L9,3 L7,3 Z"},
      {"translate(10 0) rotate(90)", "M9,1 L9,3 L7,3 Z"},
      {"translate(10 0),scale(2)", "M12,2 L16,2 L16,6 Z"},
      {"skewX(45)", "M2,1 L4,1 L6,3 Z"},
      {"skewY(45)", "M1,2 L3,4 L3,6 Z"},
      {"matrix(1 0 0 1 7 8)", "M8,9 L10,9 L10,11 Z"},
      {" matrix( 0,1 -1,0,10,0 ) ", "M9,1 L9,3 L7,3 Z"},
      {"none", "M1,1 L3,1 L3,3 Z"},
      {"", "M1,1 L3,1 L3,3 Z"},
  };
  for (const auto& [transform, path] : cases) {
    CAPTURE(transform);
    CHECK(drawn(fmt::format(R"({} transform="{}"/>)", square, transform)) == path + " fill=000000\n");
    CHECK(drawn(fmt::format(R"(<g transform="{}">{}/></g>)", transform, square)) == path + " fill=000000\n");
  }
  CHECK(drawn(fmt::format("<g transform='translate(10)'><g transform='scale(2)'>{}/></g></g>", square)) ==
        "M12,2 L16,2 L16,6 Z fill=000000\n");
}

TEST_CASE("bad transforms are located") {
  const struct {
    std::string transform, message, quoted;
  } cases[] = {
      {"translate(1) turn(9)", "bad-transform: `turn` is no transform", "turn"},
      {"translate(1) 7", "bad-transform: `7` is no transform", "7"},
      {"scale 2", "bad-transform: `scale` without its parentheses", "scale"},
      {"scale(2", "bad-transform: `scale` without its parentheses", "scale"},
      {"rotate(2 3)", "bad-transform: `rotate` of 2 numbers", "rotate"},
      {"scale()", "bad-transform: `scale` of 0 numbers", "scale"},
      {"scale(x)", "bad-number: a number expected here", "x"},
  };
  for (const auto& [transform, message, quoted] : cases) {
    const auto reading = read_svg(in_mm(fmt::format(R"({} transform="{}"/>)", square, transform)));
    REQUIRE_FALSE(reading.picture);
    CHECK(reading.message() == message);
    const auto& span = reading.diagnostics.all()[0].span;
    CHECK(span.source->bytes().substr(span.offset, span.length) == quoted);
    CHECK(span.source->name() == reading.path);
  }
}

TEST_CASE("strokes grow with even scaling and are refused in any other") {
  const auto stroked = [](const std::string& transform) {
    return drawn(fmt::format(R"(<line x1="1" y1="1" x2="3" y2="2" stroke="#123" stroke-width=".5" transform="{}"/>)",
                             transform));
  };
  CHECK(stroked("scale(2)") == "M2,2 L6,4 stroke=112233 1mm\n");
  CHECK(stroked("translate(5 0) scale(-1 1)") == "M4,1 L2,2 stroke=112233 0.5mm\n");
  CHECK(stroked("rotate(90 5 5)") == "M9,1 L8,3 stroke=112233 0.5mm\n");
  for (const auto* uneven : {"scale(2 1)", "skewX(10)", "skewY(10)", "scale(1 0)", "scale(0)"}) {
    CHECK(stroked(uneven) == "uneven-stroke: stroke of `line` within uneven scaling or skewing");
  }
}

TEST_CASE("paint is inherited, style is stronger than attributes") {
  const struct {
    std::string content, paint;
  } cases[] = {
      {R"(<g fill="red">{}/></g>)", "fill=ff0000"},
      {R"(<g fill="red"><g stroke="blue">{}fill="none"/></g></g>)", "stroke=0000ff 1mm"},
      {R"({}style="fill:lime" fill="red"/>)", "fill=00ff00"},
      {R"({}style=" fill : #00FF00 ; ; stroke:RED;stroke-width:2px; " fill="red"/>)", "fill=00ff00 stroke=ff0000 2mm"},
      {R"(<g fill-rule="evenodd">{}/></g>)", "fill=000000 even-odd"},
      {R"(<g fill-rule="evenodd">{}fill-rule="nonzero"/></g>)", "fill=000000"},
      {R"(<g color="#fedcba">{}fill="currentColor"/></g>)", "fill=fedcba"},
      {R"(<g fill="currentColor" color="red"><g color="blue">{}/></g></g>)", "fill=0000ff"},
      {R"(<g fill="red">{}fill="inherit"/></g>)", "fill=ff0000"},
      {R"({}fill="transparent" stroke="#abc"/>)", "stroke=aabbcc 1mm"},
      {R"({}stroke="red" stroke-width="1e-1"/>)", "fill=000000 stroke=ff0000 0.1mm"},
  };
  for (const auto& [content, paint] : cases) {
    CAPTURE(content);
    CHECK(drawn(fmt::format(fmt::runtime(content), square)) == "M1,1 L3,1 L3,3 Z " + paint + "\n");
  }
}

TEST_CASE("colours are read as names, digits and rgb()") {
  const struct {
    std::string color, fill;
  } cases[] = {{"rebeccapurple", "663399"},
               {"AliceBlue", "f0f8ff"},
               {"yellowgreen", "9acd32"},
               {"#0aF", "00aaff"},
               {"#0a1B2c", "0a1b2c"},
               {"rgb(1,2,3)", "010203"},
               {"rgb( 1 2 3 )", "010203"},
               {"rgb(100%, 50%, 0%)", "ff8000"},
               {"RGB(300,-5,2.5)", "ff0003"},
               {"grey", "808080"},
               {"white", "ffffff"}};
  for (const auto& [color, fill] : cases) {
    CHECK(drawn(fmt::format(R"({}fill="{}"/>)", square, color)) == "M1,1 L3,1 L3,3 Z fill=" + fill + "\n");
  }
  for (const auto* color : {"", "reddish", "#12", "#12345g", "#12345678", "#+12", "rgb(1,2)", "rgb(1,2,3,4)",
                            "rgb(1,2,x)", "rgb(1 2 3", "rgba(1,2,3,.5)", "url(#a)", "hsl(1,2%,3%)"}) {
    CHECK(drawn(fmt::format(R"({}fill="{}"/>)", square, color)) ==
          fmt::format("unsupported-value: `fill` of `{}`", color));
  }
}

TEST_CASE("properties that change nothing are taken, others refused with their value") {
  for (const auto* attributes :
       {R"(opacity="1")", R"(opacity="1.0")", R"(stroke-linecap="butt")", R"(stroke-miterlimit="10")",
        R"(style="display:inline;font-size:12px;-inkscape-stroke:none")",
        R"(style="fill-opacity:1;stroke-dasharray:none;text-anchor:start;shape-rendering:auto")",
        R"(clip-rule="evenodd")",
        R"(id="a" class="b" data-x="1" aria-label="c" xml:space="preserve" xmlns:i="urn:i" i:label="d")"}) {
    CAPTURE(attributes);
    CHECK(messages(fmt::format("{}{}/>", square, attributes)).empty());
  }
  const struct {
    std::string attributes;
    Messages messages;
  } cases[] = {
      {R"(opacity="0.5")", {"unsupported-value: `opacity` of `0.5`", "  drawings are read with `opacity` of `1` only"}},
      {R"(style="stroke-linecap:round")",
       {"unsupported-value: `stroke-linecap` of `round`", "  drawings are read with `stroke-linecap` of `butt` only"}},
      {R"(stroke-dasharray="1 2")",
       {"unsupported-value: `stroke-dasharray` of `1 2`",
        "  drawings are read with `stroke-dasharray` of `none` only"}},
      {R"(display="none")",
       {"unsupported-value: `display` of `none`", "  drawings are read with `display` of `inline` only"}},
      {"filter='url(#f)'",
       {"unsupported-value: `filter` of `url(#f)`", "  drawings are read with `filter` of `none` only"}},
      {R"(fill-rule="odd")", {"unsupported-value: `fill-rule` of `odd`", "  `nonzero` or `evenodd`"}},
      {R"(color="none")",
       {"unsupported-value: `color` of `none`", "  a colour name, `#rgb`, `#rrggbb` or `rgb()` is read here"}},
      {R"(stroke-width="-1")",
       {"unsupported-value: `stroke-width` of `-1`",
        "  a number with `mm`, `cm`, `in`, `pt`, `pc`, `px` or no unit is read here"}},
      {R"(stroke-width="5%")",
       {"unsupported-value: `stroke-width` of `5%`",
        "  a number with `mm`, `cm`, `in`, `pt`, `pc`, `px` or no unit is read here"}},
      {R"(style="rotate:5deg")", {"unsupported-property: unsupported property `rotate`"}},
      {R"(style="fill")", {"bad-style: `fill` without `:`"}},
      {R"(style="fill:red !important")",
       {"unsupported-value: `fill` of `red !important`",
        "  a colour name, `#rgb`, `#rrggbb`, `rgb()`, `none` or `currentColor` is read here"}},
      {"onclick='x()'", {"unsupported-attribute: unsupported attribute `onclick` of `path`"}},
      {R"(width="5")", {"unsupported-attribute: unsupported attribute `width` of `path`"}},
  };
  for (const auto& [attributes, expected] : cases) {
    CHECK(messages(fmt::format("{}{}/>", square, attributes)) == expected);
  }
}

TEST_CASE("an element outside the subset is an error at its line in the drawing") {
  const auto reading = read_svg("<svg viewBox='0 0 9 9'>\n  <path d='M1 1h1'/>\n  <text x='1'>A</text>\n</svg>");
  CHECK_FALSE(reading.picture);
  CHECK(reading.messages() == Messages{"unsupported-element: unsupported element `text`",
                                       "  read are `g`, `path`, `rect`, `circle`, `ellipse`, `line`, `polyline` and "
                                       "`polygon`; text can be turned into paths"});
  CHECK(diag::location(reading.diagnostics.all()[0].span) == reading.path + ":3:3");
}

TEST_CASE("every element that would be drawn otherwise is refused, wherever it stands") {
  for (const std::string name :
       {"text", "image", "use", "symbol", "linearGradient", "style", "switch", "svg", "a", "clipPath", "mask",
        "pattern", "filter", "marker", "foreignObject", "script", "animate", "svg:rect"}) {
    for (const auto* frame : {"<{}/>", "<g><{}/></g>", "<defs><{}/></defs>", "<path d='M1 1h1'><{}/></path>"}) {
      const auto all = messages(fmt::format(fmt::runtime(frame), name));
      REQUIRE_FALSE(all.empty());
      CHECK(all[0] == "unsupported-element: unsupported element `" + name + "`");
    }
  }
  CHECK(messages("<sodipodi:namedview><text/></sodipodi:namedview>").empty());
}

TEST_CASE("a drawing of many mistakes has twenty told") {
  std::string content;
  for (int i = 0; i < 100; ++i) content += "<text/><path transform='x' d='x'/>";
  CHECK(read_svg(in_mm(content)).diagnostics.error_count() == 20);
}

TEST_CASE("lengths and points that are none are told") {
  const std::string note = "  a number with `mm`, `cm`, `in`, `pt`, `pc`, `px` or no unit is read here";
  CHECK(messages(R"(<rect width="5em" height="-3"/>)") ==
        Messages{"bad-length: `width` of `5em`", note, "bad-length: `height` of `-3`", note});
  CHECK(messages(R"(<circle r="" cx="50%"/>)") ==
        Messages{"bad-length: `cx` of `50%`", note, "bad-length: `r` of ``", note});
  CHECK(messages(R"(<ellipse rx="nan" ry="inf"/>)") ==
        Messages{"bad-length: `rx` of `nan`", note, "bad-length: `ry` of `inf`", note});
  CHECK(messages(R"(<polygon points="1 2 3"/>)") ==
        Messages{"bad-points: 3 numbers in `points`", "  each point has two"});
  CHECK(messages(R"(<polygon points="1 2 3 ,, 4"/>)") == Messages{"bad-number: a number expected here"});
}

TEST_CASE("what is painted outside the drawing is an error, handles of curves and thin strokes are not") {
  const std::string note = "  nothing is clipped: enlarge `viewBox`, or cut the shape";
  CHECK(messages(R"(<rect x="90" y="5" width="15" height="5"/>)") ==
        Messages{"outside-drawing: `rect` reaches 5 mm out of the drawing", note});
  CHECK(messages(R"(<path d="M-3 5h9"/>)") ==
        Messages{"outside-drawing: `path` reaches 3 mm out of the drawing", note});
  CHECK(messages(R"(<path d="M0 50C-40 0 140 0 100 50"/>)") ==
        Messages{"outside-drawing: `path` reaches 5.841 mm out of the drawing", note});
  CHECK(messages(R"(<path d="M20 10C20 -3 80 -3 80 10"/>)").empty());
  CHECK(messages(R"(<rect width="100" height="100" stroke="red" stroke-width="5"/>)").empty());
  CHECK(messages(R"(<path d="M-.05 0V100.05"/>)").empty());
  for (const auto* far : {"M0 0 1e30 1", "M0 0C1e30 1 -1e30 1 5 5", "M0 0V-1e29"}) {
    CHECK(messages(fmt::format(R"(<path d="{}"/>)", far)) ==
          Messages{"outside-drawing: `path` reaches more than 1000 m out of the drawing", note});
  }
  const std::string deep = "<g transform='scale(1e30)'>";
  CHECK(messages(deep + deep + deep + deep + deep + deep + deep + deep + deep + deep + deep +
                 "<path d='M0 1 2-3'/></g></g></g></g></g></g></g></g></g></g></g>") ==
        Messages{"outside-drawing: `path` reaches more than 1000 m out of the drawing", note});
}

TEST_CASE("markup that is no drawing is refused at its root") {
  CHECK(read_svg("<html/>").messages() ==
        Messages{"unknown-picture: root element `html`", "  PNG, JPEG and SVG pictures are read"});
  CHECK(read_svg("<svg xmlns='urn:x'/>").messages() ==
        Messages{"unknown-picture: `svg` of the namespace `urn:x`", "  SVG's is `http://www.w3.org/2000/svg`"});
  const auto broken = read_svg("<svg viewBox='0 0 1 1'><g></svg>");
  CHECK_FALSE(broken.picture);
  CHECK(broken.diagnostics.all()[0].span.source->name() == broken.path);
}

TEST_CASE("a document type that declares nothing is passed over, places stay") {
  const std::string type = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n  \"http://www.w3.org/svg11.dtd\">";
  const std::string head = "<?xml version='1.0'?><!-- <!DOCTYPE> -->" + type;
  CHECK(read_svg(head + in_mm("<g/>")).picture.has_value());
  const auto reading = read_svg(head + "<svg viewBox='0 0 1 1'><text/></svg>");
  CHECK(reading.message() == "unsupported-element: unsupported element `text`");
  CHECK(diag::location(reading.diagnostics.all()[0].span) == reading.path + ":2:56");
  CHECK_FALSE(read_svg("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + in_mm("<g/>")).picture);
  CHECK_FALSE(read_svg("<!DOCTYPE svg").picture);
  CHECK_FALSE(read_svg("<!-- <!DOCTYPE svg>").picture);
}

TEST_CASE("a drawing cut off anywhere is an error") {
  const auto text = in_mm("<g style='fill:red'><path d='M1 1a2 3 10 0 1 5 5' transform='rotate(5)'/></g>");
  for (std::size_t size = 1; size < text.size(); ++size) {
    CHECK_FALSE(read_svg(text.substr(0, size)).picture);
  }
}
