#include "picture/svg_path.h"

#include "diag/assertion.h"

#include <fmt/format.h>

#include <array>
#include <numbers>

namespace recto::picture {
namespace {

constexpr std::size_t most_arguments = 7;

/// By the capital; -1 for what is no command.
int argument_count(char command) {
  switch (command) {
    case 'Z':
      return 0;
    case 'H':
    case 'V':
      return 1;
    case 'M':
    case 'L':
    case 'T':
      return 2;
    case 'S':
    case 'Q':
      return 4;
    case 'C':
      return 6;
    case 'A':
      return 7;
    default:
      return -1;
  }
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
char capital(char c) { return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c; }

class PathReader {
 public:
  PathReader(const Value& data, Problems& problems) : data_{data}, scanner_{data.text}, problems_{problems} {}

  std::optional<Outline> read() {
    scanner_.skip_blanks();
    while (!scanner_.done()) {
      if (!take_command()) return std::nullopt;
      scanner_.skip_blanks();
    }
    return std::move(outline_);
  }

 private:
  /// A letter and as many sets of arguments as follow it.
  bool take_command() {
    const char letter = scanner_.peek();
    if (argument_count(capital(letter)) < 0) return fail("a path command expected here");
    if (last_ == '\0' && capital(letter) != 'M') return fail("path data that does not begin with `M`");
    static_cast<void>(scanner_.take(letter));
    relative_ = is_small(letter);
    char command = capital(letter);
    if (command == 'Z') {
      draw(command);
      return true;
    }
    scanner_.skip_blanks();
    do {
      if (!take_arguments(command)) return false;
      draw(command);
      if (command == 'M') command = 'L';
    } while (more_arguments());
    return true;
  }

  bool more_arguments() {
    scanner_.skip_blanks();
    if (scanner_.peek() == ',') {
      scanner_.skip_separator();
      return true;
    }
    return !scanner_.done() && std::string_view("+-.0123456789").find(scanner_.peek()) != std::string_view::npos;
  }

  bool take_arguments(char command) {
    const auto count = static_cast<std::size_t>(argument_count(command));
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) scanner_.skip_separator();
      if (command == 'A' && (i == 3 || i == 4)) {
        const auto flag = scanner_.flag();
        if (!flag) return fail("a flag `0` or `1` expected here");
        arguments_[i] = *flag;
      } else {
        const auto number = scanner_.number();
        if (!number) return fail("a number expected here");
        arguments_[i] = *number;
      }
    }
    return true;
  }

  bool fail(std::string_view what) {
    const bool at_end = scanner_.done();
    problems_.add("bad-path", at_end ? "path data that ends within a command" : std::string(what),
                  at_end ? data_.span : data_.part(scanner_.at(), 1).span);
    return false;
  }

  /// The `index`th pair of arguments as a point.
  [[nodiscard]] Vector point(std::size_t index) const {
    const Vector given{arguments_[index], arguments_[index + 1]};
    return relative_ ? outline_.current() + given : given;
  }

  void draw(char command) {
    const Vector current = outline_.current();
    const Vector origin = relative_ ? current : Vector{};
    switch (command) {
      case 'M':
        outline_.move(point(0));
        break;
      case 'L':
        outline_.line(point(0));
        break;
      case 'H':
        outline_.line({origin.x + arguments_[0], current.y});
        break;
      case 'V':
        outline_.line({current.x, origin.y + arguments_[0]});
        break;
      case 'C':
        cubic(point(0), point(2), point(4));
        break;
      case 'S':
        cubic(last_ == 'C' ? reflected() : current, point(0), point(2));
        break;
      case 'Q':
        quadratic(point(0), point(2));
        break;
      case 'T':
        quadratic(last_ == 'Q' ? reflected() : current, point(0));
        break;
      case 'A':
        arc(point(5));
        break;
      case 'Z':
        outline_.close();
        break;
      default:
        RECTO_ASSERT(false);
    }
    last_ = command == 'S' ? 'C' : command == 'T' ? 'Q' : command;
  }

  /// The last control point, turned about the current point.
  [[nodiscard]] Vector reflected() const { return 2 * outline_.current() - control_; }

  void cubic(Vector first, Vector second, Vector to) {
    control_ = second;
    outline_.curve(first, second, to);
  }

  void quadratic(Vector control, Vector to) {
    const Vector from = outline_.current();
    control_ = control;
    outline_.curve(from + 2.0 / 3 * (control - from), to + 2.0 / 3 * (control - to), to);
  }

  void arc(Vector to) {
    outline_.arc({arguments_[0], arguments_[1]}, arguments_[2] * std::numbers::pi / 180,
                 arguments_[3] == 0 ? Arc::small : Arc::large,
                 arguments_[4] == 0 ? Sweep::decreasing : Sweep::increasing, to);
  }

  const Value& data_;
  Scanner scanner_;
  Problems& problems_;
  Outline outline_;
  std::array<double, most_arguments> arguments_{};
  bool relative_ = false;
  char last_ = '\0';  // with smooth curves as what they continue
  Vector control_;
};

}  // namespace

std::optional<Outline> read_path_data(const Value& data, Problems& problems) {
  if (data.trimmed().text == "none") return Outline{};
  return PathReader(data, problems).read();
}

}  // namespace recto::picture
