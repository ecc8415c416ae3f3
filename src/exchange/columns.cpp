#include "exchange/columns.hpp"

#include <algorithm>
#include <array>
#include <memory_resource>

#include "base/text.hpp"
#include "exchange/codes.hpp"
#include "exchange/json_text.hpp"
#include "exchange/values.hpp"

namespace stafett::exchange {

namespace {

struct Synonym {
  std::string_view word;  // folded, letters and digits only
  Field field;
};

// Headings as they are met in lists from Nav's offices, from providers' own lists, and in English.
constexpr auto synonyms = std::to_array<Synonym>({
    {"deltakerid", Field::participation_id},
    {"deltakarid", Field::participation_id},
    {"deltakelsesid", Field::participation_id},
    {"deltakelseid", Field::participation_id},
    {"participationid", Field::participation_id},
    {"id", Field::participation_id},
    {"deltakerlisteid", Field::delivery_id},
    {"gjennomføringid", Field::delivery_id},
    {"gjennomføringsid", Field::delivery_id},
    {"deliveryid", Field::delivery_id},
    {"deltakerliste", Field::delivery_name},
    {"deltakarliste", Field::delivery_name},
    {"gjennomføring", Field::delivery_name},
    {"tiltaksgjennomføring", Field::delivery_name},
    {"kurs", Field::delivery_name},
    {"delivery", Field::delivery_name},
    {"tiltak", Field::measure},
    {"tiltakstype", Field::measure},
    {"tiltakskode", Field::measure},
    {"tiltaksnavn", Field::measure},
    {"tiltaksnamn", Field::measure},
    {"measure", Field::measure},
    {"measuretype", Field::measure},
    {"navn", Field::full_name},
    {"namn", Field::full_name},
    {"name", Field::full_name},
    {"fulltnavn", Field::full_name},
    {"fulltnamn", Field::full_name},
    {"fullname", Field::full_name},
    {"deltaker", Field::full_name},
    {"deltakar", Field::full_name},
    {"deltakernavn", Field::full_name},
    {"deltakarnamn", Field::full_name},
    {"deltakersnavn", Field::full_name},
    {"participant", Field::full_name},
    {"fornavn", Field::given_name},
    {"fornamn", Field::given_name},
    {"førenamn", Field::given_name},
    {"firstname", Field::given_name},
    {"givenname", Field::given_name},
    {"mellomnavn", Field::middle_name},
    {"mellomnamn", Field::middle_name},
    {"middlename", Field::middle_name},
    {"etternavn", Field::family_name},
    {"etternamn", Field::family_name},
    {"lastname", Field::family_name},
    {"familyname", Field::family_name},
    {"surname", Field::family_name},
    {"fødselsnummer", Field::number},
    {"fodselsnummer", Field::number},
    {"fødselsnr", Field::number},
    {"fødselsogpersonnummer", Field::number},
    {"fnr", Field::number},
    {"fnrdnr", Field::number},
    {"dnummer", Field::number},
    {"dnr", Field::number},
    {"personnummer", Field::number},
    {"personnr", Field::number},
    {"personident", Field::number},
    {"nationalid", Field::number},
    {"nationalidentitynumber", Field::number},
    {"telefon", Field::phone},
    {"telefonnummer", Field::phone},
    {"telefonnr", Field::phone},
    {"tlf", Field::phone},
    {"tlfnr", Field::phone},
    {"mobil", Field::phone},
    {"mobilnummer", Field::phone},
    {"mobilnr", Field::phone},
    {"mobiltelefon", Field::phone},
    {"phone", Field::phone},
    {"phonenumber", Field::phone},
    {"mobile", Field::phone},
    {"epost", Field::email},
    {"epostadresse", Field::email},
    {"email", Field::email},
    {"emailaddress", Field::email},
    {"mail", Field::email},
    {"adresse", Field::address},
    {"gateadresse", Field::address},
    {"vegadresse", Field::address},
    {"veiadresse", Field::address},
    {"bostedsadresse", Field::address},
    {"bustadadresse", Field::address},
    {"gate", Field::address},
    {"address", Field::address},
    {"streetaddress", Field::address},
    {"postnummer", Field::postcode},
    {"postnr", Field::postcode},
    {"postcode", Field::postcode},
    {"zipcode", Field::postcode},
    {"poststed", Field::place},
    {"poststad", Field::place},
    {"city", Field::place},
    {"town", Field::place},
    {"adressebeskyttelse", Field::protection},
    {"adressevern", Field::protection},
    {"adressebeskyttet", Field::protection},
    {"addressprotection", Field::protection},
    {"status", Field::status},
    {"deltakerstatus", Field::status},
    {"deltakarstatus", Field::status},
    {"årsak", Field::status_reason},
    {"sluttårsak", Field::status_reason},
    {"statusårsak", Field::status_reason},
    {"årsaktilavslutning", Field::status_reason},
    {"reason", Field::status_reason},
    {"endretdato", Field::status_changed_at},
    {"statusdato", Field::status_changed_at},
    {"statusendret", Field::status_changed_at},
    {"startdato", Field::start_day},
    {"start", Field::start_day},
    {"oppstart", Field::start_day},
    {"oppstartsdato", Field::start_day},
    {"fradato", Field::start_day},
    {"fraogmed", Field::start_day},
    {"fom", Field::start_day},
    {"startdate", Field::start_day},
    {"sluttdato", Field::last_day},
    {"slutt", Field::last_day},
    {"tildato", Field::last_day},
    {"tilogmed", Field::last_day},
    {"tom", Field::last_day},
    {"avslutningsdato", Field::last_day},
    {"enddate", Field::last_day},
    {"søktinn", Field::referred_at},
    {"søktinndato", Field::referred_at},
    {"innsøkt", Field::referred_at},
    {"innsøktdato", Field::referred_at},
    {"henvist", Field::referred_at},
    {"henvistdato", Field::referred_at},
    {"henvisningsdato", Field::referred_at},
    {"tilvist", Field::referred_at},
    {"tilvisingsdato", Field::referred_at},
    {"bestillingsdato", Field::referred_at},
    {"referred", Field::referred_at},
    {"referraldate", Field::referred_at},
    {"prosent", Field::extent_percent},
    {"deltakelsesprosent", Field::extent_percent},
    {"deltakingsprosent", Field::extent_percent},
    {"prosentstilling", Field::extent_percent},
    {"stillingsprosent", Field::extent_percent},
    {"percent", Field::extent_percent},
    {"dagerperuke", Field::days_per_week},
    {"dagerpruke", Field::days_per_week},
    {"dagarperveke", Field::days_per_week},
    {"dagarprveke", Field::days_per_week},
    {"daysperweek", Field::days_per_week},
    {"bestilling", Field::referral_text},
    {"bestillingstekst", Field::referral_text},
    {"bestillingtekst", Field::referral_text},
    {"bakgrunn", Field::referral_text},
    {"bakgrunnsinfo", Field::referral_text},
    {"bakgrunnsinformasjon", Field::referral_text},
    {"formål", Field::referral_text},
    {"føremål", Field::referral_text},
    {"background", Field::referral_text},
    {"purpose", Field::referral_text},
    {"navkontor", Field::nav_office},
    {"navenhet", Field::nav_office},
    {"kontor", Field::nav_office},
    {"navoffice", Field::nav_office},
    {"navenhetsnummer", Field::nav_office_number},
    {"navkontornummer", Field::nav_office_number},
    {"enhetsnummer", Field::nav_office_number},
    {"navveileder", Field::counsellor},
    {"navrettleiar", Field::counsellor},
    {"veilederinav", Field::counsellor},
    {"veiledernav", Field::counsellor},
    {"rettleiarinav", Field::counsellor},
    {"navkontakt", Field::counsellor},
    {"kontaktpersonnav", Field::counsellor},
    {"kontaktpersoninav", Field::counsellor},
    {"saksbehandler", Field::counsellor},
    {"saksbehandlar", Field::counsellor},
    {"counsellor", Field::counsellor},
    {"navcounsellor", Field::counsellor},
    {"navveilederepost", Field::counsellor_email},
    {"epostnavveileder", Field::counsellor_email},
    {"navrettleiarepost", Field::counsellor_email},
    {"counselloremail", Field::counsellor_email},
    {"navveiledertelefon", Field::counsellor_phone},
    {"navveiledertlf", Field::counsellor_phone},
    {"telefonnavveileder", Field::counsellor_phone},
    {"tlfnavveileder", Field::counsellor_phone},
    {"counsellorphone", Field::counsellor_phone},
    {"veileder", Field::consultant},
    {"rettleiar", Field::consultant},
    {"jobbkonsulent", Field::consultant},
    {"jobbspesialist", Field::consultant},
    {"konsulent", Field::consultant},
    {"hovedveileder", Field::consultant},
    {"ansvarligveileder", Field::consultant},
    {"ansvarlig", Field::consultant},
    {"ansvarleg", Field::consultant},
    {"consultant", Field::consultant},
    {"medveileder", Field::co_consultant},
    {"medrettleiar", Field::co_consultant},
    {"medkonsulent", Field::co_consultant},
    {"coconsultant", Field::co_consultant},
    {"kilde", Field::source},
    {"kjelde", Field::source},
    {"source", Field::source},
    {"underoppfølging", Field::under_follow_up},
});

/// Letters and digits only, folded: "E-post:" and "epost" are the same heading.
std::string compact(std::string_view heading) {
  std::string folded = text::fold(heading);
  std::erase_if(folded, [](char c) {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    return !letter;
  });
  return folded;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// What a column's values say it is, whatever its heading.
std::optional<HeadingGuess> guess_values(std::string_view shape,
                                         const std::vector<std::string_view>& values) {
  if (shape == "11 digits") return HeadingGuess{Field::number, 90};
  if (shape == "e-mail") return HeadingGuess{Field::email, 70};
  if (shape == "uuid") return HeadingGuess{Field::participation_id, 50};
  if (shape == "8 digits") return HeadingGuess{Field::phone, 50};
  const auto known =
      static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [](std::string_view v) {
        return read_code_or_word(CodeList::status, v).known;
      }));
  if (!values.empty() && known * 10 >= values.size() * 8) return HeadingGuess{Field::status, 80};
  return std::nullopt;
}

/// True where values of this shape cannot be the field that the heading speaks of.
bool contradicts(Field field, std::string_view shape) {
  if (shape == "empty" || shape == "mixed") return false;
  switch (field) {
    case Field::number:
      return shape == "date" || shape == "e-mail" || shape == "uuid" || shape == "yes or no";
    case Field::full_name:
    case Field::given_name:
    case Field::family_name:
    case Field::counsellor:
    case Field::consultant:
    case Field::status:
      return shape != "text";
    case Field::start_day:
    case Field::last_day:
    case Field::referred_at:
      return shape != "date";
    case Field::email:
      return shape != "e-mail";
    case Field::participation_id:
    case Field::delivery_id:
      return shape != "uuid";
    case Field::extent_percent:
    case Field::days_per_week:
      return shape != "number" && shape != "yes or no";
    default:
      return false;
  }
}

}  // namespace

std::string_view shape_of(std::string_view value) {
  const std::string trimmed = text::trim(value);
  if (trimmed.empty()) return "empty";
  std::string digits = trimmed;
  std::erase(digits, ' ');
  if (all_digits(digits)) {
    if (digits.size() == 11) return "11 digits";
    if (digits.size() == 8) return "8 digits";
  }
  if (read_day(trimmed)) return "date";
  if (read_decimal(trimmed)) return "number";
  if (Uuid::from_text(trimmed)) return "uuid";
  if (read_truth(trimmed)) return "yes or no";
  const std::size_t at = trimmed.find('@');
  if (at != std::string::npos && at > 0 && trimmed.find('.', at) != std::string::npos &&
      trimmed.find(' ') == std::string::npos) {
    return "e-mail";
  }
  return "text";
}

const std::vector<Field>& mappable_fields() {
  static const std::vector<Field> fields = {Field::full_name,
                                            Field::given_name,
                                            Field::middle_name,
                                            Field::family_name,
                                            Field::number,
                                            Field::phone,
                                            Field::email,
                                            Field::address,
                                            Field::address_extra,
                                            Field::postcode,
                                            Field::place,
                                            Field::protection,
                                            Field::status,
                                            Field::status_reason,
                                            Field::status_reason_text,
                                            Field::status_changed_at,
                                            Field::start_day,
                                            Field::last_day,
                                            Field::referred_at,
                                            Field::extent_percent,
                                            Field::days_per_week,
                                            Field::referral_text,
                                            Field::nav_office,
                                            Field::nav_office_number,
                                            Field::counsellor,
                                            Field::counsellor_email,
                                            Field::counsellor_phone,
                                            Field::consultant,
                                            Field::co_consultant,
                                            Field::measure,
                                            Field::delivery_name,
                                            Field::delivery_id,
                                            Field::participation_id,
                                            Field::source,
                                            Field::under_follow_up};
  return fields;
}

std::optional<HeadingGuess> guess_heading(std::string_view heading) {
  const std::string word = compact(heading);
  if (word.empty()) return std::nullopt;
  std::optional<HeadingGuess> best;
  std::size_t best_length = 0;
  for (const Synonym& synonym : synonyms) {
    if (word == synonym.word) return HeadingGuess{synonym.field, 95};
    // "Fødselsnummer (11 siffer)", "Deltakerens telefonnummer": the longest known word in it.
    if (synonym.word.size() >= 5 && synonym.word.size() > best_length &&
        word.find(synonym.word) != std::string::npos) {
      best = HeadingGuess{synonym.field, 60};
      best_length = synonym.word.size();
    }
  }
  return best;
}

std::vector<ListedColumn> guess_columns(const std::vector<std::string>& headings,
                                        const std::vector<std::vector<std::string>>& samples) {
  std::size_t count = headings.size();
  for (const auto& row : samples) count = std::max(count, row.size());
  std::vector<ListedColumn> columns;
  for (std::size_t c = 0; c < count; ++c) {
    ListedColumn column;
    column.number = static_cast<std::uint32_t>(c + 1);
    if (c < headings.size()) column.heading = text::trim(headings[c]);
    std::vector<std::string_view> values;
    std::string_view shape = "empty";
    for (const auto& row : samples) {
      if (c >= row.size() || row[c].empty()) continue;
      values.push_back(row[c]);
      const std::string_view one = shape_of(row[c]);
      if (shape == "empty") {
        shape = one;
      } else if (shape != one) {
        shape = one == "text" || shape == "text" ? "text" : "mixed";
      }
    }
    column.shape = shape;
    auto guess = guess_heading(column.heading);
    if (guess && contradicts(guess->field, shape)) guess->confidence = 40;
    const auto by_values = guess_values(shape, values);
    if (by_values && (!guess || by_values->confidence > guess->confidence)) guess = by_values;
    if (guess) {
      column.field = guess->field;
      column.confidence = guess->confidence;
    }
    columns.push_back(std::move(column));
  }
  // The surest column keeps a field that several were taken for; of equals the first.
  for (ListedColumn& column : columns) {
    if (!column.field || *column.field == Field::co_consultant) continue;
    for (ListedColumn& other : columns) {
      if (&other == &column || other.field != column.field) continue;
      const bool other_wins =
          other.confidence > column.confidence ||
          (other.confidence == column.confidence && other.number < column.number);
      ListedColumn& loser = other_wins ? column : other;
      loser.field.reset();
      loser.confidence = 0;
      if (other_wins) break;
    }
  }
  return columns;
}

void apply_choice(std::vector<ListedColumn>& columns, const std::vector<ColumnChoice>& choice) {
  for (const ColumnChoice& chosen : choice) {
    if (chosen.number == 0 || chosen.number > columns.size()) continue;
    ListedColumn& column = columns[chosen.number - 1];
    column.field = chosen.field;
    column.confidence = 100;
  }
}

std::string headings_fingerprint(const std::vector<ListedColumn>& columns) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  const auto add = [&](std::string_view text) {
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    hash = (hash ^ 0xFFu) * 1099511628211u;
  };
  for (const ListedColumn& column : columns) add(compact(column.heading));
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 0; i < 16; ++i) out[i] = hex[(hash >> (60 - 4 * i)) & 15];
  return out;
}

std::string choice_to_text(const std::vector<ColumnChoice>& choice) {
  std::string out = "[";
  for (const ColumnChoice& chosen : choice) {
    if (out.size() > 1) out += ',';
    out += "{\"column\":" + std::to_string(chosen.number) + ",\"field\":";
    if (chosen.field) {
      append_json_string(out, to_text(*chosen.field));
    } else {
      out += "null";
    }
    out += '}';
  }
  return out + "]";
}

std::optional<std::vector<ColumnChoice>> choice_from_text(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  const auto root = read_json_whole(text, memory);
  if (!root || (*root)->kind != JsonKind::array) return std::nullopt;
  std::vector<ColumnChoice> choice;
  for (const JsonNode* node = (*root)->first; node != nullptr; node = node->next) {
    const JsonNode* column = node->member("column");
    const JsonNode* field = node->member("field");
    if (column == nullptr || column->kind != JsonKind::number || field == nullptr)
      return std::nullopt;
    const auto number = read_decimal(column->text);
    if (!number || number->decimals != 0 || number->digits < 1 || number->digits > 10'000)
      return std::nullopt;
    ColumnChoice chosen{static_cast<std::uint32_t>(number->digits), std::nullopt};
    if (field->kind == JsonKind::string) {
      chosen.field = field_from_text(field->text);
      if (!chosen.field) return std::nullopt;
    } else if (field->kind != JsonKind::null) {
      return std::nullopt;
    }
    choice.push_back(chosen);
  }
  return choice;
}

}  // namespace stafett::exchange
