// How service/view/contract.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "api/shape/common.hpp"
#include "service/view/contract.hpp"

namespace stafett::service::view {

BOOST_DESCRIBE_STRUCT(TermKind, (), (kind, text, unit))
BOOST_DESCRIBE_STRUCT(OptionInput, (), (first_day, last_day, decide_by_day))
BOOST_DESCRIBE_STRUCT(OptionView, (),
                      (ordinal, first_day, last_day, decide_by_day, decision, decision_day,
                       notice_day, days_left))
BOOST_DESCRIBE_STRUCT(TermInput, (),
                      (kind, first_day, number, second_number, text, day, codes, source))
BOOST_DESCRIBE_STRUCT(TermView, (),
                      (id, kind, first_day, number, second_number, text, day, codes, source,
                       in_force))
BOOST_DESCRIBE_STRUCT(ContractInput, (),
                      (number, name, measure_type, agreement_type, buyer, area, award_day,
                       first_day, base_last_day, option_model, start_months, intake_stop_day,
                       predecessor, method, price_model, data_role, places, options, terms))
BOOST_DESCRIBE_STRUCT(ContractChange, (),
                      (number, name, measure_type, agreement_type, buyer, area, award_day,
                       first_day, base_last_day, option_model, start_months, intake_stop_day,
                       predecessor, method, price_model, data_role, places, terminated_last_day,
                       terminated_known_day, version))
BOOST_DESCRIBE_STRUCT(Demand, (), (kind, text, demanded, actual, met, source))
BOOST_DESCRIBE_STRUCT(DeliveryView, (),
                      (id, name, measure_type, first_day, last_day, status, places))
BOOST_DESCRIBE_STRUCT(ContractRow, (),
                      (id, number, name, measure, buyer, first_day, last_day, longest_last_day,
                       phase, days_left, next_decision_day, participants, consultants))
BOOST_DESCRIBE_STRUCT(ContractList, (), (rows))
BOOST_DESCRIBE_STRUCT(OptionDecision, (), (decision, decision_day, notice_day, version))
BOOST_DESCRIBE_STRUCT(Span, (), (phase, first_day, last_day))
BOOST_DESCRIBE_STRUCT(RingOption, (), (ordinal, first_day, last_day, decide_by_day, decision))
BOOST_DESCRIBE_STRUCT(RingConsultant, (), (employee, name, spans, caseload, role_title))
BOOST_DESCRIBE_STRUCT(DaySpan, (), (first_day, last_day))
BOOST_DESCRIBE_STRUCT(RingParticipant, (),
                      (participation, name, protected_, spans, gaps, lead, status, readable))
BOOST_DESCRIBE_STRUCT(Rings, (),
                      (contract, today, first_day, last_day, decided_last_day, award_day, phase,
                       spans, options, consultants, participants, gap_days, without_lead,
                       calm_share))
BOOST_DESCRIBE_STRUCT(CodeLists, (),
                      (measure_types, agreement_types, option_models, price_models, statuses,
                       reasons, contents, protections, delivery_statuses, start_types,
                       enrolment_types, data_kinds, term_kinds))
BOOST_DESCRIBE_STRUCT(ContractView, (),
                      (id, version, number, name, measure_type, agreement_type, buyer, area,
                       award_day, first_day, base_last_day, option_model, start_months,
                       intake_stop_day, predecessor, successor, method, price_model, data_role,
                       places, measure, options, terms, demands, phase, last_day, longest_last_day,
                       days_left, terminated_last_day, terminated_known_day, participants,
                       consultants, teams, deliveries, acts))

}  // namespace stafett::service::view
