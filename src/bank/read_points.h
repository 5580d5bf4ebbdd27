// Points as banks and decks write them.
#pragma once

#include "bank/points.h"
#include "diag/diagnostics.h"
#include "xml/document.h"

#include <string_view>

namespace recto::bank {

/// What a points attribute may say: those of a question are more than none, a wrong choice takes some off.
enum class PointsRange { positive, any };

/// The attribute's points, at most 1000 and in hundredths; none if it is absent.  What is no such number is an error.
[[nodiscard]] Points read_points(const xml::Element& element, std::string_view attribute, PointsRange range,
                                 diag::Diagnostics& diagnostics);

}  // namespace recto::bank
