#include "pdf/structure.h"

#include "diag/assertion.h"
#include "pdf/number.h"
#include "pdf/number_tree.h"
#include "pdf/text_string.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <span>
#include <string_view>

namespace recto::pdf {
namespace {

// ISO 32000-1, 14.8.4.
constexpr auto standard_roles = std::to_array<std::string_view>(
    {"Annot",   "Art",   "BibEntry", "BlockQuote", "Caption",   "Code",  "Div",  "Document", "Figure",  "Form",
     "Formula", "H",     "H1",       "H2",         "H3",        "H4",    "H5",   "H6",       "Index",   "L",
     "LBody",   "LI",    "Lbl",      "Link",       "NonStruct", "Note",  "P",    "Part",     "Private", "Quote",
     "RB",      "RP",    "RT",       "Reference",  "Ruby",      "Sect",  "Span", "TBody",    "TD",      "TFoot",
     "TH",      "THead", "TOC",      "TOCI",       "TR",        "Table", "WP",   "WT",       "Warichu"});

bool is_standard(std::string_view role) { return std::ranges::find(standard_roles, role) != standard_roles.end(); }

/// The standard role nearest to one of PDF 2.0 or of our own.
std::string_view nearest_standard(std::string_view role) {
  if (role == "Title") return "P";
  if (role == "Em" || role == "Strong" || role == "Sub") return "Span";
  return "Div";
}

std::string role_map(const std::vector<page::StructureElement>& elements) {
  std::set<std::string> foreign;
  for (const auto& element : elements) {
    if (!is_standard(element.role)) foreign.insert(element.role);
  }
  if (foreign.empty()) return {};
  std::string map = "/RoleMap<<";
  for (const auto& role : foreign) map += name(role) + '/' + std::string{nearest_standard(role)};
  return map + ">>";
}

constexpr std::int64_t nowhere = std::numeric_limits<std::int64_t>::max();

}  // namespace

int Structure::add_page(int page, const Content& content) {
  const auto first = pieces_.size();
  for (std::size_t i = 0; i < content.marks.size(); ++i) {
    pieces_.push_back({.element = content.marks[i], .page = page, .position = static_cast<int>(i), .link = {}});
  }
  for (const auto& [element, box] : content.illustrations) {
    const auto [known, is_new] = illustrations_.try_emplace(element, page, box);
    if (is_new || known->second.first != page) continue;
    auto& all = known->second.second;
    const geometry::Point low{std::min(all.left(), box.left()), std::min(all.top(), box.top())};
    const geometry::Point high{std::max(all.right(), box.right()), std::max(all.bottom(), box.bottom())};
    all = {low, {high.x - low.x, high.y - low.y}};
  }
  if (content.marks.empty()) return -1;
  owners_.push_back({.first = first, .count = content.marks.size(), .page = true});
  return static_cast<int>(owners_.size()) - 1;
}

int Structure::add_link(int page, int position, int element, Ref annotation) {
  owners_.push_back({.first = pieces_.size(), .count = 1, .page = false});
  pieces_.push_back({.element = element, .page = page, .position = position, .link = annotation});
  return static_cast<int>(owners_.size()) - 1;
}

/// What each element holds: numbers of pieces and of child elements, by element, in reading order.
struct Structure::Kids {
  std::vector<std::vector<std::uint32_t>> pieces;
  std::vector<std::vector<std::uint32_t>> children;
  std::vector<std::int64_t> first;  ///< where the element or anything in it first appears
};

class Structure::Writer {
 public:
  Writer(Haru& haru, const Structure& structure, const std::vector<page::StructureElement>& elements,
         const std::vector<WrittenPage>& pages)
      : haru_{haru}, structure_{structure}, elements_{elements}, pages_{pages} {
    for (std::size_t i = 0; i < elements.size(); ++i) refs_.push_back(haru.reserve());
    root_ = haru.reserve();
    gather();
  }

  [[nodiscard]] Ref write() {
    for (std::size_t i = 0; i < elements_.size(); ++i) haru_.output().object(refs_[i], element(i));
    const auto& owners = structure_.owners_;
    const auto tree = write_number_tree(haru_, owners.size(), [&](std::size_t key) {
      return std::pair{static_cast<int>(key), owner(owners[key])};
    });
    haru_.output().object(root_, fmt::format("<</Type/StructTreeRoot/K {}/ParentTree {}/ParentTreeNextKey {}{}>>",
                                             to_string(refs_[0]), to_string(tree), owners.size(), role_map(elements_)));
    return root_;
  }

 private:
  /// Orders pieces within the document: a link comes before the sequence that it precedes.
  static std::int64_t place(const Piece& piece) {
    return (static_cast<std::int64_t>(piece.page) << 32) + 2 * std::int64_t{piece.position} +
           (piece.link.id == 0 ? 1 : 0);
  }

  void gather() {
    kids_.pieces.resize(elements_.size());
    kids_.children.resize(elements_.size());
    kids_.first.assign(elements_.size(), nowhere);
    for (std::size_t i = 0; i < structure_.pieces_.size(); ++i) {
      const auto& piece = structure_.pieces_[i];
      RECTO_ASSERT(static_cast<std::size_t>(piece.element) < elements_.size());
      const auto element = static_cast<std::size_t>(piece.element);
      kids_.pieces[element].push_back(static_cast<std::uint32_t>(i));
      kids_.first[element] = std::min(kids_.first[element], place(piece));
    }
    for (auto& own : kids_.pieces) {
      std::ranges::stable_sort(own, {}, [&](std::uint32_t piece) { return place(structure_.pieces_[piece]); });
    }
    for (std::size_t i = elements_.size(); i-- > 1;) {
      RECTO_ASSERT(elements_[i].parent >= 0 && static_cast<std::size_t>(elements_[i].parent) < i);
      auto& parent = kids_.first[static_cast<std::size_t>(elements_[i].parent)];
      parent = std::min(parent, kids_.first[i]);
    }
    for (std::size_t i = 1; i < elements_.size(); ++i) {
      kids_.children[static_cast<std::size_t>(elements_[i].parent)].push_back(static_cast<std::uint32_t>(i));
    }
  }

  [[nodiscard]] std::string element(std::size_t index) const {
    const auto& element = elements_[index];
    const auto parent = index == 0 ? root_ : refs_[static_cast<std::size_t>(element.parent)];
    auto out = fmt::format("<</Type/StructElem/S{}/P {}", name(element.role), to_string(parent));
    const int page = own_page(index);
    if (page >= 0) out += "/Pg " + to_string(page_ref(page));
    append_kids(out, index, page);
    if (!element.alt.empty()) out += "/Alt " + text_string(element.alt);
    if (!element.language.empty()) out += "/Lang " + text_string(element.language);
    if (!element.title.empty()) out += "/T " + text_string(element.title);
    if (element.role == "Note") out += fmt::format("/ID(note-{})", index);  // ISO 14289-1, 7.9
    return out + attributes(index) + ">>";
  }

  /// The page of the element's first marked sequence; -1 without one.
  [[nodiscard]] int own_page(std::size_t index) const {
    for (const auto number : kids_.pieces[index]) {
      if (structure_.pieces_[number].link.id == 0) return structure_.pieces_[number].page;
    }
    return -1;
  }

  /// Own content and child elements, merged in the order in which they appear.
  void append_kids(std::string& out, std::size_t index, int page) const {
    const auto& own = kids_.pieces[index];
    const auto& children = kids_.children[index];
    if (own.empty() && children.empty()) return;
    out += "/K[";
    auto piece = own.begin();
    for (const auto child : children) {
      const auto first = kids_.first[child];
      for (; piece != own.end() && first != nowhere && place(structure_.pieces_[*piece]) < first; ++piece) {
        append_piece(out, structure_.pieces_[*piece], page);
      }
      append(out, refs_[child]);
      out += ' ';
    }
    for (; piece != own.end(); ++piece) append_piece(out, structure_.pieces_[*piece], page);
    out.back() = ']';
  }

  void append_piece(std::string& out, const Piece& piece, int page) const {
    const auto on = to_string(page_ref(piece.page));
    if (piece.link.id != 0) {
      out += fmt::format("<</Type/OBJR/Obj {}/Pg {}>> ", to_string(piece.link), on);
    } else if (piece.page == page) {
      out += fmt::format("{} ", piece.position);
    } else {
      out += fmt::format("<</Type/MCR/Pg {}/MCID {}>> ", on, piece.position);
    }
  }

  [[nodiscard]] std::string attributes(std::size_t index) const {
    const auto& element = elements_[index];
    if (!element.scope.empty()) return fmt::format("/A<</O/Table/Scope{}>>", name(element.scope));
    using Numbering = page::StructureElement::Numbering;
    if (element.numbering == Numbering::disc) return "/A<</O/List/ListNumbering/Disc>>";
    if (element.numbering == Numbering::decimal) return "/A<</O/List/ListNumbering/Decimal>>";
    if (element.numbering == Numbering::upper_alpha) return "/A<</O/List/ListNumbering/UpperAlpha>>";
    if (element.role != "Figure" && element.role != "Formula") return {};
    const auto found = structure_.illustrations_.find(static_cast<int>(index));
    if (found == structure_.illustrations_.end()) return {};
    const auto& [page, box] = found->second;
    const auto height = pages_[static_cast<std::size_t>(page)].height;
    std::string corners;
    for (const auto milli :
         {to_milli(box.left()), height - to_milli(box.bottom()), to_milli(box.right()), height - to_milli(box.top())}) {
      corners += ' ';
      append_milli(corners, milli);
    }
    return fmt::format("/A<</O/Layout/BBox[{}]>>", corners.substr(1));
  }

  [[nodiscard]] std::string owner(const Owner& owner) const {
    const auto pieces = std::span{structure_.pieces_}.subspan(owner.first, owner.count);
    std::string out;
    for (const auto& piece : pieces) {
      append(out, refs_[static_cast<std::size_t>(piece.element)]);
      out += ' ';
    }
    out.pop_back();
    return owner.page ? '[' + out + ']' : out;
  }

  [[nodiscard]] Ref page_ref(int page) const { return pages_[static_cast<std::size_t>(page)].ref; }

  Haru& haru_;
  const Structure& structure_;
  const std::vector<page::StructureElement>& elements_;
  const std::vector<WrittenPage>& pages_;
  std::vector<Ref> refs_;
  Ref root_;
  Kids kids_;
};

std::string Structure::write(Haru& haru, const std::vector<page::StructureElement>& elements,
                             const std::vector<WrittenPage>& pages) const {
  if (elements.empty()) return {};
  return fmt::format("/MarkInfo<</Marked true>>/StructTreeRoot {}",
                     to_string(Writer{haru, *this, elements, pages}.write()));
}

}  // namespace recto::pdf
