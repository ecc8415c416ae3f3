// bench_fill LOCATION PEOPLE: makes an empty database, or one that is not there, into the office of
// office.hpp, with 40 notes a person, as of today. bench_fill LOCATION PEOPLE --sessions: signs
// everybody in anew, because sessions last half an hour. Deterministic but for the day.
//
// Rows go in as lines (store/lines.hpp), table by table, without the indexes that are not keys;
// those are made at the end. The engine's guards that cost time are off meanwhile: who pulls the
// plug begins again.
#include <chrono>
#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/instant.hpp"
#include "base/spelling.hpp"
#include "base/text.hpp"
#include "bench/server/office.hpp"
#include "domain/contract.hpp"
#include "service/vault.hpp"
#include "store/account.hpp"
#include "store/contract.hpp"
#include "store/lines.hpp"
#include "store/migrate.hpp"
#include "store/sql.hpp"

namespace stafett::bench {
namespace {

Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

void append(std::string& line, std::string_view text) { sql::append_value(line, text); }
void append(std::string& line, const char* text) { line += text; }
void append(std::string& line, bool flag) { line += flag ? '1' : '0'; }
template <std::integral T>
requires(!std::same_as<T, bool>) void append(std::string& line, T number) {
  line += std::to_string(number);
}
void append(std::string& line, Day day) { line += day.to_text(); }
void append(std::string& line, Instant at) { line += std::to_string(at.micros); }
void append(std::string& line, const Uuid& id) { line += id.to_text(); }
void append(std::string& line, std::nullopt_t) { line += "\\N"; }
template <class T>
void append(std::string& line, const std::optional<T>& value) {
  if (value)
    append(line, *value);
  else
    line += "\\N";
}

/// The rows of one table, into the columns named; committed every so often.
class Into {
 public:
  Into(sql::Connection& connection, std::string table, std::initializer_list<const char*> columns)
      : connection_{connection},
        table_{.name = std::move(table), .columns = {}, .primary_key = {}} {
    for (const char* column : columns) table_.columns.push_back({column, {}});
    std::fprintf(stderr, "  %s …", table_.name.c_str());
  }
  Into(const Into&) = delete;
  Into& operator=(const Into&) = delete;
  ~Into() { std::fprintf(stderr, " %llu\n", static_cast<unsigned long long>(rows_)); }

  template <class... Values>
  void row(const Values&... values) {
    if (writer_ == nullptr) {
      connection_.execute("begin");
      writer_ = connection_.write_lines(table_);
    }
    line_.clear();
    const auto add = [this](const auto& value) {
      if (!line_.empty()) line_ += '\t';
      append(line_, value);
    };
    (add(values), ...);
    writer_->add(line_);
    if (++rows_ % 100'000 == 0) finish();
  }
  void finish() {
    if (writer_ == nullptr) return;
    writer_->finish();
    writer_.reset();
    connection_.execute("commit");
  }

 private:
  sql::Connection& connection_;
  sql::Table table_;
  std::unique_ptr<sql::LineWriter> writer_;
  std::string line_;
  std::uint64_t rows_ = 0;
};

constexpr std::string_view sentences[] = {
    "Vi gikk gjennom planen og ble enige om hva som er viktigst de neste to ukene.",
    "Deltakeren forteller at det går bedre med å komme seg opp om morgenen.",
    "Snakket om hvilke oppgaver som passer, og hva som bør unngås på grunn av ryggen.",
    "Vi ringte arbeidsgiveren sammen og avtalte et besøk på lageret.",
    "Arbeidsgiveren er fornøyd og vil gjerne forlenge utprøvingen med fire uker.",
    "Ny CV er ferdig; vi tok ut to eldre stillinger og la til truckførerbeviset.",
    "Deltakeren vil selv ta kontakt med fastlegen om tilrettelegging.",
    "Vi øvde på intervju i en halv time, med vekt på spørsmål om hull i CV-en.",
    "Avtalte at jeg sender en melding dagen før, fordi timen sist ble glemt.",
    "Målet er fortsatt fast jobb i halv stilling innen sommeren.",
    "Reiseveien er lang, og bussen går bare én gang i timen; vi så på andre muligheter.",
    "Han søkte på tre stillinger i forrige uke og har fått svar på én.",
    "Hun trives i butikken og har fått ansvar for å ta imot varer.",
    "Kollegaene hjelper til når det blir mye, og det oppleves som trygt.",
    "Vi snakket om økonomi og hvem som kan hjelpe med søknaden.",
    "Neste gang ser vi på kurset i mattrygghet og hva det krever.",
};
constexpr const char* given_names[] = {"Aud",   "Birk", "Dina",     "Eskil", "Frøya",   "Gard",
                                       "Hedda", "Idun", "Jonas",    "Kaja",  "Lavrans", "Mina",
                                       "Njål",  "Oda",  "Pernille", "Runar", "Signe",   "Tarjei"};
constexpr const char* family_names[] = {"Almeli",  "Bakkerud", "Dalvang",  "Eikhaug",  "Fossmo",
                                        "Granli",  "Heimvik",  "Innvær",   "Jordheim", "Kvistad",
                                        "Lundmo",  "Myrvoll",  "Nordhaug", "Ospeli",   "Rismyr",
                                        "Solvang", "Tangmo",   "Ulvik",    "Vollan"};

template <std::size_t N>
const char* one_of(const char* const (&list)[N], std::uint64_t chance) {
  return list[chance % N];
}

struct NoteText {
  std::string text;
  std::uint32_t sentences = 0;  ///< bit i: sentence i is in it
};

/// Three to eight sentences: 400 characters on average, as a note written in two minutes has.
NoteText note_text(std::uint64_t number) {
  Chance chance{number ^ 0x6e6f7465};
  NoteText made;
  for (auto count = 3 + chance.below(6); count > 0; --count) {
    const auto next = chance.below(std::size(sentences));
    if (!made.text.empty()) made.text += ' ';
    made.text += sentences[next];
    made.sentences |= 1U << next;
  }
  return made;
}

/// The words that search has for these sentences, in whatever order they stand (base/spelling).
const std::string& searchable(std::uint32_t which) {
  static std::map<std::uint32_t, std::string> known;
  auto& words = known[which];
  if (words.empty()) {
    std::string text;
    for (std::size_t i = 0; i < std::size(sentences); ++i) {
      if ((which >> i & 1) != 0) (text += sentences[i]) += ' ';
    }
    words = text::searchable(text);
  }
  return words;
}

class Filling {
 public:
  Filling(sql::Connection& connection, Office office, Instant at)
      : connection_{connection}, office_{office}, now_{at}, today_{at.day_in_norway()} {}

  void all() {
    contracts();
    staff();
    people();
    participations();
    small_parts();
    follow_up();
    notes();
  }

 private:
  void contracts() {
    sql::WriteTransaction tx{connection_};
    store::save_organisation(tx, {"Målehuset", {}, true}, now_);
    for (std::uint64_t i = 0; i < office_.contracts(); ++i) {
      const ContractId id{id_of(Kind::contract, i)};
      store::add_contract(tx, contract(id, i), now_, std::nullopt);
      domain::Delivery delivery;
      delivery.id = DeliveryId{id_of(Kind::delivery, i)};
      delivery.contract = id;
      delivery.name = "Oppfølging, gruppe " + std::to_string(i);
      delivery.measure = domain::MeasureType::oppfolging;
      delivery.first_day = today_ + -500;
      delivery.end_day = today_ + 600;
      store::add_delivery(tx, delivery, std::nullopt, now_);
    }
    tx.commit();
  }

  [[nodiscard]] domain::Contract contract(ContractId id, std::uint64_t number) const {
    using domain::TermKind;
    domain::Contract c;
    c.id = id;
    c.number = "26-" + std::to_string(1000 + number);
    c.name = "Oppfølging " + std::to_string(number);
    c.measure = domain::MeasureType::oppfolging;
    c.agreement = domain::AgreementType::avtale;
    c.buyer = "Nav Tiltak Eksempel";
    c.area = "Eksempelbyen";
    c.first_day = today_ + -500;
    c.award_day = c.first_day + -60;
    c.base_end_day = c.first_day.plus_years(2);
    c.option_model = domain::OptionModel::to_pluss_en_pluss_en;
    c.options = domain::usual_options(domain::OptionModel::to_pluss_en_pluss_en, c.first_day, 3);
    c.method = "Supported Employment, 2. utgave";
    c.price_model = domain::PriceModel::avtalt_pris_per_time_oppfolging_per_deltaker;
    c.places = 600;
    int place = 0;
    for (const auto& [kind, value] :
         {std::pair{TermKind::caseload_ceiling, 28}, std::pair{TermKind::degree_share, 60},
          std::pair{TermKind::first_contact_limit, 5}, std::pair{TermKind::contact_rhythm, 21},
          std::pair{TermKind::plan_deadline, 28}, std::pair{TermKind::follow_up_hours, 10}}) {
      c.terms.push_back({TermId{id_of(Kind::contract, 1'000'000 + number * 16 + ++place)}, kind,
                         c.first_day, value, "Kravspesifikasjonen"});
    }
    return c;
  }

  void staff() {
    const auto employees = office_.consultants() + office_.teams();
    {
      Into into{connection_,
                "employee",
                {"id", "name", "sort_name", "search", "education_level", "education_field",
                 "relevant_degree", "created_at", "version"}};
      for (std::uint64_t i = 0; i < employees; ++i) {
        const auto name = name_of(i ^ 0xe);
        into.row(id_of(Kind::employee, i), name, text::sort_key(name), text::fold(name), "bachelor",
                 "sosialfag", i % 10 != 0, now_, 1);
      }
      into.finish();
    }
    {
      Into into{connection_,
                "employment",
                {"id", "employee_id", "contract_id", "role_title", "type", "extent_percent",
                 "first_day", "other_work_agreed", "created_at", "version"}};
      for (std::uint64_t i = 0; i < employees; ++i) {
        const auto team =
            i < office_.consultants() ? Office::team_of(i) : i - office_.consultants();
        into.row(id_of(Kind::employment, i), id_of(Kind::employee, i),
                 id_of(Kind::contract, Office::contract_of(team)), "Jobbspesialist", "permanent",
                 100, today_ + -480, false, now_, 1);
      }
      into.finish();
    }
    {
      Into into{connection_, "team", {"id", "name", "created_at", "version"}};
      for (std::uint64_t i = 0; i < office_.teams(); ++i) {
        into.row(id_of(Kind::team, i), "Lag " + std::to_string(i), now_, 1);
      }
      into.finish();
    }
    {
      Into into{connection_, "team_contract", {"team_id", "contract_id"}};
      for (std::uint64_t i = 0; i < office_.teams(); ++i) {
        into.row(id_of(Kind::team, i), id_of(Kind::contract, Office::contract_of(i)));
      }
      into.finish();
    }
    {
      Into into{connection_, "team_member", {"id", "team_id", "employee_id", "leads", "first_day"}};
      for (std::uint64_t i = 0; i < employees; ++i) {
        const bool leads = i >= office_.consultants();
        const auto team = leads ? i - office_.consultants() : Office::team_of(i);
        into.row(id_of(Kind::member, i), id_of(Kind::team, team), id_of(Kind::employee, i), leads,
                 today_ + -480);
      }
      into.finish();
    }
    accounts(employees);
  }

  void accounts(std::uint64_t employees) {
    {
      Into into{
          connection_,
          "account",
          {"id", "username", "display_name", "language", "employee_id", "created_at", "version"}};
      for (std::uint64_t i = 0; i < employees; ++i) {
        into.row(id_of(Kind::account, i), "ansatt" + std::to_string(i), name_of(i ^ 0xe), "nb",
                 id_of(Kind::employee, i), now_, 1);
      }
      into.finish();
    }
    Into into{connection_, "account_role", {"account_id", "role"}};
    for (std::uint64_t i = 0; i < employees; ++i) {
      into.row(id_of(Kind::account, i), i < office_.consultants() ? "consultant" : "leader");
    }
    into.finish();
  }

  static std::string name_of(std::uint64_t number) {
    const auto chance = mixed(number);
    return std::string{one_of(given_names, chance)} + ' ' + one_of(family_names, chance >> 20);
  }

  void people() {
    {
      Into into{
          connection_, "counsellor", {"id", "name", "name_key", "office", "email", "version"}};
      for (std::uint64_t i = 0; i < counsellors(); ++i) {
        const auto name = name_of(i ^ 0xc000);
        into.row(id_of(Kind::counsellor, i), name, text::fold(name) + "|nav eksempelby",
                 "Nav Eksempelby", "veileder" + std::to_string(i) + "@nav.example", 1);
      }
      into.finish();
    }
    {
      Into into{connection_,
                "employer",
                {"id", "name", "sort_name", "search", "place", "industry", "version"}};
      for (std::uint64_t i = 0; i < employers(); ++i) {
        const auto name = "Eksempelbedrift " + std::to_string(i);
        into.row(id_of(Kind::employer, i), name, text::sort_key(name), text::fold(name),
                 "Eksempelby", "Varehandel", 1);
      }
      into.finish();
    }
    Into into{connection_,
              "person",
              {"id", "number_verdict", "given_name", "family_name", "sort_name", "search", "phone",
               "email", "address", "postcode", "place", "protection", "created_at", "version"}};
    for (std::uint64_t i = 0; i < office_.people; ++i) {
      const auto chance = mixed(i ^ 0x9e0000);
      const std::string given = one_of(given_names, chance);
      const std::string family = one_of(family_names, chance >> 20);
      into.row(id_of(Kind::person, i), "missing", given, family,
               text::sort_key(family + ", " + given), text::fold(given + ' ' + family),
               "900 00 000", "person" + std::to_string(i) + "@example.org",
               "Eksempelveien " + std::to_string(chance % 200), "0001", "Eksempelby", "", now_, 1);
    }
    into.finish();
  }

  [[nodiscard]] std::uint64_t counsellors() const { return office_.people / 60 + 1; }
  [[nodiscard]] std::uint64_t employers() const { return office_.people / 50 + 1; }
  [[nodiscard]] std::uint64_t contract_of_person(std::uint64_t person) const {
    return Office::contract_of(Office::team_of(office_.consultant_of(person)));
  }
  [[nodiscard]] Day start_of(std::uint64_t person) const {
    return today_ + -(static_cast<std::int32_t>(mixed(person) % 300) + 60);
  }

  void participations() {
    Into into{connection_,
              "participation",
              {"id",
               "person_id",
               "contract_id",
               "delivery_id",
               "origin",
               "referral_day",
               "referral_purpose",
               "counsellor_id",
               "effort_group",
               "status",
               "status_day",
               "start_day",
               "end_day",
               "plan_agreed_day",
               "goal",
               "goal_day",
               "goal_version",
               "se_stage",
               "se_stage_day",
               "first_contact_day",
               "last_contact_day",
               "shared_by_hand",
               "under_follow_up",
               "created_at",
               "version"}};
    for (std::uint64_t i = 0; i < office_.people; ++i) {
      const auto start = start_of(i);
      const auto chance = mixed(i ^ 0xab);
      into.row(id_of(Kind::participation, i), id_of(Kind::person, i),
               id_of(Kind::contract, contract_of_person(i)),
               id_of(Kind::delivery, contract_of_person(i)), "new", start + -14,
               "Ønsker arbeid i butikk eller på lager; trenger hjelp til å komme i gang.",
               id_of(Kind::counsellor, i % counsellors()), "TRENGER_VEILEDNING", "DELTAR", start,
               start, start.plus_months(18), start + 20,
               "Jeg vil ha en jobb der jeg møter folk, helst nær hjemme.", start + 25, 2,
               1 + static_cast<int>(chance % 5), start + 30, start + 3,
               today_ + -static_cast<std::int32_t>(chance % 30), false, true, now_, 1);
    }
    into.finish();
  }

  /// What a participation consists of beside itself: statuses, periods, goals, stages, consultants.
  void small_parts() {
    {
      Into into{connection_,
                "participation_status",
                {"participation_id", "ordinal", "status", "valid_from", "recorded_at", "cause"}};
      for (std::uint64_t i = 0; i < office_.people; ++i) {
        into.row(id_of(Kind::participation, i), 1, "VENTER_PA_OPPSTART", start_of(i) + -14, now_,
                 "import");
        into.row(id_of(Kind::participation, i), 2, "DELTAR", start_of(i), now_, "dates");
      }
      into.finish();
    }
    {
      Into into{connection_,
                "granted_period",
                {"participation_id", "ordinal", "first_day", "end_day", "recorded_at", "source"}};
      for (std::uint64_t i = 0; i < office_.people; ++i) {
        into.row(id_of(Kind::participation, i), 1, start_of(i), start_of(i).plus_months(18), now_,
                 "import");
      }
      into.finish();
    }
    {
      Into into{connection_,
                "extent_period",
                {"participation_id", "ordinal", "first_day", "percent", "recorded_at"}};
      for (std::uint64_t i = 0; i < office_.people; ++i) {
        into.row(id_of(Kind::participation, i), 1, start_of(i), 100, now_);
      }
      into.finish();
    }
    {
      Into into{
          connection_, "content_item", {"participation_id", "code", "ordinal", "text", "chosen"}};
      for (std::uint64_t i = 0; i < office_.people; ++i) {
        into.row(id_of(Kind::participation, i), "arbeidspraksis", 2, "Arbeidspraksis", true);
        into.row(id_of(Kind::participation, i), "jobbsoking", 1, "Støtte til å søke jobber", true);
        into.row(id_of(Kind::participation, i), "motivasjon", 3,
                 "Motivasjons- og mestringsaktiviteter", true);
      }
      into.finish();
    }
    {
      Into into{connection_,
                "goal_version",
                {"participation_id", "number", "text", "day", "recorded_at", "recorded_by"}};
      for (std::uint64_t i = 0; i < office_.people; ++i) {
        const auto account = id_of(Kind::account, office_.consultant_of(i));
        into.row(id_of(Kind::participation, i), 1, "Jeg vil prøve meg i en butikk.",
                 start_of(i) + 5, now_, account);
        into.row(id_of(Kind::participation, i), 2,
                 "Jeg vil ha en jobb der jeg møter folk, helst nær hjemme.", start_of(i) + 25, now_,
                 account);
      }
      into.finish();
    }
    {
      Into into{connection_,
                "se_stage_change",
                {"participation_id", "ordinal", "stage", "day", "recorded_at", "recorded_by"}};
      for (std::uint64_t i = 0; i < office_.people; ++i) {
        const auto stages = 1 + static_cast<int>(mixed(i ^ 0xab) % 5);
        for (int stage = 1; stage <= stages; ++stage) {
          into.row(id_of(Kind::participation, i), stage, stage, start_of(i) + 10 * stage, now_,
                   id_of(Kind::account, office_.consultant_of(i)));
        }
      }
      into.finish();
    }
    Into into{connection_,
              "assignment",
              {"id", "participation_id", "employee_id", "part", "first_day", "end_day", "reason",
               "decided_by", "end_reason", "created_at", "version"}};
    for (std::uint64_t i = 0; i < office_.people; ++i) {
      const auto consultant = office_.consultant_of(i);
      const auto leader = id_of(Kind::employee, office_.leader_of(Office::team_of(consultant)));
      // One in three had somebody else of the team first.
      const bool second = i % 3 == 0;
      const auto begin = second ? start_of(i) + 40 : start_of(i) + -10;
      if (second) {
        const auto former = Office::team_of(consultant) * Office::team_size;
        into.row(id_of(Kind::assignment, 2 * i), id_of(Kind::participation, i),
                 id_of(Kind::employee, former == consultant ? former + 1 : former), "lead",
                 start_of(i) + -10, begin, "Ny deltaker", leader, "Bytte i laget", now_, 1);
      }
      into.row(id_of(Kind::assignment, 2 * i + 1), id_of(Kind::participation, i),
               id_of(Kind::employee, consultant), "lead", begin, std::nullopt, "Ledig plass",
               leader, std::nullopt, now_, 1);
    }
    into.finish();
  }

  void follow_up() {
    {
      Into into{connection_,
                "appointment",
                {"id", "participation_id", "employee_id", "starts_at", "day", "minutes", "kind",
                 "place", "purpose", "state", "created_at", "version"}};
      for (std::uint64_t i = 0; i < office_.people; ++i) {
        for (int n = 0; n < 4; ++n) {
          const auto ahead = static_cast<std::int32_t>(mixed(i) % 14);
          const auto day = n == 0 ? today_ + ahead : today_ + (ahead - 14 * n);
          into.row(id_of(Kind::appointment, 4 * i + static_cast<std::uint64_t>(n)),
                   id_of(Kind::participation, i), id_of(Kind::employee, office_.consultant_of(i)),
                   Instant::in_norway(day, 540 + 30 * static_cast<int>(mixed(i) % 12)), day, 45,
                   "meeting", "Kontoret", "Gå gjennom planen", n == 0 ? "planned" : "held", now_,
                   1);
        }
      }
      into.finish();
    }
    {
      Into into{connection_,
                "task",
                {"id", "participation_id", "owner", "text", "due_day", "done_day", "created_at",
                 "version"}};
      constexpr const char* owners[] = {"consultant", "participant", "consultant"};
      for (std::uint64_t i = 0; i < office_.people; ++i) {
        for (int n = 0; n < 3; ++n) {
          const auto due = today_ + static_cast<std::int32_t>(mixed(i) % 20) + -10 * n;
          into.row(id_of(Kind::task, 3 * i + static_cast<std::uint64_t>(n)),
                   id_of(Kind::participation, i), owners[n], "Sende CV til arbeidsgiveren", due,
                   n == 0 ? std::nullopt : std::optional{due}, now_, 1);
        }
      }
      into.finish();
    }
    Into into{connection_,
              "job",
              {"id", "participation_id", "employer_id", "kind", "title", "first_day",
               "extent_percent", "created_at", "version"}};
    for (std::uint64_t i = 0; i < office_.people; i += 2) {
      into.row(id_of(Kind::job, i), id_of(Kind::participation, i),
               id_of(Kind::employer, mixed(i) % employers()), "work_trial", "Butikkmedarbeider",
               start_of(i) + 50, 50, now_, 1);
    }
    into.finish();
  }

  /// True where a person's notes lie side by side, because the table lies in the order of a key
  /// that begins with the participation; then rows are written in that order. Elsewhere they lie as
  /// they came in over the months, everybody's between everybody's.
  [[nodiscard]] bool notes_lie_by_person() {
    for (const auto& table : connection_.tables()) {
      if (table.name != "note") continue;
      return connection_.engine() == sql::Engine::sqlite &&
             table.primary_key.front() == "participation_id";
    }
    return false;
  }

  void notes() {
    const bool by_person = notes_lie_by_person();
    const auto count = office_.people * Office::notes_each;
    const auto each = [&](auto&& row) {
      for (std::uint64_t n = 0; n < count; ++n) {
        if (by_person) {
          row(n / Office::notes_each, n % Office::notes_each);
        } else {
          row(n % office_.people, n / office_.people);
        }
      }
    };
    {
      Into into{
          connection_,
          "note",
          {"id", "participation_id", "author_id", "kind", "day", "minutes", "present", "text",
           "state", "signed_at", "corrections", "created_at", "changed_at", "version", "search"}};
      constexpr const char* kinds[] = {"meeting", "phone", "message", "meeting", "employer_visit"};
      each([&](std::uint64_t person, std::uint64_t nth) {
        const auto number = nth * office_.people + person;
        const auto chance = mixed(number ^ 0x77);
        const auto made = note_text(number);
        const auto day = note_day(person, nth);
        const auto at = Instant::in_norway(day, 480 + static_cast<int>(chance % 480));
        into.row(id_of(Kind::note, number), id_of(Kind::participation, person),
                 id_of(Kind::employee, office_.consultant_of(person)), one_of(kinds, chance >> 8),
                 day, 15 + 15 * static_cast<int>(chance % 5), "Deltakeren og jobbspesialisten",
                 made.text, "signed", at, is_corrected(number) ? 1 : 0, at, at,
                 is_corrected(number) ? 2 : 1, searchable(made.sentences));
      });
      into.finish();
    }
    Into into{connection_,
              "note_version",
              {"note_id", "number", "kind", "day", "minutes", "present", "text", "written_at",
               "written_by", "reason"}};
    each([&](std::uint64_t person, std::uint64_t nth) {
      const auto number = nth * office_.people + person;
      if (!is_corrected(number)) return;
      const auto day = note_day(person, nth);
      into.row(id_of(Kind::note, number), 1, "meeting", day, 30, "Deltakeren",
               note_text(number ^ 0xff).text, Instant::in_norway(day, 480),
               id_of(Kind::employee, office_.consultant_of(person)), "Skrev feil dag");
    });
    into.finish();
  }

  /// One in fifty.
  static bool is_corrected(std::uint64_t number) { return mixed(number ^ 0xc0) % 50 == 0; }
  /// The nth of 40, from the first day on until a week ago.
  [[nodiscard]] Day note_day(std::uint64_t person, std::uint64_t nth) const {
    const auto start = start_of(person);
    const auto days = today_ + -7 - start;
    return start + days * static_cast<std::int32_t>(nth) / static_cast<int>(Office::notes_each - 1);
  }

  sql::Connection& connection_;
  Office office_;
  Instant now_;
  Day today_;
};

/// Takes the indexes off that are not keys; gives the statements that make them again.
std::vector<std::string> without_indexes(sql::Connection& connection) {
  const bool sqlite = connection.engine() == sql::Engine::sqlite;
  const auto indexes =
      connection
          .rows(sqlite ? "select name, sql from sqlite_master"
                         " where type = 'index' and sql is not null order by name"
                       : "select indexname, indexdef from pg_indexes"
                         " where schemaname = current_schema() and indexname not in"
                         " (select conname from pg_constraint) order by indexname")
          .all([](const sql::Row& row) {
            return std::pair{row.get<std::string>(0), row.get<std::string>(1)};
          });
  std::vector<std::string> again;
  for (const auto& [name, statement] : indexes) {
    connection.execute("drop index " + name);
    again.push_back(statement);
  }
  return again;
}

void fill(const sql::Location& location, Office office) {
  const auto connection = sql::open(location, sql::Mode::create);
  store::migrate(*connection, now());
  const bool sqlite = connection->engine() == sql::Engine::sqlite;
  if (sqlite) {
    connection->execute(
        "pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -400000;"
        "pragma temp_store = file; pragma wal_autocheckpoint = 50000");
  } else {
    connection->suspend_foreign_keys();
  }
  const auto indexes = without_indexes(*connection);
  Filling{*connection, office, now()}.all();
  for (const auto& statement : indexes) {
    std::fprintf(stderr, "  %s\n", statement.substr(0, statement.find(" ON ")).c_str());
    connection->execute(statement);
  }
  if (sqlite) {
    connection->execute("pragma wal_checkpoint(truncate)");
  } else {
    connection->resume_foreign_keys();
    connection->execute("analyze");
  }
}

void sign_in(const sql::Location& location, Office office) {
  const auto connection = sql::open(location, sql::Mode::read_write);
  connection->execute("delete from session");
  Into into{*connection,
            "session",
            {"token_hash", "account_id", "role", "stage", "created_at", "seen_at"}};
  for (std::uint64_t i = 0; i < office.consultants() + office.teams(); ++i) {
    into.row(service::token_hash(token_of(i)), id_of(Kind::account, i),
             i < office.consultants() ? "consultant" : "leader", "full", now(), now());
  }
  into.finish();
}

}  // namespace
}  // namespace stafett::bench

int main(int count, char** words) {
  using namespace stafett;
  if (count < 3) {
    std::fputs("bench_fill LOCATION PEOPLE [--sessions]\n", stderr);
    return EXIT_FAILURE;
  }
  try {
    const auto location = sql::Location::from_text(words[1]);
    const bench::Office office{std::strtoull(words[2], nullptr, 10)};
    if (office.people < 300) throw std::runtime_error{"an office of at least 300 people"};
    if (count > 3 && std::strcmp(words[3], "--sessions") == 0) {
      bench::sign_in(location, office);
    } else {
      bench::fill(location, office);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_fill: %s\n", error.what());
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
