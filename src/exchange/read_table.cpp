#include "exchange/read_table.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "exchange/codes.hpp"
#include "exchange/compare.hpp"
#include "exchange/values.hpp"

namespace stafett::exchange {

namespace {

constexpr std::size_t sample_rows = 60;
constexpr std::size_t heading_search = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Without white space at the ends; the usual case costs no conversion.
std::string trimmed(std::string_view cell) {
  if (cell.empty()) return {};
  const auto plain = [](char c) { return !is_blank(c) && static_cast<unsigned char>(c) < 0x80; };
  if (plain(cell.front()) && plain(cell.back())) return std::string{cell};
  return text::trim(cell);
}

/// Whether a value that stands in a wrong column may be a number of somebody: eleven digits however
/// they are written, or a phone.
bool may_be_a_number_of_somebody(std::string_view value) {
  if (value.find('+') != std::string_view::npos) return true;
  std::size_t digits = 0;
  std::size_t in_a_row = 0;
  std::size_t longest = 0;
  for (const char c : value) {
    if (c == ' ') continue;
    in_a_row = is_digit(c) ? in_a_row + 1 : 0;
    digits += is_digit(c) ? 1 : 0;
    longest = std::max(longest, in_a_row);
  }
  return digits == 11 || longest >= 8;
}

/// What may be shown of a value that was no day and no number.
std::string shown(std::string_view value) {
  constexpr std::size_t longest = 30;
  const bool plain = value.size() <= longest &&
                     value.find_first_not_of("0123456789-+.,:/TZ %") == std::string_view::npos;
  return std::string{plain && !may_be_a_number_of_somebody(value) ? value : shape_of(value)};
}

/// What may be shown of a word that is no code we know.
std::string shown_word(std::string_view word) {
  constexpr std::size_t longest = 60;
  const bool plain = word.size() <= longest && word.find('@') == std::string_view::npos;
  return std::string{plain && !may_be_a_number_of_somebody(word) ? word : shape_of(word)};
}

/// A heading that is none: the first row of somebody's data, where a list has lost its headings.
bool is_data(std::string_view heading) {
  return may_be_a_number_of_somebody(heading) || heading.find('@') != std::string_view::npos;
}

/// Fields that an empty cell says something about; an empty cell elsewhere is just a gap in
/// somebody's list and takes nothing away.
bool says_none(Field field) {
  return field == Field::start_day || field == Field::last_day || field == Field::status_reason ||
         field == Field::status_reason_text;
}

std::vector<std::string_view> names_in(std::string_view cell) {
  std::vector<std::string_view> names;
  while (!cell.empty()) {
    const std::size_t end = cell.find_first_of(";/\n");
    names.push_back(cell.substr(0, end));
    if (end == std::string_view::npos) break;
    cell.remove_prefix(end + 1);
  }
  return names;
}

}  // namespace

void split_name(std::string_view full, std::string& given, std::string& middle,
                std::string& family) {
  const std::string name = text::trim(full);
  if (const std::size_t comma = name.find(','); comma != std::string::npos) {
    family = text::trim(std::string_view{name}.substr(0, comma));
    given = text::trim(std::string_view{name}.substr(comma + 1));
    middle.clear();
    return;
  }
  const std::size_t last = name.rfind(' ');
  if (last == std::string::npos) {
    family = name;
    return;
  }
  family = name.substr(last + 1);
  const std::string before = text::trim(std::string_view{name}.substr(0, last));
  const std::size_t first = before.find(' ');
  given = before.substr(0, first);
  middle = first == std::string::npos ? std::string{}
                                      : text::trim(std::string_view{before}.substr(first));
}

void TableReader::add(Severity severity, std::string_view code, ListedParticipation* row,
                      std::uint32_t line, const ListedColumn* column, std::string expected,
                      std::string found) {
  Finding finding;
  finding.severity = severity;
  finding.code = code;
  finding.place.line = line;
  finding.expected = std::move(expected);
  finding.found = std::move(found);
  if (column != nullptr) {
    finding.place.column = column->number;
    if (list_.kind == FileKind::xlsx) {
      finding.place.path = sheet_ + "!" + column_letters(column->number) + std::to_string(line);
    } else {
      finding.place.path =
          is_data(column->heading) ? column_letters(column->number) : column->heading;
    }
    if (column->field) finding.field = to_text(*column->field);
  }
  if (row != nullptr) {
    finding.row = row->ordinal;
    if (severity == Severity::error) row->refused = true;
  }
  findings_.add(std::move(finding));
}

bool TableReader::take(TableRow& row) {
  if (stopped_) return false;
  if (sheet_.empty()) sheet_ = row.sheet;
  if (columns_known_) {
    read_row(row);
  } else {
    waiting_.push_back(row);
    if (waiting_.size() >= sample_rows) find_columns();
  }
  return !stopped_;
}

void TableReader::finish(const TableReading& reading) {
  const bool broken = std::any_of(reading.findings.begin(), reading.findings.end(),
                                  [](const Finding& f) { return f.severity == Severity::error; });
  list_.look = reading.look;
  if (!columns_known_ && !broken) find_columns();
  for (const Finding& finding : reading.findings) findings_.add(finding);
  // Where a file was cut, its last row is short and has no end.
  if (reading.open_end && last_short_ && !broken) {
    add(Severity::error, "csv_truncated", nullptr, last_line_, &list_.columns[last_cells_ - 1],
        std::to_string(list_.columns.size()) + " columns",
        std::to_string(last_cells_) + " columns");
  }
}

/// The first of the first rows whose words are headings; else the first row, unless it is data
/// already.
std::size_t TableReader::heading_row() const {
  const std::size_t looked_at = std::min(waiting_.size(), heading_search);
  std::size_t best = 0;
  std::size_t best_known = 1;
  for (std::size_t i = 0; i < looked_at; ++i) {
    const auto known = static_cast<std::size_t>(std::count_if(
        waiting_[i].cells.begin(), waiting_[i].cells.end(), [](const std::string& cell) {
          const auto guess = guess_heading(cell);
          return guess && guess->confidence >= 60 && cell.size() < 60;
        }));
    if (known > best_known) {
      best = i;
      best_known = known;
    }
  }
  if (best_known > 1) return best;
  const auto& first = waiting_.front().cells;
  const bool data = std::any_of(first.begin(), first.end(), [](const std::string& cell) {
    const auto shape = shape_of(cell);
    return shape == "11 digits" || shape == "uuid" || shape == "date" || shape == "e-mail";
  });
  return data ? waiting_.size() : 0;
}

void TableReader::find_columns() {
  columns_known_ = true;
  if (waiting_.empty()) {
    add(Severity::error, "no_rows", nullptr, 0, nullptr, "row", "empty list");
    stopped_ = true;
    return;
  }
  const std::size_t at = heading_row();
  const bool without = at == waiting_.size();
  std::vector<std::string> headings;
  if (!without) headings = waiting_[at].cells;
  std::vector<std::vector<std::string>> samples;
  for (std::size_t i = without ? 0 : at + 1; i < waiting_.size(); ++i)
    samples.push_back(waiting_[i].cells);
  // In a text, a cell beyond the headings is a separator that strayed into somebody's words.
  if (list_.kind == FileKind::csv && !without) {
    for (auto& row : samples) row.resize(std::min(row.size(), headings.size()));
  }
  // Trailing columns without heading and without values are a spreadsheet's leftovers.
  list_.columns = guess_columns(headings, samples);
  while (!list_.columns.empty() && list_.columns.back().heading.empty() &&
         list_.columns.back().shape == "empty") {
    list_.columns.pop_back();
  }
  for (ListedColumn& column : list_.columns) {
    if (column.heading.empty()) column.heading = column_letters(column.number);
  }
  if (options_.choice) {
    apply_choice(list_.columns, *options_.choice);
  } else if (options_.remembered) {
    if (const auto before = options_.remembered(headings_fingerprint(list_.columns))) {
      apply_choice(list_.columns, *before);
    }
  }
  bool who = false;
  for (const ListedColumn& column : list_.columns) {
    if (!column.field) {
      add(Severity::note, "column_aside", nullptr, without ? 0 : waiting_[at].line, &column,
          "known heading", "other heading");
      continue;
    }
    list_.sources.push_back({*column.field, column.heading, column.number});
    who = who || *column.field == Field::full_name || *column.field == Field::family_name ||
          *column.field == Field::number || *column.field == Field::participation_id;
  }
  if (!who) {
    add(Severity::error, "mapping_needed", nullptr, without ? 0 : waiting_[at].line, nullptr,
        "name or number", "no such column");
    stopped_ = true;
    return;
  }
  if (samples.empty()) {
    add(Severity::error, "no_rows", nullptr, waiting_[at].line, nullptr, "row", "empty list");
    stopped_ = true;
    return;
  }
  for (std::size_t i = without ? 0 : at + 1; i < waiting_.size() && !stopped_; ++i)
    read_row(waiting_[i]);
  waiting_.clear();
  waiting_.shrink_to_fit();
}

void TableReader::read_row(TableRow& row) {
  const bool blank = std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    return std::all_of(cell.begin(), cell.end(), is_blank);
  });
  if (blank) return;
  if (++rows_ > options_.most_rows) {
    add(Severity::error, "too_many_rows", nullptr, row.line, nullptr,
        std::to_string(options_.most_rows), "more");
    stopped_ = true;
    return;
  }
  list_.participations.emplace_back();
  ListedParticipation& into = list_.participations.back();
  into.ordinal = rows_;
  into.where.line = row.line;
  last_line_ = row.line;
  last_cells_ = row.cells.size();
  last_short_ = list_.kind == FileKind::csv && row.cells.size() < list_.columns.size();
  if (last_short_) {
    add(Severity::warning, "csv_short_row", &into, row.line, &list_.columns[row.cells.size()],
        std::to_string(list_.columns.size()) + " columns",
        std::to_string(row.cells.size()) + " columns");
  }
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const std::string cell = trimmed(row.cells[c]);
    if (c >= list_.columns.size()) {
      if (cell.empty()) continue;
      ListedColumn beyond;
      beyond.number = static_cast<std::uint32_t>(c + 1);
      beyond.heading = column_letters(beyond.number);
      add(Severity::error, "csv_long_row", &into, row.line, &beyond,
          std::to_string(list_.columns.size()) + " columns",
          std::to_string(row.cells.size()) + " columns");
      break;
    }
    const ListedColumn& column = list_.columns[c];
    if (!column.field) {
      if (!cell.empty()) into.kept_aside.push_back({column.heading, cell});
    } else if (cell.empty()) {
      if (says_none(*column.field)) into.set(*column.field);
    } else {
      read_cell(into, column, cell);
    }
  }
  check_row(into);
}

void TableReader::read_cell(ListedParticipation& into, const ListedColumn& column,
                            std::string_view cell) {
  const std::uint32_t line = into.where.line;
  const auto bad = [&](std::string_view code, std::string expected) {
    add(Severity::error, code, &into, line, &column, std::move(expected), shown(cell));
  };
  const auto coded = [&](CodeList codes) {
    ListedCode code = read_code_or_word(codes, cell);
    if (!code.known) {
      add(Severity::warning, "unknown_code", &into, line, &column, "known code", shown_word(cell));
    }
    return code;
  };
  const auto day = [&](std::optional<Day>& to) {
    to = read_day(cell);
    if (!to) bad("bad_day", "date");
  };
  const auto stamp = [&](std::optional<Stamp>& to) {
    to = read_stamp(cell);
    if (!to) bad("bad_day", "date");
  };
  const auto number = [&](std::optional<Decimal>& to, std::int64_t least, std::int64_t most) {
    std::string_view digits = cell;
    if (digits.ends_with('%')) digits.remove_suffix(1);
    to = read_decimal(digits);
    if (!to) {
      bad("bad_number", "number");
    } else if (!within(*to, least, most)) {
      bad("out_of_range", std::to_string(least) + "–" + std::to_string(most));
      to.reset();
    }
  };
  const auto id = [&](std::optional<Uuid>& to) {
    to = Uuid::from_text(cell);
    if (!to) bad("bad_id", "uuid");
  };
  into.set(*column.field);
  switch (*column.field) {
    case Field::participation_id:
      return id(into.nav_id);
    case Field::delivery_id:
      return id(into.delivery_nav_id);
    case Field::number:
      return read_number_cell(into, column, cell);
    case Field::status:
      into.status = coded(CodeList::status);
      return;
    case Field::status_reason:
      into.status_reason = coded(CodeList::status_reason);
      return;
    case Field::measure:
      into.measure = read_code_or_word(CodeList::measure, cell).code;
      return;
    case Field::source:
      into.source = coded(CodeList::source);
      return;
    case Field::start_day:
      return day(into.start_day);
    case Field::last_day:
      return day(into.last_day);
    case Field::status_changed_at:
      return stamp(into.status_changed_at);
    case Field::referred_at:
      return stamp(into.referred_at);
    case Field::extent_percent:
      return number(into.extent_percent, 0, 100);
    case Field::days_per_week:
      return number(into.days_per_week, 0, 7);
    case Field::protection:
      if (const auto truth = read_truth(cell)) {
        if (*truth) into.person.protection = {std::string{protection_of_unknown_degree}, true};
      } else {
        into.person.protection = coded(CodeList::protection);
      }
      return;
    case Field::under_follow_up:
      into.under_follow_up = read_truth(cell);
      if (!into.under_follow_up) bad("bad_truth", "yes or no");
      return;
    default:
      return read_text_cell(into, column, cell);
  }
}

void TableReader::read_number_cell(ListedParticipation& into, const ListedColumn& column,
                                   std::string_view cell) {
  NumberReading read = read_number(cell);
  into.person.number = std::move(read.number);
  into.person.verdict = read.verdict;
  const std::uint32_t line = into.where.line;
  constexpr std::string_view masked = "***********";
  switch (read.fault) {
    case NumberReading::Fault::wrong_control_digits:
      return add(Severity::error, "wrong_control_digits", &into, line, &column,
                 "control digits that fit", std::string{masked});
    case NumberReading::Fault::not_a_number:
      return add(Severity::error, "bad_person_number", &into, line, &column, "11 digits",
                 std::string{shape_of(cell) == "number" ? "number" : "text"});
    case NumberReading::Fault::none:
      if (read.verdict == NumberVerdict::flagged) {
        add(Severity::warning, "number_without_date", &into, line, &column,
            "number with a day of birth", std::string{masked});
      } else if (read.leading_nought_restored) {
        add(Severity::note, "leading_nought", &into, line, &column, "11 digits", "10 digits");
      }
  }
}

void TableReader::read_text_cell(ListedParticipation& into, const ListedColumn& column,
                                 std::string_view cell) {
  const auto consultant = [&](std::string_view name, std::string_view part) {
    ListedConsultant one;
    split_name(name, one.given_name, one.middle_name, one.family_name);
    one.part = {std::string{part}, true};
    if (!one.family_name.empty()) into.consultants.push_back(std::move(one));
    into.set(Field::consultants);
  };
  switch (*column.field) {
    case Field::full_name:
      split_name(cell, into.person.given_name, into.person.middle_name, into.person.family_name);
      into.set(Field::given_name);
      into.set(Field::middle_name);
      into.set(Field::family_name);
      return;
    case Field::given_name:
      into.person.given_name = cell;
      return;
    case Field::middle_name:
      into.person.middle_name = cell;
      return;
    case Field::family_name:
      into.person.family_name = cell;
      return;
    case Field::phone:
      into.person.phone = cell;
      return;
    case Field::email:
      into.person.email = cell;
      return;
    case Field::delivery_name:
      into.delivery_name = cell;
      return;
    case Field::status_reason_text:
      into.status_reason_text = cell;
      return;
    case Field::referral_text:
      into.referral_text = cell;
      return;
    case Field::nav_office:
      into.nav_office = cell;
      return;
    case Field::nav_office_number:
      into.nav_office_number = cell;
      return;
    case Field::counsellor:
      into.counsellor = cell;
      return;
    case Field::counsellor_email:
      into.counsellor_email = cell;
      return;
    case Field::counsellor_phone:
      into.counsellor_phone = cell;
      return;
    case Field::consultant:
      return consultant(cell, "VEILEDER");
    case Field::co_consultant:
      for (const std::string_view name : names_in(cell)) consultant(name, "MEDVEILEDER");
      return;
    default:
      return read_address_cell(into, *column.field, cell);
  }
}

void TableReader::read_address_cell(ListedParticipation& into, Field field, std::string_view cell) {
  ListedAddress& address = into.person.address;
  switch (field) {
    case Field::address:
      address.line = cell;
      return;
    case Field::address_extra:
      address.extra = cell;
      return;
    case Field::postcode:
      // A spreadsheet takes 0581 for 581.
      address.postcode = cell.size() == 3 && shape_of(cell) == "number" ? "0" + std::string{cell}
                                                                        : std::string{cell};
      return;
    case Field::place:
      address.place = cell;
      return;
    default:
      // Not one of mappable_fields(): somebody asked for more than is offered.
      into.kept_aside.push_back({std::string{to_text(field)}, std::string{cell}});
  }
}

void TableReader::check_row(ListedParticipation& row) {
  const std::uint32_t line = row.where.line;
  const auto column_of = [&](Field field) -> const ListedColumn* {
    const auto found = std::find_if(list_.columns.begin(), list_.columns.end(),
                                    [field](const ListedColumn& c) { return c.field == field; });
    return found == list_.columns.end() ? nullptr : &*found;
  };
  if (row.start_day && row.last_day && *row.last_day < *row.start_day) {
    add(Severity::error, "last_before_first", &row, line, column_of(Field::last_day),
        row.start_day->to_text() + " or later", row.last_day->to_text());
  }
  const ListedPerson& person = row.person;
  if (person.family_name.empty() && person.given_name.empty() && person.number.empty() &&
      !row.nav_id) {
    const ListedColumn* where = nullptr;
    for (const Field field :
         {Field::full_name, Field::family_name, Field::number, Field::participation_id}) {
      if (where == nullptr) where = column_of(field);
    }
    add(Severity::error, "nobody", &row, line, where, "name or number", "nothing");
  }
}

}  // namespace stafett::exchange
