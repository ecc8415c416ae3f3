#include "exchange/compare.hpp"

#include <doctest/doctest.h>

#include "exchange/read_list.hpp"
#include "exchange/row_content.hpp"
#include "exchange/samples.hpp"

using namespace stafett;
using namespace stafett::exchange;

namespace {

ListedParticipation row_of(std::string_view name, std::size_t index = 0) {
  return read_list("liste.json", sample::file(name)).participations.at(index);
}

}  // namespace

TEST_CASE("somebody nobody knows is new, with all that is told") {
  const ListedParticipation row = row_of("deltaker-v1.json");
  const Difference difference = compare(row, nullptr);
  CHECK(difference.verdict == Verdict::new_);
  const auto has = [&](Field field, std::string_view after) {
    for (const Change& change : difference.changes) {
      if (change.field == field) return !change.before && change.after == after;
    }
    return false;
  };
  CHECK(has(Field::status, "HAR_SLUTTET"));
  CHECK(has(Field::start_day, "2022-02-25"));
  CHECK(has(Field::days_per_week, "3"));
  CHECK(has(Field::status_changed_at, "2023-10-24"));
}

TEST_CASE("the same row again is no change, for every sample") {
  for (const std::string& name : sample::names()) {
    for (const ListedParticipation& row : read_list(name, sample::file(name)).participations) {
      CAPTURE(name);
      const FieldValues known = values_of(row);
      const Difference difference = compare(row, &known);
      CHECK(difference.verdict == Verdict::unchanged);
      CHECK(difference.changes.empty());
    }
  }
}

TEST_CASE("what changed is told field by field, old and new") {
  ListedParticipation row = row_of("bff-deltaker.json");
  const FieldValues known = values_of(row);
  row.person.phone = "91919191";
  row.last_day = Day::of(2024, 1, 31);
  row.referral_text.clear();
  const Difference difference = compare(row, &known);
  CHECK(difference.verdict == Verdict::changed);
  CHECK(difference.changes ==
        std::vector<Change>{
            {Field::phone, "90909090", "91919191"},
            {Field::last_day, std::nullopt, "2024-01-31"},
            {Field::referral_text, "Tror deltakeren vil ha nytte av dette", std::nullopt}});
}

TEST_CASE("what a list is silent about stays") {
  const FieldValues known = values_of(row_of("bff-deltaker.json"));
  const ListedParticipation row = row_of("bff-deltakerliste.json");
  CHECK_FALSE(row.has(Field::phone));
  for (const Change& change : compare(row, &known).changes) CHECK(change.field != Field::phone);
}

TEST_CASE("a status from before the known one's day does not come back") {
  ListedParticipation row = row_of("deltaker-v1-arena.json");
  FieldValues known = values_of(row);
  for (FieldValue& value : known) {
    if (value.field == Field::status) value.text = "HAR_SLUTTET";
    if (value.field == Field::status_changed_at) value.text = "2022-02-14";
  }
  const Difference older = compare(row, &known);
  CHECK(older.verdict == Verdict::unchanged);
  CHECK(older.older_status);
  for (FieldValue& value : known) {
    if (value.field == Field::status_changed_at) value.text = "2022-02-12";
  }
  const Difference newer = compare(row, &known);
  CHECK(newer.verdict == Verdict::changed);
  CHECK_FALSE(newer.older_status);
}

TEST_CASE("protection told without its degree is that which is known") {
  ListedParticipation row = row_of("external-deltakere-personalia.json", 1);
  const FieldValues known = values_of(row);
  CHECK(*find(known, Field::protection) == "STRENGT_FORTROLIG");
  row.person.protection = {std::string{protection_of_unknown_degree}, true};
  CHECK(compare(row, &known).verdict == Verdict::unchanged);
  row.person.protection = {};
  CHECK(compare(row, &known).verdict == Verdict::changed);
}

TEST_CASE("a row with an error is refused, whatever it would change") {
  ListedParticipation row = row_of("deltaker-v1.json");
  row.refused = true;
  CHECK(compare(row, nullptr).verdict == Verdict::refused);
}

TEST_CASE("a row kept as text comes back as it was") {
  for (const std::string& name : sample::names()) {
    CAPTURE(name);
    const ParticipantList list = read_list(name, sample::file(name));
    for (const ListedParticipation& row : list.participations)
      CHECK(participation_from(content_of(row)) == row);
    for (const ListedDelivery& delivery : list.deliveries)
      CHECK(delivery_from(content_of(delivery)) == delivery);
    for (const ListedConsultant& employee : list.employees)
      CHECK(employee_from(content_of(employee)) == employee);
  }
  const std::vector<NamedChange> changes =
      named({{Field::phone, "1", std::nullopt}, {Field::email, std::nullopt, "a@b.no"}});
  CHECK(changes[0].field == "phone");
  CHECK(changes_from(changes_to_text(changes)) == changes);
  const std::vector<ListedColumn> columns = {{1, "Navn", Field::full_name, 95, "text"},
                                             {2, "X", std::nullopt, 0, "date"}};
  CHECK(columns_from(columns_to_text(columns)) == columns);
  for (const char* text : {"", "[]", "{\"ordinal\":\"x\"}", "{\"nav_id\":\"x\"}"}) {
    CHECK_FALSE(participation_from(text).has_value());
  }
}

TEST_CASE("every leaf of a sample that a participation tells is in what is compared") {
  for (const std::string& name : sample::names()) {
    const std::string json = sample::file(name);
    const ParticipantList before = read_list(name, json);
    if (before.participations.empty()) continue;
    for (const sample::Leaf& leaf : sample::leaves(json)) {
      if (leaf.kind != 's' && leaf.kind != 'n' && leaf.kind != 'b') continue;
      std::string text = json.substr(leaf.offset, leaf.length);
      if (leaf.kind == 'b') text = text == "true" ? "false" : "true";
      if (leaf.kind == 'n') text = "4";
      if (leaf.kind == 's') text.insert(text.size() - 1, "x");
      const ParticipantList after = read_list(name, sample::with(json, leaf, text));
      if (after.refused()) continue;
      if (after.participations.empty() || after.participations == before.participations) continue;
      CAPTURE(name);
      CAPTURE(leaf.pointer);
      bool noticed = false;
      for (std::size_t i = 0; i < before.participations.size(); ++i) {
        const FieldValues known = values_of(before.participations[i]);
        noticed = noticed || compare(after.participations[i], &known).verdict != Verdict::unchanged;
      }
      CHECK(noticed);
    }
  }
}
