// The words of the reports in every language, and nowhere else; measures and parameters have theirs
// beside them. Inside the room only.
#pragma once

#include "foresee/said.hpp"

namespace stafett::foresee::words {

// --- small ones

inline constexpr Said to = said("{0} til {1}", "{0} til {1}", "{0} to {1}");
inline constexpr Said one_run =
    said("ett forløp: ingen feilmargin", "eitt forløp: ingen feilmargin", "one run: no interval");
inline constexpr Said no_value = said("ingen verdi", "ingen verdi", "no value");
inline constexpr Said difference = said("Forskjell", "Skilnad", "Difference");
inline constexpr Said measure = said("Mål", "Mål", "Measure");
inline constexpr Said scenario = said("Scenario", "Scenario", "Scenario");
inline constexpr Said unit = said("Enhet", "Eining", "Unit");
inline constexpr Said parameter = said("Tall", "Tal", "Parameter");
inline constexpr Said what = said("Hva", "Kva", "What");
inline constexpr Said scrolls =
    said("Tabell som kan rulles sidelengs: {0}", "Tabell som kan rullast sidelengs: {0}",
         "Table that scrolls sideways: {0}");
inline constexpr Said contents = said("Innhold", "Innhald", "Contents");
inline constexpr Said as_table = said("Vis tallene", "Vis tala", "Show the numbers");

// --- phases of the contract

inline constexpr std::array<Said, 3> phases = {said("oppstart", "oppstart", "start"),
                                               said("underveis", "undervegs", "under way"),
                                               said("slutt", "slutt", "end")};

// --- what a value rests on, by Evidence

inline constexpr std::array<Said, 4> evidence = {
    said("eget register", "eige register", "own register"),
    said("offentlig kilde", "offentleg kjelde", "public source"),
    said("antakelse", "antaking", "assumption"), said("valg", "val", "lever")};

// --- the beginning

inline constexpr Said page_title = said("Forutse: rapport", "Sjå fram: rapport", "Foresee: report");
inline constexpr Said against = said("{0} mot {1}", "{0} mot {1}", "{0} against {1}");
inline constexpr Said against_many =
    said("{0} mot {1} andre", "{0} mot {1} andre", "{0} against {1} others");
inline constexpr Said rests =
    said("Hva dette hviler på.", "Kva dette kviler på.", "What this rests on.");
inline constexpr Said rests_sums = said(
    "Av {0} tall som sier hvordan verden virker, er {1} antakelser ({2} %), {3} kommer fra "
    "offentlige kilder og {4} fra kontorets eget register. {5} til er valg: det som bestemmes.",
    "Av {0} tal som seier korleis verda verkar, er {1} antakingar ({2} %), {3} kjem frå offentlege "
    "kjelder og {4} frå registeret til kontoret. {5} til er val: det som blir bestemt.",
    "Of {0} numbers that describe how the world works, {1} are assumptions ({2} %), {3} come from "
    "public sources and {4} from the office's own register. {5} more are levers: what is chosen.");
inline constexpr Said no_prophecy = said(
    "Alt her gjelder i en modell. Det er ingen spådom og ikke målt i virkeligheten: bruk det til å "
    "sammenligne valg, ikke til å love noe.",
    "Alt her gjeld i ein modell. Det er ingen spådom og ikkje målt i røynda: bruk det til å "
    "samanlikne val, ikkje til å love noko.",
    "All of this holds in a model. It is no forecast, and nothing here was measured in reality: "
    "use it to compare choices, not to promise anything.");
inline constexpr Said how_many = said("{0} forløp av hvert scenario, {1} dager fra {2}.",
                                      "{0} forløp av kvart scenario, {1} dagar frå {2}.",
                                      "{0} runs of each scenario, {1} days from {2}.");
inline constexpr Said three =
    said("Tre slags usikkerhet holdes fra hverandre, og legges aldri sammen:",
         "Tre slag uvisse blir haldne frå kvarandre, og aldri lagde saman:",
         "Three uncertainties are kept apart, and never added up:");
inline constexpr Said chance = said("Tilfeldighet", "Tilfelle", "Chance");
inline constexpr Said chance_text = said(
    "Hvor mye et gjennomsnitt eller en forskjell ville flytte seg om alt ble kjørt igjen. Tallene "
    "i parentes er feilmarginen: de holder i 95 av 100 tilfeller (95 % konfidensintervall), og "
    "rommer tilfeldighet alene.",
    "Kor mykje eit gjennomsnitt eller ein skilnad ville flytte seg om alt vart køyrt igjen. Tala i "
    "parentes er feilmarginen: dei held i 95 av 100 tilfelle (95 % konfidensintervall), og rommar "
    "tilfelle åleine.",
    "How much a mean or a difference would move if everything were run again. The numbers in "
    "brackets are the interval: they hold in 95 of 100 cases (95 % confidence), and hold chance "
    "alone.");
inline constexpr Said numbers = said("Tallene", "Tala", "Numbers");
inline constexpr Said numbers_text = said(
    "Hva forskjellen blir når det som ikke er kjent, varierer fritt: {0} tall ble trukket hvor som "
    "helst i spennet sitt, alle på en gang, {1} ganger. Fire av fem trekninger ligger i det "
    "spennet som vises. Hver trekning er ett forløp, så litt tilfeldighet er med.",
    "Kva skilnaden blir når det som ikkje er kjent, varierer fritt: {0} tal vart trekte kvar som "
    "helst i spennet sitt, alle på ein gong, {1} gonger. Fire av fem trekkingar ligg i det spennet "
    "som blir vist. Kvar trekking er eitt forløp, så litt tilfelle er med.",
    "What the difference comes to when that which is not known varies freely: {0} parameters were "
    "drawn anywhere in their ranges, all at once, {1} times. Four of five draws lie in the span "
    "that is shown. Each draw is one run, so a little chance is in it.");
inline constexpr Said numbers_not =
    said("Ikke regnet ut her (<code>--draws</code>).", "Ikkje rekna ut her (<code>--draws</code>).",
         "Not asked for here (<code>--draws</code>).");
inline constexpr Said model = said("Modellen", "Modellen", "Model");
inline constexpr Said model_text = said(
    "Hva forskjellen blir når ett av {0} ledd tas ut av modellen, ett om gangen (avviket fra hele "
    "modellen i de samme {1} forløpene): spennet går fra den minste til den største. Dette er bare "
    "en del av usikkerheten om modellen; det som ikke er med i den, kan ikke regnes ut, og står i "
    "denne rapporten.",
    "Kva skilnaden blir når eitt av {0} ledd blir teke ut av modellen, eitt om gongen (avviket frå "
    "heile modellen i dei same {1} forløpa): spennet går frå den minste til den største. Dette er "
    "berre ein del av uvissa om modellen; det som ikkje er med i han, kan ikkje reknast ut, og "
    "står i denne rapporten.",
    "What the difference comes to when one of {0} links is taken out of the model, one at a time "
    "(how far it is from the whole model's in the same {1} runs): the span goes from the smallest "
    "to the largest. This is only a part of the uncertainty about the model; what is left out of "
    "it cannot be computed, and stands in this report.");
inline constexpr Said model_not = said(
    "Ikke regnet ut her (<code>--links</code>). Det som ikke er med i modellen, står i "
    "denne rapporten.",
    "Ikkje rekna ut her (<code>--links</code>). Det som ikkje er med i modellen, står i "
    "denne rapporten.",
    "Not asked for here (<code>--links</code>). What is left out of the model stands in this "
    "report.");
inline constexpr Said surer = said(
    "Forskjeller er sikrere enn tallene selv, for alle scenarioene hviler på de samme antakelsene "
    "og møter den samme tilfeldigheten.",
    "Skilnader er sikrare enn tala sjølve, for alle scenarioa kviler på dei same antakingane og "
    "møter det same tilfellet.",
    "Differences between scenarios are surer than the numbers themselves, for all scenarios rest "
    "on the same assumptions and met the same chance.");
inline constexpr Said bonferroni = said(
    "{0} scenarioer sammenlignes med det første. Feilmarginene for forskjeller er gjort bredere "
    "(Bonferroni), så de holder for alle scenarioene samtidig i 95 av 100 tilfeller, for ett mål "
    "om gangen.",
    "{0} scenario blir samanlikna med det første. Feilmarginane for skilnader er gjorde breiare "
    "(Bonferroni), så dei held for alle scenarioa samstundes i 95 av 100 tilfelle, for eitt mål om "
    "gongen.",
    "{0} scenarios are compared with the first. The intervals of differences are widened "
    "(Bonferroni) so that for one measure at a time those of all scenarios hold together in 95 of "
    "100 cases.");
inline constexpr Said stopped = said("Kjøringen ble stoppet før alle forløpene var ferdige.",
                                     "Køyringa vart stoppa før alle forløpa var ferdige.",
                                     "The runs were stopped before all were done.");
inline constexpr Said few_runs = said("Færre enn 20 forløp: feilmarginene er grove.",
                                      "Færre enn 20 forløp: feilmarginane er grove.",
                                      "Fewer than 20 runs: take the intervals as rough.");

// --- in short

inline constexpr Said in_short = said("Kort sagt", "Kort sagt", "In short");
inline constexpr Said in_short_of =
    said("{0}, holdt opp mot {1}, i modellen:", "{0}, halde opp mot {1}, i modellen:",
         "{0}, held against {1}, in the model:");
inline constexpr Said same =
    said("ingen forskjell å se", "ingen skilnad å sjå", "no difference to be seen");
inline constexpr Said better = said("bedre", "betre", "better");
inline constexpr Said worse = said("dårligere", "dårlegare", "worse");
inline constexpr Said holds_in =
    said("{0} av {1} trekninger", "{0} av {1} trekkingar", "{0} of {1} draws");
inline constexpr Said holds_without =
    said("{0} av {1} ledd", "{0} av {1} ledd", "{0} of {1} links");
inline constexpr Said firm =
    said("Retningen henger lite på det som er antatt", "Retninga heng lite på det som er anteke",
         "The direction hangs little on what is assumed");
inline constexpr Said hangs =
    said("Retningen henger på det som er antatt", "Retninga heng på det som er anteke",
         "The direction hangs on what is assumed");
inline constexpr Said in_short_key = said(
    "I parentes til slutt: i hvor mange trekninger av tallene, og uten hvor mange av leddene i "
    "modellen (ett om gangen), forskjellen går samme vei.",
    "I parentes til slutt: i kor mange trekkingar av tala, og utan kor mange av ledda i modellen "
    "(eitt om gongen), skilnaden går same vegen.",
    "In the last brackets: in how many draws of the numbers, and without how many of the model's "
    "links (one at a time), the difference goes the same way.");
inline constexpr Said only_chance =
    said("Hva det henger på, er ikke regnet ut", "Kva det heng på, er ikkje rekna ut",
         "What it hangs on was not computed");

// --- scenarios

inline constexpr Said scenarios = said("Scenarioene", "Scenarioa", "Scenarios");
inline constexpr Said differs = said(
    "Skiller seg fra det første i:", "Skil seg frå det første i:", "Differs from the first in:");
inline constexpr Said instead =
    said("{0}: {1} i stedet for {2} ({3})", "{0}: {1} i staden for {2} ({3})",
         "{0}: {1} instead of {2} ({3})");
inline constexpr Said begins_so = said("Begynner med et annet utgangspunkt enn det første.",
                                       "Byrjar med eit anna utgangspunkt enn det første.",
                                       "Begins from another state than the first.");

// --- results

inline constexpr Said results = said("Resultater", "Resultat", "Results");
inline constexpr Said results_caption = said(
    "Gjennomsnitt over hele tiden, med feilmargin for 95 av 100, og forskjellen fra det første "
    "scenarioet med hvert slag usikkerhet for seg. Uthevet: feilmarginen går ikke over null. Mer / "
    "mindre: i hvor mange trekninger av tallene det blir mer og mindre.",
    "Gjennomsnitt over heile tida, med feilmargin for 95 av 100, og skilnaden frå det første "
    "scenarioet med kvart slag uvisse for seg. Utheva: feilmarginen går ikkje over null. Meir / "
    "mindre: i kor mange trekkingar av tala det blir meir og mindre.",
    "Means over the whole time, with intervals for 95 of 100, and the difference from the first "
    "scenario with each uncertainty by itself. In bold: the interval does not reach over nought. "
    "More / less: in how many draws of the numbers it comes to more and to less.");
inline constexpr Said results_of_one =
    said("Gjennomsnitt over hele tiden, med feilmargin for 95 av 100.",
         "Gjennomsnitt over heile tida, med feilmargin for 95 av 100.",
         "Means over the whole time, with intervals for 95 of 100.");
inline constexpr Said mean = said("Gjennomsnitt", "Gjennomsnitt", "Mean");
inline constexpr Said difference_chance =
    said("Forskjell, og tilfeldighet", "Skilnad, og tilfelle", "Difference, and chance");
inline constexpr Said difference_numbers =
    said("Når tallene varierer", "Når tala varierer", "As the numbers vary");
inline constexpr Said difference_model =
    said("Når modellen varierer", "Når modellen varierer", "As the model varies");
inline constexpr Said more_less =
    said("mer / mindre: {0} / {1}", "meir / mindre: {0} / {1}", "more / less: {0} / {1}");
inline constexpr Said how_sure =
    said("Hvor sikre forskjellene er", "Kor sikre skilnadene er", "How sure the differences are");
inline constexpr Said difference_figure =
    said("{0} ({1}): forskjell fra «{2}»", "{0} ({1}): skilnad frå «{2}»",
         "{0} ({1}): difference from “{2}”");
inline constexpr Said lines_key = said(
    "Tykk strek med prikk: tilfeldighet. Stiplet: tallene varierer. Tynn med endestykker: modellen "
    "varierer.",
    "Tjukk strek med prikk: tilfelle. Stipla: tala varierer. Tynn med endestykke: modellen "
    "varierer.",
    "Thick line with a dot: chance. Dashed: the numbers vary. Thin with end pieces: the model "
    "varies.");

// --- phases

inline constexpr Said by_phase =
    said("Etter fase i kontrakten", "Etter fase i kontrakten", "By phase of the contract");
inline constexpr Said by_phase_text = said(
    "Fasen er kontraktens fase den dagen det skjer. Feilmarginene rommer tilfeldighet alene. En "
    "fase teller de forløpene som har noe å telle i den.",
    "Fasen er fasen til kontrakten den dagen det skjer. Feilmarginane rommar tilfelle åleine. Ein "
    "fase tel dei forløpa som har noko å telje i han.",
    "The phase is the contract's phase on the day. The intervals hold chance alone. A phase counts "
    "the runs that have something to count in it.");
inline constexpr Said no_day = said("ingen dag i den", "ingen dag i han", "no day in it");
inline constexpr Said in_runs = said("{0}; i {1} forløp", "{0}; i {1} forløp", "{0}; in {1} runs");
inline constexpr Said difference_of = said("forskjell: {0}", "skilnad: {0}", "difference: {0}");

// --- through time

inline constexpr Said through_time = said("Måned for måned", "Månad for månad", "Month by month");
inline constexpr Said fan_caption =
    said("{0} ({1}): midterste forløp, og hvor halvparten og fire av fem forløp ligger",
         "{0} ({1}): midtarste forløp, og kvar halvparten og fire av fem forløp ligg",
         "{0} ({1}): the middle run, and where half and four of five runs lie");
inline constexpr Said years_axis = said("år fra {0}", "år frå {0}", "years from {0}");
inline constexpr Said year = said("År", "År", "Year");
inline constexpr Said fan_column =
    said("{0}: midten (fire av fem)", "{0}: midten (fire av fem)", "{0}: middle (four of five)");
inline constexpr Said only_four =
    said("Bare de fire første scenarioene er tegnet; flere ville skjule hverandre.",
         "Berre dei fire første scenarioa er teikna; fleire ville skjule kvarandre.",
         "Only the first four scenarios are drawn; more would hide each other.");

// --- links of the model

inline constexpr Said without_links =
    said("Uten ett ledd i modellen", "Utan eitt ledd i modellen", "Without one link of the model");
inline constexpr Said without_links_text = said(
    "Hver linje er den samme sammenligningen med ett ledd tatt ut, på de samme {0} første "
    "forløpene. Blir forskjellen borte uten et ledd, er det det leddet den hviler på.",
    "Kvar linje er den same samanlikninga med eitt ledd teke ut, på dei same {0} første forløpa. "
    "Blir skilnaden borte utan eit ledd, er det det leddet han kviler på.",
    "Each row is the same comparison with one link taken out, on the same first {0} runs. Where a "
    "difference goes without a link, it is that link that it rests on.");
inline constexpr Said whole_model = said("Hele modellen", "Heile modellen", "The whole model");
inline constexpr Said link = said("Uten dette leddet", "Utan dette leddet", "Without this link");
inline constexpr Said links_caption =
    said("{0}, {1}: forskjell fra det første scenarioet, med feilmargin for 95 av 100",
         "{0}, {1}: skilnad frå det første scenarioet, med feilmargin for 95 av 100",
         "{0}, {1}: difference from the first scenario, with intervals for 95 of 100");

// --- the ledger

inline constexpr Said ledger = said("Hva det hviler på: hvert tall", "Kva det kviler på: kvart tal",
                                    "What it rests on: every parameter");
inline constexpr Said ledger_caption = said(
    "Tallene i det første scenarioet. Et spenn er det som holdes for mulig. Kilden står slik den "
    "som skrev scenarioet, har skrevet den; de fleste offentlige kildene er lest som sammendrag.",
    "Tala i det første scenarioet. Eit spenn er det som blir halde for mogleg. Kjelda står slik "
    "den som skreiv scenarioet, har skrive ho; dei fleste offentlege kjeldene er lesne som "
    "samandrag.",
    "Of the first scenario. A range is what is held possible. The source stands as whoever wrote "
    "the scenario wrote it; most public sources were read as abstracts.");
inline constexpr Said value = said("Verdi", "Verdi", "Value");
inline constexpr Said range = said("Spenn", "Spenn", "Range");
inline constexpr Said source = said("Kilde", "Kjelde", "Source");
inline constexpr Said ledger_sum = said("{0}: {1} tall", "{0}: {1} tal", "{0}: {1} numbers");

// --- files beside the report, and how it comes again

inline constexpr Said files =
    said("Filene ved siden av", "Filene ved sida av", "The files beside it");
inline constexpr Said csv_file = said(
    "én linje for hvert mål i hvert forløp: <code>scenario</code>, <code>replication</code> (fra "
    "0; det samme nummeret møter den samme tilfeldigheten i hvert scenario), <code>phase</code> "
    "(<code>all</code>: hele tiden, ellers kontraktens fase), <code>measure</code> (nøkkelen "
    "under), <code>value</code> (med punktum). Et mål som ikke finnes i et forløp, har ingen "
    "linje.",
    "éi linje for kvart mål i kvart forløp: <code>scenario</code>, <code>replication</code> (frå "
    "0; det same nummeret møter det same tilfellet i kvart scenario), <code>phase</code> "
    "(<code>all</code>: heile tida, elles fasen til kontrakten), <code>measure</code> (nøkkelen "
    "under), <code>value</code> (med punktum). Eit mål som ikkje finst i eit forløp, har inga "
    "linje.",
    "a row for each measure of each run: <code>scenario</code>, <code>replication</code> (from 0; "
    "the same number meets the same chance in every scenario), <code>phase</code> "
    "(<code>all</code>: the whole time, else the contract's phase), <code>measure</code> (the key "
    "below), <code>value</code> (with a decimal point). A measure that a run does not have has no "
    "row.");
inline constexpr Said json_file = said(
    "hvert scenario med tallene, og for hvert mål: <code>mean</code> (gjennomsnitt, standardavvik, "
    "feilmargin), <code>quantiles</code> med feilmarginer, <code>difference</code> fra det første, "
    "<code>over_ranges</code> (når tallene varierer), <code>without_links</code> (når modellen "
    "varierer) og <code>phases</code>.",
    "kvart scenario med tala, og for kvart mål: <code>mean</code> (gjennomsnitt, standardavvik, "
    "feilmargin), <code>quantiles</code> med feilmarginar, <code>difference</code> frå det første, "
    "<code>over_ranges</code> (når tala varierer), <code>without_links</code> (når modellen "
    "varierer) og <code>phases</code>.",
    "every scenario with its parameters, and for each measure: <code>mean</code> (mean, deviation, "
    "interval), <code>quantiles</code> with intervals, <code>difference</code> from the first, "
    "<code>over_ranges</code> (as the numbers vary), <code>without_links</code> (as the model "
    "varies) and <code>phases</code>.");
inline constexpr Said keys_caption =
    said("Nøklene i runs.csv og report.json", "Nøklane i runs.csv og report.json",
         "The keys in runs.csv and report.json");
inline constexpr Said key = said("Nøkkel", "Nøkkel", "Key");
inline constexpr Said again =
    said("Slik lages den på nytt", "Slik blir ho laga på nytt", "To make this again");
inline constexpr Said again_text = said(
    "Hver tabell og figur kommer igjen, til siste byte, med kommandoen under. Der det står FOLDER: "
    "etter --data mappen med registeret, etter --scenarios mappen med scenarioene som følger med "
    "programmet. Andre filer heter som de het. DIR er der rapporten skal skrives.",
    "Kvar tabell og figur kjem igjen, til siste byte, med kommandoen under. Der det står FOLDER: "
    "etter --data mappa med registeret, etter --scenarios mappa med scenarioa som følgjer med "
    "programmet. Andre filer heiter som dei heitte. DIR er der rapporten skal skrivast.",
    "Every table and figure comes again, to the last byte, with the command below. Where it says "
    "FOLDER: after --data, the register's folder; after --scenarios, the folder with the scenarios "
    "that come with the program. Other files are named as they were. DIR is where the report is to "
    "be written.");
inline constexpr Said again_register = said(
    "Den leser registeret, og registeret endrer seg. Med --day leses det slik det var om kvelden "
    "den dagen, og --same nekter å lage en annen rapport i stedet for denne der noe er skrevet inn "
    "siden, eller endret, som forløpene avhenger av. En sikkerhetskopi fra den dagen, lagt "
    "tilbake, gir denne rapporten.",
    "Han les registeret, og registeret endrar seg. Med --day blir det lese slik det var om kvelden "
    "den dagen, og --same nektar å lage ein annan rapport i staden for denne der noko er skrive "
    "inn sidan, eller endra, som forløpa kjem an på. Ein tryggingskopi frå den dagen, lagd "
    "tilbake, gir denne rapporten.",
    "It reads the register, and the register changes. With --day it is read as on the evening of "
    "that day, and --same refuses to make another report in place of this one where something has "
    "been entered since, or was changed, that the runs depend on. A backup from that day, "
    "restored, gives this report.");
inline constexpr Said again_scenarios = said(
    "--same nekter å lage en annen rapport i stedet for denne der scenarioene eller programmet er "
    "endret.",
    "--same nektar å lage ein annan rapport i staden for denne der scenarioa eller programmet er "
    "endra.",
    "--same refuses to make another report in place of this one where the scenarios or the program "
    "have changed.");
inline constexpr Said again_complete = said(
    "Kommandoen lager alle forløpene det ble bedt om; denne rapporten ble stoppet før dem.",
    "Kommandoen lagar alle forløpa det vart bede om; denne rapporten vart stoppa før dei.",
    "The command makes all the runs that were asked for; this report was stopped before them.");

// --- what a run began with

inline constexpr Said began_with =
    said("Det den begynte med", "Det ho byrja med", "What it began with");
inline constexpr Said began_caption = said(
    "En kontrakt i kontorets eget register, med datoer og avgjørelser. Alle scenarioene begynner "
    "med den; de skiller seg i det som kommer etter.",
    "Ein kontrakt i registeret til kontoret, med datoar og avgjerder. Alle scenarioa byrjar med "
    "han; dei skil seg i det som kjem etter.",
    "A contract of the office's own register, with its dates and decisions. All scenarios begin "
    "with it; they differ in what comes after.");
inline constexpr Said not_told = said("Det registeret ikke sier", "Det registeret ikkje seier",
                                      "What the register does not tell");
inline constexpr Said of_how_many = said("Av hvor mange", "Av kor mange", "Of how many");
inline constexpr Said instead_of_it = said("I stedet", "I staden", "Instead");

}  // namespace stafett::foresee::words
