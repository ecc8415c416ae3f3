#include "domain/note.hpp"

#include "domain/appointment.hpp"
#include "domain/job.hpp"
#include "domain/say.hpp"
#include "domain/task.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

const auto author = the<EmployeeId>(1);
const auto other = the<EmployeeId>(2);
const Instant now = Instant::from_text("2026-03-02T09:00:00Z").value();
const Instant later = Instant::from_text("2026-03-03T09:00:00Z").value();

NoteContent content(const char* text) {
  NoteContent words_written;
  words_written.day = day("2026-03-02");
  words_written.minutes = 45;
  words_written.text = text;
  return words_written;
}

Note draft(const char* text) {
  return draft_note(the<NoteId>(1), the<ParticipationId>(1), author, content(text), now).value();
}

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

}  // namespace

TEST_CASE("a draft may be empty and is changed by its author only") {
  const Note note = draft("");
  CHECK(note.state == NoteState::draft);
  CHECK(change_draft(note, author, content("Møtte opp"), later)->content.text == "Møtte opp");
  const auto refused = change_draft(note, other, content("Møtte opp"), later);
  CHECK(refused.error().reason == Reason::not_allowed);
}

TEST_CASE("a note is signed once, by its author, and not without a text") {
  CHECK(code_of(sign(draft("  "), author, later)) == "text_missing");
  CHECK(code_of(sign(draft("Møtte opp"), other, later)) == "not_the_author");
  const Note note = sign(draft("Møtte opp"), author, later).value();
  CHECK(note.state == NoteState::signed_off);
  CHECK(note.signed_at == later);
  CHECK(code_of(sign(note, author, later)) == "note_signed");
  CHECK(code_of(change_draft(note, author, content("Noe annet"), later)) == "note_signed");
  CHECK(code_of(check_discard(note, author)) == "note_signed");
}

TEST_CASE("a correction is a new version, and the old one stays with the reason") {
  const Note note = sign(draft("Møtte kl. 9"), author, now).value();
  Note corrected =
      correct(note, author, content("Møtte kl. 10"), "Feil klokkeslett", later).value();
  CHECK(corrected.content.text == "Møtte kl. 10");
  REQUIRE(corrected.earlier.size() == 1);
  CHECK(corrected.earlier[0].number == 1);
  CHECK(corrected.earlier[0].content.text == "Møtte kl. 9");
  CHECK(corrected.earlier[0].reason == "Feil klokkeslett");
  CHECK(corrected.signed_at == note.signed_at);
  corrected = correct(corrected, author, content("Møtte kl. 11"), "Enda en gang", later).value();
  CHECK(corrected.earlier[1].number == 2);
  CHECK(corrected.earlier[1].content.text == "Møtte kl. 10");

  CHECK(code_of(correct(note, other, content("x"), "y", later)) == "not_the_author");
  CHECK(code_of(correct(note, author, content("x"), " ", later)) == "reason_missing");
  CHECK(code_of(correct(note, author, content(" "), "y", later)) == "text_missing");
  CHECK(code_of(correct(note, author, note.content, "y", later)) == "nothing_corrected");
  CHECK(code_of(correct(draft("x"), author, content("y"), "z", later)) == "note_not_signed");
}

TEST_CASE("what is written keeps within a day, a text's length and the present") {
  const Day today = day("2026-03-02");
  const auto broken = [&](auto change) {
    NoteContent one = content("Tekst");
    change(one);
    return code_of(check_content(one, today));
  };
  CHECK(broken([](NoteContent&) {}).empty());
  CHECK(broken([](NoteContent& c) { c.day = day("2026-03-03"); }) == "day_in_future");
  CHECK(broken([](NoteContent& c) { c.minutes = -1; }) == "minutes_out_of_range");
  CHECK(broken([](NoteContent& c) { c.minutes = 1440; }).empty());
  CHECK(broken([](NoteContent& c) { c.minutes = 1441; }) == "minutes_out_of_range");
  CHECK(broken([](NoteContent& c) { c.text.assign(most_note_text, 'x'); }).empty());
  CHECK(broken([](NoteContent& c) { c.text.assign(most_note_text + 1, 'x'); }) == "text_too_long");
  CHECK(broken([](NoteContent& c) {
          c.text.clear();
          for (std::size_t i = 0; i < most_note_text; ++i) c.text += "å";
        }).empty());
  CHECK(broken([](NoteContent& c) { c.present.assign(most_note_line + 1, 'x'); }) ==
        "text_too_long");
  CHECK(broken([](NoteContent& c) { c.withheld_reason = " "; }) == "reason_missing");
  CHECK(broken([](NoteContent& c) { c.withheld_reason = std::string(most_note_line + 1, 'x'); }) ==
        "text_too_long");
}

TEST_CASE("a note about today may be written as soon as it is today in Norway") {
  const Instant past_midnight = Instant::from_text("2026-03-02T23:30:00Z").value();
  NoteContent about_tomorrow = content("Tekst");
  about_tomorrow.day = day("2026-03-03");
  CHECK(draft_note(the<NoteId>(1), the<ParticipationId>(1), author, about_tomorrow, past_midnight)
            .has_value());
  CHECK_FALSE(
      draft_note(the<NoteId>(1), the<ParticipationId>(1), author, about_tomorrow, now).has_value());
}

TEST_CASE("a draft is its author's to change, sign or discard; a signed note to correct") {
  using Acts = std::vector<NoteAct>;
  CHECK(open_acts(draft("x"), author) == Acts{NoteAct::change, NoteAct::sign, NoteAct::discard});
  CHECK(open_acts(draft("x"), other).empty());
  CHECK(open_acts(sign(draft("x"), author, now).value(), author) == Acts{NoteAct::correct});
  CHECK(check_discard(draft("x"), author).has_value());
  CHECK(code_of(check_discard(draft("x"), other)) == "not_the_author");
}

TEST_CASE("the participant is shown what is signed, unless a reason withholds it") {
  CHECK_FALSE(is_shown_to_participant(draft("x")));
  Note note = sign(draft("x"), author, now).value();
  CHECK(is_shown_to_participant(note));
  note.content.withheld_reason = "Opplysninger om andre";
  CHECK_FALSE(is_shown_to_participant(note));
}

TEST_CASE("contact is what the participant takes part in") {
  CHECK(is_contact(NoteKind::phone));
  CHECK(is_contact(NoteKind::attendance));
  CHECK_FALSE(is_contact(NoteKind::employer_visit));
  CHECK_FALSE(is_contact(NoteKind::other));
}

TEST_CASE(
    "an appointment is held or missed when its time has come, and mistakes can be set right") {
  Appointment appointment;
  appointment.starts_at = later;
  appointment = make_appointment(appointment).value();
  Appointment held = appointment;
  held.state = AppointmentState::held;
  CHECK(code_of(change_appointment(appointment, held, now)) == "not_yet");
  CHECK(change_appointment(appointment, held, later).has_value());
  Appointment planned = held;
  planned.state = AppointmentState::planned;
  CHECK(change_appointment(held, planned, later).has_value());
  Appointment cancelled = appointment;
  cancelled.state = AppointmentState::cancelled;
  CHECK(change_appointment(appointment, cancelled, now).has_value());

  appointment.minutes = 0;
  CHECK(code_of(make_appointment(appointment)) == "appointment_minutes_out_of_range");
  appointment.minutes = 60;
  appointment.place.assign(201, 'x');
  CHECK(code_of(make_appointment(appointment)) == "appointment_place_too_long");
  appointment.place.clear();
  appointment.purpose.assign(501, 'x');
  CHECK(code_of(make_appointment(appointment)) == "appointment_purpose_too_long");
}

TEST_CASE("a task says what to do, and is not done before its day has come") {
  const Day today = day("2026-03-02");
  Task task;
  task.text = "Ringe bedriften";
  CHECK(make_task(task, today).has_value());
  task.done_day = day("2026-03-03");
  CHECK(code_of(make_task(task, today)) == "task_done_in_future");
  task.done_day = today;
  CHECK(make_task(task, today).has_value());
  task.text = " ";
  CHECK(code_of(make_task(task, today)) == "task_text_missing");
  task.text.assign(1001, 'x');
  CHECK(code_of(make_task(task, today)) == "task_text_too_long");
}

TEST_CASE("a job has a title, a day and an extent") {
  Job job;
  job.title = "Butikkmedarbeider";
  job.days = from("2026-03-01");
  CHECK(make_job(job).has_value());
  job.extent_percent = 0;
  CHECK(code_of(make_job(job)) == "job_extent_out_of_range");
  job.extent_percent = 50;
  job.days.end = job.days.first;
  CHECK(code_of(make_job(job)) == "job_end_before_start");
  job.days.end.reset();
  job.title = " ";
  CHECK(code_of(make_job(job)) == "job_title_missing");
  job.title.assign(201, 'x');
  CHECK(code_of(make_job(job)) == "job_title_too_long");
}

TEST_CASE("laws of notes") {
  law("whatever is done to a note, what was signed is still there", [] {
    Note note = draft("Første");
    std::vector<std::string> signed_texts;
    const int steps = *rc::gen::inRange(0, 12);
    for (int i = 0; i < steps; ++i) {
      const auto editor = *rc::gen::element(author, other);
      const auto text = std::to_string(*rc::gen::inRange(0, 5));
      const int act = *rc::gen::inRange(0, 3);
      const auto done = act == 0   ? change_draft(note, editor, content(text.c_str()), now)
                        : act == 1 ? sign(note, editor, now)
                                   : correct(note, editor, content(text.c_str()), "Feil", now);
      if (!done) continue;
      RC_ASSERT(editor == author);
      note = *done;
      if (note.state == NoteState::signed_off) signed_texts.push_back(note.content.text);
    }
    if (signed_texts.empty()) {
      RC_ASSERT(note.earlier.empty());
    } else {
      RC_ASSERT(note.earlier.size() + 1 == signed_texts.size());
      for (std::size_t i = 0; i < note.earlier.size(); ++i) {
        RC_ASSERT(note.earlier[i].content.text == signed_texts[i]);
      }
    }
  });
}
