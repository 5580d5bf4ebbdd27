// Outlines in the coordinates of a drawing, before they are placed on paper.  Internal to `picture`.
#pragma once

#include <vector>

namespace recto::picture {

struct Vector {
  double x = 0;
  double y = 0;
  friend Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y}; }
  friend Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y}; }
  friend Vector operator*(double factor, Vector a) { return {factor * a.x, factor * a.y}; }
};

/// x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  /// First `inner`, then `outer`.
  friend Matrix operator*(const Matrix& outer, const Matrix& inner);
  friend Vector operator*(const Matrix& matrix, Vector point);
  /// By how much lengths grow in every direction; 0 if it is not the same in all.
  [[nodiscard]] double even_scale() const;
};

struct Bounds {
  Vector low;
  Vector high;
};

enum class Arc { small, large };
enum class Sweep { decreasing, increasing };  ///< angles; y is down, so increasing is clockwise

/// Lines and cubic curves.  Every subpath begins with a move.
class Outline {
 public:
  struct Step {
    enum class Kind { move, line, curve, close };
    Kind kind = Kind::move;
    Vector a, b, c;  ///< as in `page::Path::Step`
  };

  void move(Vector to);
  /// After a `close` these begin a new subpath where the closed one began.
  void line(Vector to);
  void curve(Vector first, Vector second, Vector to);
  /// SVG 2, 9.3.6: from the `current` point; radii of zero are a line, radii too small are scaled up.
  void arc(Vector radii, double rotation, Arc size, Sweep sweep, Vector to);
  void close();
  /// A closed ellipse, from its rightmost point.
  void ellipse(Vector center, Vector radii);

  [[nodiscard]] Vector current() const { return current_; }
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  [[nodiscard]] Outline transformed(const Matrix& matrix) const;
  /// Whether all points, control points too, are at most so far from the origin in either direction; false for what
  /// has overflown.
  [[nodiscard]] bool is_within(double distance) const;
  /// The extent of lines and curves themselves, control points left aside.  Zero for an empty outline.
  [[nodiscard]] Bounds bounds() const;

 private:
  void begin();

  std::vector<Step> steps_;
  Vector start_;
  Vector current_;
};

}  // namespace recto::picture
