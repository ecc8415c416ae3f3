// What a report rests on: every parameter, how it was done (STRESS), and what the model leaves out.
#include <fmt/format.h>

#include <array>

#include "foresee/report_figures.hpp"
#include "foresee/report_text.hpp"
#include "foresee/report_words.hpp"

namespace stafett::foresee {

namespace {

constexpr auto left_out = std::to_array<Said>({
    said("deltakere som kommer tilbake", "deltakarar som kjem tilbake",
         "participants who come back"),
    said("to konsulenter om én deltaker, og ledere", "to konsulentar om éin deltakar, og leiarar",
         "two consultants for one participant, and leaders"),
    said("arbeidsgivere som det er et begrenset antall av, og ledighet i området",
         "arbeidsgivarar som det er eit avgrensa tal av, og arbeidsløyse i området",
         "employers as a limited resource, and local unemployment"),
    said("pris og kvalitet som grunn til å vinne et anbud",
         "pris og kvalitet som grunn til å vinne eit anbod",
         "price and quality as the reason for winning a tender"),
    said("oppdragsgivere og leverandører som lærer fra ett anbud til det neste",
         "oppdragsgivarar og leverandørar som lærer frå eitt anbod til det neste",
         "buyers and providers who learn from one tender to the next"),
    said("konkurranse om ansatte mellom kontrakter", "konkurranse om tilsette mellom kontraktar",
         "competition for staff between contracts"),
    said("deltidsstillinger (unntatt de et register har), ferier og sykefravær",
         "deltidsstillingar (unnateke dei eit register har), feriar og sjukefråvær",
         "part-time posts (but for those of a register), holidays and sick leave"),
    said("gruppetiltak og kurs", "gruppetiltak og kurs", "group measures"),
    said("hva som ville skjedd uten tiltaket: det finnes ingen kontrollgruppe i modellen",
         "kva som ville skjedd utan tiltaket: det finst inga kontrollgruppe i modellen",
         "what would have happened without the measure: there is no control group in the model"),
});
constexpr Said left_out_title =
    said("Det modellen ikke har med", "Det modellen ikkje har med", "What the model leaves out");
constexpr Said left_out_text =
    said("Dette kan bety noe for svarene, og ingen feilmargin rommer det:",
         "Dette kan bety noko for svara, og ingen feilmargin rommar det:",
         "This may matter for the answers, and no interval holds it:");

// The checklist of STRESS-DES (Monks et al. 2019, J. Simulation 13:55-67), by its own numbers.
struct Item {
  std::string_view number;
  Said title;
  Said text;
};

constexpr Said stress =
    said("STRESS: slik er det gjort", "STRESS: slik er det gjort", "STRESS: how it was done");
constexpr Said stress_text = said(
    "Sjekklisten STRESS-DES for rapporter om simulering (Monks mfl. 2019), utfylt med det "
    "programmet vet. To punkter fylles ut av den som bruker rapporten.",
    "Sjekklista STRESS-DES for rapportar om simulering (Monks mfl. 2019), utfylt med det "
    "programmet veit. To punkt blir fylte ut av den som bruker rapporten.",
    "The checklist STRESS-DES for reports of simulation (Monks et al. 2019), filled in with what "
    "the program knows. Two items are for who uses the report.");
constexpr Said to_fill_in =
    said("Fylles ut av den som bruker rapporten:", "Blir fylt ut av den som bruker rapporten:",
         "To be filled in by who uses the report:");

constexpr auto sections = std::to_array<Said>({
    said("Mål", "Mål", "Objectives"),
    said("Logikk", "Logikk", "Logic"),
    said("Data", "Data", "Data"),
    said("Eksperiment", "Eksperiment", "Experimentation"),
    said("Program", "Program", "Implementation"),
    said("Tilgang", "Tilgang", "Code access"),
});

// What is the same in every report.
constexpr auto fixed = std::to_array<Item>({
    {"1.1", said("Hensikt", "Føremål", "Purpose"),
     said("Å sammenligne måter å kjøpe og organisere oppfølging på: hva lengden på kontrakter, "
          "varsel, antall deltakere per konsulent, opplæring, dokumentasjon og overlevering gjør "
          "med oppfølgingen av deltakere. Ikke å spå hva som skjer med ett kontor eller én person.",
          "Å samanlikne måtar å kjøpe og organisere oppfølging på: kva lengda på kontraktar, "
          "varsel, talet på deltakarar per konsulent, opplæring, dokumentasjon og overlevering "
          "gjer med oppfølginga av deltakarar. Ikkje å spå kva som skjer med eitt kontor eller éin "
          "person.",
          "To compare ways of buying and organising follow-up: what length of contracts, notice, "
          "caseload, training, documentation and handover do to the follow-up of participants. Not "
          "to foretell what happens to one office or person.")},
    {"1.3", said("Mål med eksperimentet", "Mål med eksperimentet", "Aims of the experiment"),
     said("Forskjeller mellom scenarioene over, med felles tilfeldige tall.",
          "Skilnader mellom scenarioa over, med felles tilfeldige tal.",
          "Differences between the scenarios above, with common random numbers.")},
    {"2.1", said("Oversikt", "Oversyn", "Base model overview"),
     said("Tre sirkler som løper hver for seg, hver med oppstart, underveis og slutt: kontrakten "
          "(tildelt, opsjoner, ny anbudsrunde), konsulenten i den (ansatt, opplært, slutter) og "
          "deltakeren hos konsulenten (søkt inn, kartlagt, fulgt til jobb, ferdig eller "
          "overlevert).",
          "Tre sirklar som går kvar for seg, kvar med oppstart, undervegs og slutt: kontrakten "
          "(tildelt, opsjonar, ny anbodsrunde), konsulenten i han (tilsett, opplært, sluttar) og "
          "deltakaren hos konsulenten (søkt inn, kartlagd, følgd til jobb, ferdig eller "
          "overlevert).",
          "Three circles that run by themselves, each with a start, a middle and an end: the "
          "contract (awarded, options, tendered again), the consultant in it (hired, trained, "
          "leaving) and the participant with the consultant (referred, mapped, followed to a job, "
          "finished or handed over).")},
    {"2.2", said("Grunnmodellen", "Grunnmodellen", "Base model logic"),
     said("Hver dag, kontrakt for kontrakt: kontrakten ender eller får beskjed; fasen skifter; "
          "konsulenter begynner, kvitteres ut og slutter; deltakere søkes inn; innvilget tid går "
          "ut; hver deltaker ses på én gang i uka; den som har mistet konsulenten lengst, får "
          "først en ny. Varighet, faser og rekkefølge er de samme regler som programmet følger "
          "ellers. ODD-protokollen står i docs/foresee.md.",
          "Kvar dag, kontrakt for kontrakt: kontrakten endar eller får beskjed; fasen skiftar; "
          "konsulentar byrjar, blir kvitterte ut og sluttar; deltakarar blir søkte inn; innvilga "
          "tid går ut; kvar deltakar blir sett på éin gong i veka; den som har mista konsulenten "
          "lengst, får først ein ny. Varigheit, fasar og rekkjefølgje er dei same reglar som "
          "programmet følgjer elles. ODD-protokollen står i docs/foresee.md.",
          "Each day, contract by contract: the contract ends or hears news; its phase turns; "
          "consultants begin, are signed off and leave; participants are referred; granted time "
          "ends; each participant is looked at once a week; who lost the consultant longest ago "
          "gets a new one first. Duration, phases and order are the rules that the program follows "
          "elsewhere. The ODD protocol stands in docs/foresee.md.")},
    {"2.3", said("Scenarioene", "Scenarioa", "Scenario logic"),
     said("Hvert scenario skiller seg fra det første i det som står under Scenarioene, og i ikke "
          "noe annet.",
          "Kvart scenario skil seg frå det første i det som står under Scenarioa, og i ikkje noko "
          "anna.",
          "Each scenario differs from the first in what is listed under Scenarios, and in nothing "
          "else.")},
    {"2.4", said("Algoritmer", "Algoritmar", "Algorithms"),
     said(
         "Ukentlige sannsynligheter; først til mølla; alle fordelinger ved inversjon; faser "
         "og frister regnes av de samme funksjonene som i resten av programmet.",
         "Sannsyn for kvar veke; først til mølla; alle fordelingar ved inversjon; fasar og fristar "
         "blir rekna av dei same funksjonane som i resten av programmet.",
         "Weekly hazards; first come, first served; inversion for all laws; phases asked of the "
         "domain's own functions.")},
    {"2.5.1", said("Enheter", "Einingar", "Entities"),
     said("Kontrakter, konsulenter, deltakere.", "Kontraktar, konsulentar, deltakarar.",
          "Contracts, consultants, participants.")},
    {"2.5.2", said("Aktiviteter", "Aktivitetar", "Activities"),
     said("Oppfølging i SE-fasene 1 til 5, kontakt, opplæring, rekruttering, overlevering, "
          "anbudsrunde.",
          "Oppfølging i SE-fasane 1 til 5, kontakt, opplæring, rekruttering, overlevering, "
          "anbodsrunde.",
          "Follow-up in the SE stages 1 to 5, contact, training, recruitment, handover, tender.")},
    {"2.5.3", said("Ressurser", "Ressursar", "Resources"),
     said("Plasser i kontrakten og konsulentenes timer.",
          "Plassar i kontrakten og timane til konsulentane.",
          "Places of the contract and the consultants' hours.")},
    {"2.5.4", said("Køer", "Køar", "Queues"),
     said("Søkte som venter på plass (høyst en tidel av plassene); deltakere som har mistet "
          "konsulenten.",
          "Søkte som ventar på plass (høgst ein tidel av plassane); deltakarar som har mista "
          "konsulenten.",
          "Those referred who wait for a place (a tenth of the places at most); participants who "
          "have lost their consultant.")},
    {"2.5.5", said("Inn og ut", "Inn og ut", "Entry and exit points"),
     said("Inn: søkt inn mens det er inntak. Ut: jobb som varer, sluttet uten jobb, tid over, "
          "fullført eller sendt tilbake ved bytte av leverandør.",
          "Inn: søkt inn medan det er inntak. Ut: jobb som varer, slutta utan jobb, tida over, "
          "fullført eller send tilbake ved byte av leverandør.",
          "In: referred while there is intake. Out: a job that lasts, left without a job, time "
          "over, finished or sent back at a change of provider.")},
    {"3.1", said("Datakilder", "Datakjelder", "Data sources"),
     said("Kilden til hvert tall står i tabellen over.",
          "Kjelda til kvart tal står i tabellen over.",
          "The source of each number stands in the table above.")},
    {"3.3", said("Tall inn", "Tal inn", "Input parameters"),
     said("Tabellen over: verdi, spenn, enhet, hva det hviler på og kilde for hvert.",
          "Tabellen over: verdi, spenn, eining, kva det kviler på og kjelde for kvart.",
          "The table above: value, range, unit, evidence and source of each.")},
    {"3.4", said("Antakelser", "Antakingar", "Assumptions"),
     said(
         "Tallene merket «antakelse» i tabellen over, og det som står under «Det modellen ikke har "
         "med».",
         "Tala merkte «antaking» i tabellen over, og det som står under «Det modellen ikkje har "
         "med».",
         "The numbers with the evidence “assumption” in the table above, and what stands under "
         "“What the model leaves out”.")},
    {"5.2", said("Tilfeldige tall", "Tilfeldige tal", "Random sampling"),
     said("threefry2x64-20 (Random123): nøkkel (frø {0}, forløp), teller (hvem, til hva, for "
          "hvilken gang). Den samme personen møter den samme tilfeldigheten i hvert scenario.",
          "threefry2x64-20 (Random123): nøkkel (frø {0}, forløp), teljar (kven, til kva, for kva "
          "gong). Den same personen møter det same tilfellet i kvart scenario.",
          "threefry2x64-20 (Random123): key (seed {0}, replication), counter (entity, purpose, "
          "use). The same person meets the same chance in every scenario.")},
    {"5.3", said("Kjøring", "Køyring", "Model execution"),
     said(
         "Tiden går i dager. Forløpene fordeles på tråder, eller på prosesser (MPI) med tråder. "
         "Hvor mange, står ikke her: et forløp avhenger av frøet og nummeret sitt alene, og "
         "svarene er de samme, til siste byte, for et hvilket som helst antall. Laget med: {1}",
         "Tida går i dagar. Forløpa blir delte på trådar, eller på prosessar (MPI) med trådar. Kor "
         "mange, står ikkje her: eit forløp kjem an på frøet og nummeret sitt åleine, og svara er "
         "dei same, til siste byte, for kva tal som helst. Laga med: {1}",
         "Time goes by days. Replications are shared out over threads, or over processes (MPI) and "
         "their threads. How many there were is not told here: each replication depends on the "
         "seed and its number alone, and the same bytes come of any number. Made by: {1}")},
    {"6.1", said("Deling av modellen", "Deling av modellen", "Computer model sharing statement"),
     said("Modellen er src/foresee i Stafett, EUPL-1.2.",
          "Modellen er src/foresee i Stafett, EUPL-1.2.",
          "The model is src/foresee of Stafett, EUPL-1.2.")},
});

constexpr Said outputs = said("Resultater", "Resultat", "Model outputs");
constexpr Said cleaning = said("Rensing av data", "Reinsing av data", "Pre-processing");
constexpr Said cleaning_own = said("{0} hvordan data fra eget register ble hentet og renset.",
                                   "{0} korleis data frå eige register vart henta og reinsa.",
                                   "{0} how data of the own register were taken and cleaned.");
constexpr Said initialisation = said("Begynnelsen", "Byrjinga", "Initialisation");
constexpr Said begins_empty = said(
    "Kontraktene begynner tomme. Ingen oppvarming er tatt bort, for oppstarten hører til "
    "spørsmålet.",
    "Kontraktane byrjar tomme. Inga oppvarming er teken bort, for oppstarten høyrer til "
    "spørsmålet.",
    "Contracts begin empty. No warm-up is taken off, for start-up is part of the question.");
constexpr Said begins_with_register = said(
    "En kontrakt slik den sto i registeret den første dagen; se Det den begynte med. Ingen "
    "oppvarming er tatt bort.",
    "Ein kontrakt slik han stod i registeret den første dagen; sjå Det ho byrja med. Inga "
    "oppvarming er teken bort.",
    "A contract as it stood in the register on the first day; see What it began with. No warm-up "
    "is taken off.");
constexpr Said run_length = said("Lengde", "Lengd", "Run length");
constexpr Said run_length_text =
    said("{0} dager fra {1}.", "{0} dagar frå {1}.", "{0} days from {1}.");
constexpr Said estimation = said("Beregning", "Utrekning", "Estimation");
constexpr Said estimation_text =
    said("{0} forløp av hvert scenario; t-intervaller, parvis etter forløp.{1}",
         "{0} forløp av kvart scenario; t-intervall, parvis etter forløp.{1}",
         "{0} replications of each scenario; t-intervals, paired by replication.{1}");
constexpr Said stopping_rule =
    said(" Stoppregel: halve bredden for {0} høyst {1}, høyst {2} forløp.",
         " Stoppregel: halve breidda for {0} høgst {1}, høgst {2} forløp.",
         " Stopping rule: half-width of {0} at most {1}, at most {2} runs.");
constexpr Said software = said("Program", "Program", "Software");
constexpr Said computer = said("Maskin", "Maskin", "System specification");
constexpr Said computer_text =
    said("{0} svarene avhenger ikke av den.", "{0} svara kjem ikkje an på ho.",
         "{0} the results do not depend on it.");

std::string entry(std::string_view number, std::string_view title, const std::string& text) {
  return fmt::format("<dt>{} {}</dt><dd>{}</dd>\n", number, html_text(title), html_text(text));
}

}  // namespace

std::string report_ledger(const Experiment& experiment, Language language) {
  const auto& given = experiment.arms.front().scenario.given;
  std::string rows = "<thead><tr>";
  for (const Said* title :
       {&words::what, &words::value, &words::range, &words::unit, &words::source})
    rows += fmt::format("<th scope=\"col\"{}>{}</th>",
                        title == &words::value || title == &words::range ? " class=\"n\"" : "",
                        title->in(language));
  rows += "</tr></thead>\n";
  for (const Evidence evidence :
       {Evidence::assumption, Evidence::public_source, Evidence::own_register, Evidence::lever}) {
    std::string group;
    std::size_t count = 0;
    for (const Given& one : given) {
      if (one.evidence != evidence) continue;
      ++count;
      group += fmt::format(
          "<tr><th scope=\"row\">{}<br><code>{}</code></th><td class=\"n\">{}</td><td "
          "class=\"n\">{}</td><td>{}</td><td>{}</td></tr>\n",
          html_text(one.parameter->text.in(language)), one.parameter->name,
          written(one.value, language),
          one.has_range()
              ? say(language, words::to, written(one.low, language), written(one.high, language))
              : "",
          unit_said(*one.parameter).in(language), html_text(one.source));
    }
    if (count == 0) continue;
    rows +=
        fmt::format("<tbody><tr><th scope=\"rowgroup\" colspan=\"5\">{}</th></tr>\n{}</tbody>\n",
                    say(language, words::ledger_sum,
                        words::evidence[static_cast<std::size_t>(evidence)].in(language), count),
                    group);
  }
  return fmt::format("<h2 id=\"ledger\">{}</h2>\n", words::ledger.in(language)) +
         wide_table(words::ledger_caption.in(language), rows, language);
}

std::string report_stress(const Experiment& experiment, const Origin& origin, Language language) {
  const Scenario& first = experiment.arms.front().scenario;
  std::string measured;
  for (const Measure& measure : measures())
    measured += (measured.empty() ? "" : "; ") + unit_title(measure, language);
  const auto& precision = experiment.plan.precision;
  const std::string rule = precision
                               ? say(language, stopping_rule, precision->measure,
                                     written(precision->half_width, language), experiment.plan.runs)
                               : std::string{};
  const auto title = [&](const Said& text) { return text.in(language); };
  const auto to_be_filled = title(to_fill_in);
  std::vector<std::pair<std::string_view, std::string>> entries;
  const auto put = [&](std::string_view number, std::string_view name, const std::string& text) {
    entries.emplace_back(number, entry(number, name, text));
  };
  for (const Item& item : fixed)
    put(item.number, title(item.title),
        say(language, item.text, experiment.plan.seed, origin.command));
  put("1.2", title(outputs), measured + ".");
  put("3.2", title(cleaning), say(language, cleaning_own, to_be_filled));
  put("4.1", title(initialisation),
      std::string{title(experiment.start ? begins_with_register : begins_empty)});
  put("4.2", title(run_length),
      say(language, run_length_text, first.days, written(first.first_day, language)));
  put("4.3", title(estimation), say(language, estimation_text, runs_of(experiment), rule));
  put("5.1", title(software), fmt::format("Stafett {} (C++20).", origin.version));
  put("5.4", title(computer), say(language, computer_text, to_be_filled));
  std::sort(entries.begin(), entries.end());
  std::string html =
      fmt::format("<h2 id=\"stress\">{}</h2>\n<p>{}</p>\n", title(stress), title(stress_text));
  char section = '0';
  for (const auto& [number, text] : entries) {
    if (number[0] != section) {
      if (section != '0') html += "</dl>\n";
      section = number[0];
      html += fmt::format("<h3>{} {}</h3><dl>\n", section,
                          title(sections[static_cast<std::size_t>(section - '1')]));
    }
    html += text;
  }
  return html + "</dl>\n";
}

std::string report_left_out(Language language) {
  std::string html = fmt::format("<h2 id=\"left-out\">{}</h2>\n<p>{}</p>\n<ul>\n",
                                 left_out_title.in(language), left_out_text.in(language));
  for (const Said& one : left_out) html += fmt::format("<li>{}</li>\n", one.in(language));
  return html + "</ul>\n";
}

}  // namespace stafett::foresee
