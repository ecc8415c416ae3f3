// Which column of a table is which field: guessed from the headings' words (bokmål, nynorsk,
// English) and from what the values look like; shown, corrected by a person, and remembered for the
// next file with the same headings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/participant_list.hpp"

namespace stafett::exchange {

/// What a person has chosen: for each column by number its field, or nothing to leave it aside.
struct ColumnChoice {
  std::uint32_t number = 0;
  std::optional<Field> field = {};
  friend bool operator==(const ColumnChoice&, const ColumnChoice&) = default;
};

/// Fields that a column can be taken for, in the order a person should find them.
const std::vector<Field>& mappable_fields();

/// Which field a heading's words speak of, and how surely (0 to 100); nothing where they say
/// nothing.
struct HeadingGuess {
  Field field = Field::kept_aside;
  std::uint8_t confidence = 0;
};
std::optional<HeadingGuess> guess_heading(std::string_view heading);

/// Columns with their guessed fields. `samples` are the first rows of values. No field is taken
/// twice, but for co-consultants.
std::vector<ListedColumn> guess_columns(const std::vector<std::string>& headings,
                                        const std::vector<std::vector<std::string>>& samples);

/// Puts a person's choice in the place of the guess: confidence 100.
void apply_choice(std::vector<ListedColumn>& columns, const std::vector<ColumnChoice>& choice);

/// The same for any two files whose headings say the same, whatever the case and the punctuation;
/// sixteen characters 0-9a-f. Nothing about the people in the file.
std::string headings_fingerprint(const std::vector<ListedColumn>& columns);

/// As kept in import_mapping.mapping: [{"column":1,"field":"full_name"},{"column":2,"field":null}].
std::string choice_to_text(const std::vector<ColumnChoice>& choice);
/// Nothing where the text is not such a list.
std::optional<std::vector<ColumnChoice>> choice_from_text(std::string_view text);

/// "date", "11 digits", "8 digits", "number", "e-mail", "uuid", "yes or no", "text", "mixed",
/// "empty".
std::string_view shape_of(std::string_view value);

}  // namespace stafett::exchange
