// How service/view/common.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "service/view/common.hpp"

namespace stafett::service::view {

BOOST_DESCRIBE_ENUM(Act, read, write_note, plan_appointment, add_task, set_goal, move_se_stage,
                    assign, change_dates, set_milestone, invite_participant, add_job,
                    confirm_protected_access, read_readers, sign, correct, change, discard, invite,
                    decide_option, add_term, end)
BOOST_DESCRIBE_ENUM(SessionState, signed_out, second_factor, enrol_second_factor, signed_in)
BOOST_DESCRIBE_ENUM(OptionAnswer, taken, declined)
BOOST_DESCRIBE_ENUM(AccountState, none, invited, active)
BOOST_DESCRIBE_ENUM(NumberShown, valid, synthetic, flagged, missing, withheld)
BOOST_DESCRIBE_ENUM(NewsKind, assigned, status_changed, dates_changed, note_written,
                    appointment_changed, goal_changed, correction)
BOOST_DESCRIBE_ENUM(ComingKind, employment_starts, employment_ends, option_decision, contract_ends,
                    granted_period_ends, participation_starts, intake_stops)
BOOST_DESCRIBE_ENUM(HitKind, participation, employer, note, employee, page)
BOOST_DESCRIBE_ENUM(Severity, error, warning, note)
BOOST_DESCRIBE_ENUM(ImportState, preview, confirmed, discarded, refused)
BOOST_DESCRIBE_ENUM(Verdict, new_, changed, unchanged, refused)
BOOST_DESCRIBE_ENUM(ImportRowKind, participation, delivery, employee, told)

BOOST_DESCRIBE_STRUCT(Done, (), (done))
BOOST_DESCRIBE_STRUCT(Named, (), (id, name))
BOOST_DESCRIBE_STRUCT(Code, (), (code, text, known))
BOOST_DESCRIBE_STRUCT(PersonName, (), (given_name, family_name, protected_))
BOOST_DESCRIBE_STRUCT(NextDate, (), (appointment, day, starts_at, kind, place))
BOOST_DESCRIBE_STRUCT(VersionOnly, (), (version))

}  // namespace stafett::service::view
