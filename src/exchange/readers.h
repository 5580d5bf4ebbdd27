// The readers of the formats: each makes a collection of a source.  Internal to `exchange`.
//
// What is wrong goes to `diagnostics`; nullopt if nothing can be made of the source.  What is right but has no place
// goes to `losses`.
#pragma once

#include "exchange/entry.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

using SourceFile = std::shared_ptr<const diag::Source>;

/// CSV, TSV and relatives.  `columns` as in `plan_of`.
[[nodiscard]] std::optional<Collection> read_table(const SourceFile& source, const std::vector<std::string>& columns,
                                                   Losses& losses, diag::Diagnostics& diagnostics);

/// "Notes in plain text" and "Cards in plain text" of Anki: header lines `#key:value`, then rows.
[[nodiscard]] std::optional<Collection> read_anki_text(const SourceFile& source,
                                                       const std::vector<std::string>& columns, Losses& losses,
                                                       diag::Diagnostics& diagnostics);

/// An Anki package of any generation (`.apkg`, `.colpkg`).  Pictures that its notes show come along.
[[nodiscard]] std::optional<Collection> read_anki_package(std::string bytes, const std::string& path, Losses& losses,
                                                          diag::Diagnostics& diagnostics);

/// Anki's database out of its package; pictures lie beside it.
[[nodiscard]] std::optional<Collection> read_anki_database(std::string bytes, const std::string& path, Losses& losses,
                                                           diag::Diagnostics& diagnostics);

/// CrowdAnki's JSON; pictures lie in `media` beside it.
[[nodiscard]] std::optional<Collection> read_crowdanki(const SourceFile& source, Losses& losses,
                                                       diag::Diagnostics& diagnostics);

/// Lists of questions in Markdown: headings, list items, `<details>`, paragraphs marked Q and A, tables.
[[nodiscard]] std::optional<Collection> read_markdown(const SourceFile& source, Losses& losses,
                                                      diag::Diagnostics& diagnostics);

/// Whether a text holds flashcards in the ways of `read_flashcards`.
[[nodiscard]] bool holds_flashcards(std::string_view text);
/// Flashcards in notes: `front::back`, a line `?`, `==gaps==`.
[[nodiscard]] std::optional<Collection> read_flashcards(const SourceFile& source, Losses& losses,
                                                        diag::Diagnostics& diagnostics);

[[nodiscard]] std::optional<Collection> read_gift(const SourceFile& source, Losses& losses,
                                                  diag::Diagnostics& diagnostics);
[[nodiscard]] std::optional<Collection> read_moodle(const SourceFile& source, Losses& losses,
                                                    diag::Diagnostics& diagnostics);
[[nodiscard]] std::optional<Collection> read_aiken(const SourceFile& source, Losses& losses,
                                                   diag::Diagnostics& diagnostics);
/// The format of OpenTriviaQA.
[[nodiscard]] std::optional<Collection> read_trivia(const SourceFile& source, Losses& losses,
                                                    diag::Diagnostics& diagnostics);

}  // namespace recto::exchange
