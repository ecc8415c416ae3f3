#include "exchange/finding_text.hpp"

#include <algorithm>
#include <array>

namespace stafett::exchange {

namespace {

/// What is said of a key; {e} is what was expected, {f} what was found.
struct Texts {
  std::string_view key;
  Said said;
};

/// A text that one language lacks does not compile.
template <std::size_t N>
consteval std::array<Texts, N> whole(const Texts (&list)[N]) {
  for (const Texts& texts : list) {
    if (!texts.said.whole()) throw "a language has no text";
  }
  return std::to_array(list);
}

constexpr auto sentences = whole({
    // The file as a whole.
    {"empty_file",
     {"Filen er tom. Velg filen på nytt.", "Fila er tom. Vel fila på nytt.",
      "The file is empty. Choose the file again."}},
    {"too_large",
     {"Filen er for stor: {f}, høyst {e}. Del den opp.",
      "Fila er for stor: {f}, høgst {e}. Del ho opp.",
      "The file is too large: {f}, at most {e}. Split it."}},
    {"too_many_rows",
     {"Filen har for mange rader: {f}, høyst {e}. Del den opp.",
      "Fila har for mange rader: {f}, høgst {e}. Del ho opp.",
      "The file has too many rows: {f}, at most {e}. Split it."}},
    {"too_many_columns",
     {"Raden har for mange kolonner: {f}, høyst {e}.",
      "Rada har for mange kolonnar: {f}, høgst {e}.",
      "The row has too many columns: {f}, at most {e}."}},
    {"text_too_long",
     {"Teksten er for lang: {f} tegn, høyst {e}.", "Teksten er for lang: {f} teikn, høgst {e}.",
      "The text is too long: {f} bytes, at most {e}."}},
    {"unknown_kind",
     {"Dette er ikke en liste vi kjenner ({f}). Ventet: {e}.",
      "Dette er ikkje ei liste vi kjenner ({f}). Venta: {e}.",
      "This is not a list we know ({f}). Expected: {e}."}},
    {"utf16",
     {"Filen er lagret som UTF-16. Lagre den som UTF-8 (i Excel: CSV UTF-8).",
      "Fila er lagra som UTF-16. Lagre ho som UTF-8 (i Excel: CSV UTF-8).",
      "The file is saved as UTF-16. Save it as UTF-8 (in Excel: CSV UTF-8)."}},
    {"no_rows", {"Filen har ingen rader.", "Fila har ingen rader.", "The file has no rows."}},
    {"whose_history",
     {"Filen sier ikke hvem historikken gjelder (hendelser i den: {f}). Si hvem det er.",
      "Fila seier ikkje kven historikken gjeld (hendingar i ho: {f}). Sei kven det er.",
      "The file does not say whose history it is (events in it: {f}). Say who it is."}},
    {"mapping_needed",
     {"Ingen kolonne er kjent igjen som navn eller fødselsnummer. Velg hva kolonnene er.",
      "Inga kolonne er kjend att som namn eller fødselsnummer. Vel kva kolonnane er.",
      "No column was recognised as a name or a person number. Choose what the columns are."}},
    {"column_aside",
     {"Kolonnen er ikke kjent igjen. Verdiene legges ved uten eget felt.",
      "Kolonnen er ikkje kjend att. Verdiane blir lagde ved utan eige felt.",
      "The column was not recognised. Its values are kept aside."}},
    {"kept_aside",
     {"Feltet har ikke noe eget sted her. Verdien legges ved.",
      "Feltet har ikkje nokon eigen stad her. Verdien blir lagd ved.",
      "The field has no place of its own here. Its value is kept aside."}},
    // JSON.
    {"json_syntax",
     {"JSON-feil: ventet {e}, fant {f}. Hent filen på nytt.",
      "JSON-feil: venta {e}, fann {f}. Hent fila på nytt.",
      "JSON fault: expected {e}, found {f}. Fetch the file again."}},
    {"json_truncated",
     {"Filen er kuttet: ventet {e}, fant {f}. Hent filen på nytt.",
      "Fila er kutta: venta {e}, fann {f}. Hent fila på nytt.",
      "The file is cut off: expected {e}, found {f}. Fetch the file again."}},
    {"json_duplicate_name",
     {"Feltet «{f}» står to ganger i samme objekt, først på linje {e}.",
      "Feltet «{f}» står to gonger i same objekt, først på linje {e}.",
      "The field \"{f}\" stands twice in one object, first on line {e}."}},
    {"json_depth",
     {"Filen er nøstet for dypt: {f} nivåer, høyst {e}.",
      "Fila er nøsta for djupt: {f} nivå, høgst {e}.",
      "The file is nested too deep: {f} levels, at most {e}."}},
    {"json_members",
     {"Et objekt har for mange felter: {f}, høyst {e}.",
      "Eit objekt har for mange felt: {f}, høgst {e}.",
      "An object has too many fields: {f}, at most {e}."}},
    {"json_number",
     {"Dette er ikke et gyldig tall. Ventet: {e}.", "Dette er ikkje eit gyldig tal. Venta: {e}.",
      "This is no valid number. Expected: {e}."}},
    {"json_text",
     {"Teksten er ikke gyldig: ventet {e}, fant {f}.",
      "Teksten er ikkje gyldig: venta {e}, fann {f}.",
      "The text is not valid: expected {e}, found {f}."}},
    {"json_text_long",
     {"Teksten er for lang: {f} tegn, høyst {e}.", "Teksten er for lang: {f} teikn, høgst {e}.",
      "The text is too long: {f} bytes, at most {e}."}},
    // CSV.
    {"csv_nul",
     {"Filen har tegn som ikke hører hjemme i tekst (NUL). Lagre den på nytt som CSV.",
      "Fila har teikn som ikkje høyrer heime i tekst (NUL). Lagre ho på nytt som CSV.",
      "The file has characters that do not belong in text (NUL). Save it again as CSV."}},
    {"csv_encoding",
     {"Filen er verken hel UTF-8 eller Windows-1252. Hent den på nytt.",
      "Fila er korkje heil UTF-8 eller Windows-1252. Hent ho på nytt.",
      "The file is neither whole UTF-8 nor Windows-1252. Fetch it again."}},
    {"csv_letters",
     {"Noen tegn har ingen betydning i Windows-1252. Se etter rare tegn i navnene.",
      "Nokre teikn har inga meining i Windows-1252. Sjå etter rare teikn i namna.",
      "Some bytes mean nothing in Windows-1252. Look for odd characters in the names."}},
    {"csv_quote_open",
     {"Et anførselstegn lukkes aldri. Filen kan være kuttet.",
      "Eit hermeteikn blir aldri lukka. Fila kan vere kutta.",
      "A quotation mark is never closed. The file may be cut off."}},
    {"csv_quote_text",
     {"Det står tekst etter et lukket anførselstegn. Ventet: {e}.",
      "Det står tekst etter eit lukka hermeteikn. Venta: {e}.",
      "There is text after a closed quotation mark. Expected: {e}."}},
    {"csv_short_row",
     {"Raden har {f}, ventet {e}. De siste leses som tomme.",
      "Rada har {f}, venta {e}. Dei siste blir lesne som tomme.",
      "The row has {f}, expected {e}. The last are read as empty."}},
    {"csv_long_row",
     {"Raden har {f}, ventet {e}. Se etter skilletegn i en tekst uten anførselstegn.",
      "Rada har {f}, venta {e}. Sjå etter skiljeteikn i ein tekst utan hermeteikn.",
      "The row has {f}, expected {e}. Look for a separator in a text without quotes."}},
    {"csv_truncated",
     {"Siste rad har {f}, ventet {e}, og ingen linjeslutt: filen er kuttet. Hent den på nytt.",
      "Siste rad har {f}, venta {e}, og ingen linjeslutt: fila er kutta. Hent ho på nytt.",
      "The last row has {f}, expected {e}, and no line end: the file is cut off. Fetch it again."}},
    // Spreadsheets.
    {"xlsx_archive",
     {"Regnearket er skadet og kan ikke åpnes. Hent det på nytt.",
      "Reknearket er skadd og kan ikkje opnast. Hent det på nytt.",
      "The spreadsheet is damaged and cannot be opened. Fetch it again."}},
    {"xlsx_locked",
     {"Regnearket er låst med passord. Lagre det uten passord.",
      "Reknearket er låst med passord. Lagre det utan passord.",
      "The spreadsheet is locked with a password. Save it without one."}},
    {"xlsx_old",
     {"Regnearket er i gammelt format (.xls) eller låst med passord. Lagre det som .xlsx uten "
      "passord.",
      "Reknearket er i gammalt format (.xls) eller låst med passord. Lagre det som .xlsx utan "
      "passord.",
      "The spreadsheet is in an old format (.xls) or locked with a password. Save it as .xlsx "
      "without one."}},
    {"xlsx_bomb",
     {"Regnearket pakkes ut til mer enn vi tar imot (høyst {e}, fant {f}). Filen er ikke lest.",
      "Reknearket blir pakka ut til meir enn vi tek imot (høgst {e}, fann {f}). Fila er ikkje "
      "lesen.",
      "The spreadsheet unpacks to more than is taken (at most {e}, found {f}). The file was not "
      "read."}},
    {"xlsx_no_workbook",
     {"Arkivet er ikke et regneark ({f}).", "Arkivet er ikkje eit rekneark ({f}).",
      "The archive is no spreadsheet ({f})."}},
    {"xlsx_no_sheet",
     {"Fant ikke arket «{e}». Ark i filen: {f}.", "Fann ikkje arket «{e}». Ark i fila: {f}.",
      "No sheet \"{e}\". Sheets in the file: {f}."}},
    {"xlsx_part_missing",
     {"En del av regnearket mangler. Hent det på nytt.",
      "Ein del av reknearket manglar. Hent det på nytt.",
      "A part of the spreadsheet is missing. Fetch it again."}},
    {"xlsx_xml",
     {"Regnearkets innhold er ødelagt: ventet {e}, fant {f}.",
      "Innhaldet i reknearket er øydelagt: venta {e}, fann {f}.",
      "The spreadsheet's content is broken: expected {e}, found {f}."}},
    {"xlsx_number",
     {"Cellen skal være et tall, men er det ikke.", "Cella skal vere eit tal, men er det ikkje.",
      "The cell should be a number, but is none."}},
    {"xlsx_macros",
     {"Regnearket har makroer. De er ikke kjørt og ikke lest.",
      "Reknearket har makroar. Dei er ikkje køyrde og ikkje lesne.",
      "The spreadsheet has macros. They were neither run nor read."}},
    {"xlsx_formula",
     {"Regnearket har formler. Verdien som sist ble regnet ut, er brukt.",
      "Reknearket har formlar. Verdien som sist vart rekna ut, er brukt.",
      "The spreadsheet has formulas. The value last calculated is used."}},
    // Single values.
    {"wrong_type",
     {"Feil type: ventet {e}, fant {f}.", "Feil type: venta {e}, fann {f}.",
      "Wrong type: expected {e}, found {f}."}},
    {"missing",
     {"Feltet mangler. Ventet: {e}.", "Feltet manglar. Venta: {e}.",
      "The field is missing. Expected: {e}."}},
    {"nobody",
     {"Raden sier ikke hvem den gjelder. Ventet: {e}.",
      "Rada seier ikkje kven ho gjeld. Venta: {e}.",
      "The row does not say whom it is about. Expected: {e}."}},
    {"bad_id",
     {"Dette er ikke en id. Ventet: {e}.", "Dette er ikkje ein id. Venta: {e}.",
      "This is no id. Expected: {e}."}},
    {"bad_day",
     {"Dagen finnes ikke eller kan ikke leses ({f}). Skriv den som 01.02.2026.",
      "Dagen finst ikkje eller kan ikkje lesast ({f}). Skriv han som 01.02.2026.",
      "The day does not exist or cannot be read ({f}). Write it as 01.02.2026."}},
    {"bad_time",
     {"Tidspunktet finnes ikke eller kan ikke leses ({f}). Ventet: {e}.",
      "Tidspunktet finst ikkje eller kan ikkje lesast ({f}). Venta: {e}.",
      "The time does not exist or cannot be read ({f}). Expected: {e}."}},
    {"bad_number",
     {"Dette er ikke et tall ({f}). Ventet: {e}.", "Dette er ikkje eit tal ({f}). Venta: {e}.",
      "This is no number ({f}). Expected: {e}."}},
    {"bad_truth",
     {"Ventet ja eller nei, fant {f}.", "Venta ja eller nei, fann {f}.",
      "Expected yes or no, found {f}."}},
    {"out_of_range",
     {"Tallet er utenfor det mulige: {f}, ventet {e}.",
      "Talet er utanfor det moglege: {f}, venta {e}.",
      "The number is out of range: {f}, expected {e}."}},
    {"last_before_first",
     {"Siste dag ({f}) er før første. Ventet: {e}.", "Siste dag ({f}) er før første. Venta: {e}.",
      "The last day ({f}) is before the first. Expected: {e}."}},
    {"bad_person_number",
     {"Dette er ikke et fødselsnummer. Ventet: {e}.",
      "Dette er ikkje eit fødselsnummer. Venta: {e}.", "This is no person number. Expected: {e}."}},
    {"wrong_control_digits",
     {"Fødselsnummeret har feil kontrollsifre. Se etter en skrivefeil.",
      "Fødselsnummeret har feil kontrollsiffer. Sjå etter ein skrivefeil.",
      "The person number has wrong control digits. Look for a slip."}},
    {"number_without_date",
     {"Nummeret har ingen mulig fødselsdag (prøvenummer eller annen id). Det tas med og merkes.",
      "Nummeret har ingen mogleg fødselsdag (prøvenummer eller annan id). Det blir teke med og "
      "merkt.",
      "The number has no possible day of birth (a dummy or another id). It is taken, and "
      "flagged."}},
    {"leading_nought",
     {"Nummeret hadde mistet nullen foran. Den er satt på igjen.",
      "Nummeret hadde mista nullen framfor. Han er sett på att.",
      "The number had lost its leading nought. It was put back."}},
    {"unknown_code",
     {"Koden «{f}» er ukjent. Den tas med som den er, og merkes.",
      "Koden «{f}» er ukjend. Han blir teken med som han er, og merkt.",
      "The code \"{f}\" is unknown. It is taken as it is, and flagged."}},
    {"duplicate_id",
     {"Samme deltakelse står også på linje {f}. Behold bare den ene.",
      "Same deltaking står òg på linje {f}. Behald berre den eine.",
      "The same participation stands on line {f} too. Keep only one."}},
    {"duplicate_person",
     {"Samme person i samme tiltak står også på linje {f}. Behold bare den ene.",
      "Same person i same tiltak står òg på linje {f}. Behald berre den eine.",
      "The same person in the same delivery stands on line {f} too. Keep only one."}},
    // Against what is known (service/import).
    {"unknown_participation",
     {"Ingen kjent deltakelse har denne id-en, og filen sier for lite til å lage en ny.",
      "Inga kjend deltaking har denne id-en, og fila seier for lite til å lage ei ny.",
      "No known participation has this id, and the file says too little to make a new one."}},
    {"ambiguous_person",
     {"Flere kjente deltakelser passer. Ventet: {e}.",
      "Fleire kjende deltakingar passar. Venta: {e}.",
      "Several known participations fit. Expected: {e}."}},
    {"consultant_not_matched",
     {"Veilederen i filen er ikke funnet blant de ansatte. Navnet vises på deltakelsen.",
      "Rettleiaren i fila er ikkje funnen blant dei tilsette. Namnet blir vist på deltakinga.",
      "The consultant in the file was not found among the employees. The name is shown on the "
      "participation."}},
    {"status_from_dates",
     {"Filen har ingen status. Den er utledet av datoene.",
      "Fila har ingen status. Han er utleidd av datoane.",
      "The file has no status. It was derived from the dates."}},
    {"status_older",
     {"Statusen i filen er eldre enn den vi har, og er ikke brukt.",
      "Statusen i fila er eldre enn den vi har, og er ikkje brukt.",
      "The status in the file is older than ours, and was not used."}},
    {"name_missing",
     {"Filen har ikke navnet. Deltakelsen vises uten navn til det kommer.",
      "Fila har ikkje namnet. Deltakinga blir vist utan namn til det kjem.",
      "The file does not have the name. The participation is shown without it until it comes."}},
    {"superseded_message",
     {"Filen har en nyere melding om det samme. Den nyeste gjelder.",
      "Fila har ei nyare melding om det same. Den nyaste gjeld.",
      "The file has a newer message about the same. The newest one counts."}},
    {"no_contract",
     {"Ingen kontrakt er valgt. Deltakelsene vises ikke for noe team før de får en.",
      "Ingen kontrakt er vald. Deltakingane blir ikkje viste for noko team før dei får ein.",
      "No contract was chosen. The participations are shown to no team until they have one."}},
    {"more_findings",
     {"{f} funn til er ikke vist.", "{f} funn til er ikkje viste.",
      "{f} more findings are not shown."}},
});

constexpr auto words = whole({
    {"text", {"tekst", "tekst", "text"}},
    {"number", {"tall", "tal", "number"}},
    {"object", {"objekt", "objekt", "object"}},
    {"list", {"liste", "liste", "list"}},
    {"boolean", {"ja eller nei (true/false)", "ja eller nei (true/false)", "true or false"}},
    {"null", {"tomt (null)", "tomt (null)", "null"}},
    {"nothing", {"ingenting", "ingenting", "nothing"}},
    {"code", {"kode", "kode", "code"}},
    {"known code", {"kjent kode", "kjend kode", "known code"}},
    {"date", {"dato", "dato", "date"}},
    {"date and time", {"dato og klokkeslett", "dato og klokkeslett", "date and time"}},
    {"value", {"verdi", "verdi", "value"}},
    {"word", {"ord", "ord", "word"}},
    {"row", {"rad", "rad", "row"}},
    {"sheet", {"ark", "ark", "sheet"}},
    {"more", {"mer", "meir", "more"}},
    {"mixed", {"blandet", "blanda", "mixed"}},
    {"end of file", {"slutten av filen", "slutten av fila", "end of file"}},
    {"end of text", {"slutten på teksten", "slutten på teksten", "end of the text"}},
    {"name in quotes", {"feltnavn i anførselstegn", "feltnamn i hermeteikn", "a name in quotes"}},
    {"finite number", {"endelig tall", "endeleg tal", "a finite number"}},
    {"whole number", {"helt tall", "heilt tal", "a whole number"}},
    {"number with at most 15 digits",
     {"tall med høyst 15 sifre", "tal med høgst 15 siffer", "a number of at most 15 digits"}},
    {"number without leading zero",
     {"tall uten null foran", "tal utan null framfor", "a number without leading zero"}},
    {"digit", {"siffer", "siffer", "a digit"}},
    {"11 digits", {"11 sifre", "11 siffer", "11 digits"}},
    {"10 digits", {"10 sifre", "10 siffer", "10 digits"}},
    {"8 digits", {"8 sifre", "8 siffer", "8 digits"}},
    {"e-mail", {"e-postadresse", "e-postadresse", "e-mail address"}},
    {"yes or no", {"ja eller nei", "ja eller nei", "yes or no"}},
    {"character", {"tegn", "teikn", "character"}},
    {"control character", {"styretegn", "styreteikn", "control character"}},
    {"text without control characters",
     {"tekst uten styretegn", "tekst utan styreteikn", "text without control characters"}},
    {"bytes that are not UTF-8",
     {"noe som ikke er UTF-8", "noko som ikkje er UTF-8", "bytes that are not UTF-8"}},
    {"pair of surrogates", {"et helt tegn", "eit heilt teikn", "a whole character"}},
    {"lone surrogate",
     {"et halvt tegn (\\ud800–\\udfff)", "eit halvt teikn (\\ud800–\\udfff)",
      "half a character (\\ud800–\\udfff)"}},
    {"escape", {"gyldig skråstrekkode", "gyldig skråstrekkode", "a valid escape"}},
    {"backslash", {"skråstrek", "skråstrek", "backslash"}},
    {"four hexadecimal digits",
     {"fire heksadesimale sifre", "fire heksadesimale siffer", "four hexadecimal digits"}},
    {"closing quote",
     {"anførselstegn som lukker", "hermeteikn som lukkar", "a closing quotation mark"}},
    {"separator or line end",
     {"skilletegn eller linjeslutt", "skiljeteikn eller linjeslutt", "a separator or line end"}},
    {"list from the agency", {"liste fra Nav", "liste frå Nav", "a list from Nav"}},
    {"JSON, CSV or XLSX", {"JSON, CSV eller XLSX", "JSON, CSV eller XLSX", "JSON, CSV or XLSX"}},
    {"other file", {"annen fil", "anna fil", "another file"}},
    {"other archive", {"annet arkiv", "anna arkiv", "another archive"}},
    {"other document", {"annet dokument", "anna dokument", "another document"}},
    {"other text", {"annen tekst", "annan tekst", "other text"}},
    {"name or number",
     {"navn eller fødselsnummer", "namn eller fødselsnummer", "a name or a person number"}},
    {"well-formed XML", {"hel XML", "heil XML", "well-formed XML"}},
    {"XML without document type",
     {"XML uten dokumenttype", "XML utan dokumenttype", "XML without document type"}},
    {"document type", {"dokumenttype", "dokumenttype", "document type"}},
    {"broken XML", {"ødelagt XML", "øydelagd XML", "broken XML"}},
    {"not closed", {"noe som ikke er lukket", "noko som ikkje er lukka", "something not closed"}},
    {"too long", {"noe som er for langt", "noko som er for langt", "something too long"}},
    {"rows in order", {"rader i rekkefølge", "rader i rekkjefølgje", "rows in order"}},
    {"row number", {"radnummer", "radnummer", "row number"}},
    {"cells in order", {"celler i rekkefølge", "celler i rekkjefølgje", "cells in order"}},
    {"cell reference", {"cellereferanse", "cellereferanse", "cell reference"}},
    {"text in the workbook's list",
     {"tekst i arbeidsbokens liste", "tekst i lista til arbeidsboka",
      "a text in the workbook's list"}},
    {"number without text", {"nummer uten tekst", "nummer utan tekst", "a number without text"}},
    {"the agency's id", {"Navs id", "Navs id", "the agency's id"}},
});

template <std::size_t N>
std::string_view lookup(const std::array<Texts, N>& texts, std::string_view key,
                        Language language) {
  const auto found =
      std::find_if(texts.begin(), texts.end(), [key](const Texts& t) { return t.key == key; });
  return found == texts.end() ? std::string_view{} : found->said.in(language);
}

/// A token in the reader's language; "5 columns" and "2026-02-01 or later" have one word to change.
std::string worded(const std::string& token, Language language) {
  const std::string_view known = lookup(words, token, language);
  if (!known.empty()) return std::string{known};
  constexpr auto endings = whole({
      {" columns", {" kolonner", " kolonnar", " columns"}},
      {" parts", {" deler", " delar", " parts"}},
      {" or later", {" eller senere", " eller seinare", " or later"}},
      {" times smaller", {" ganger sammenpressing", " gonger samanpressing", " times smaller"}},
  });
  for (const Texts& ending : endings) {
    if (!token.ends_with(ending.key)) continue;
    return token.substr(0, token.size() - ending.key.size()) +
           std::string{ending.said.in(language)};
  }
  return token;
}

}  // namespace

std::string sentence(const Finding& finding, Language language) {
  const std::string_view pattern = lookup(sentences, finding.code, language);
  if (pattern.empty()) return finding.code;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::string_view mark = pattern.substr(i, 3);
    if (mark == "{e}" || mark == "{f}") {
      out += worded(mark == "{e}" ? finding.expected : finding.found, language);
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

std::string place_text(const Place& place, Language language) {
  std::string out;
  if (place.line > 0) {
    constexpr Said line = {"linje ", "linje ", "line "};
    constexpr Said column = {", kolonne ", ", kolonne ", ", column "};
    out += line.in(language);
    out += std::to_string(place.line);
    if (place.column > 0) {
      out += column.in(language);
      out += std::to_string(place.column);
    }
  }
  if (!place.path.empty()) {
    if (!out.empty()) out += ", ";
    out += place.path;
  }
  return out;
}

std::string line_of(std::string_view file, const Finding& finding, Language language) {
  constexpr std::array<Said, 3> severities = {Said{"feil", "feil", "error"},
                                              Said{"advarsel", "åtvaring", "warning"},
                                              Said{"merknad", "merknad", "note"}};
  std::string out{file};
  const std::string place = place_text(finding.place, language);
  if (!place.empty()) out += ": " + place;
  out += ": ";
  out += severities[static_cast<std::size_t>(finding.severity)].in(language);
  out += ": " + sentence(finding, language);
  return out;
}

std::vector<std::string_view> finding_codes() {
  std::vector<std::string_view> codes;
  codes.reserve(std::size(sentences));
  for (const Texts& text : sentences) codes.push_back(text.key);
  return codes;
}

}  // namespace stafett::exchange
