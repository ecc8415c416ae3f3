// Contracts, terms, the three rings: the shapes that service answers and takes, as api/openapi.yaml
// has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/contract.hpp"
#include "domain/phase.hpp"
#include "domain/term.hpp"
#include "service/view/common.hpp"

namespace stafett::service::view {

/// What kind of value a term has.
struct TermKind {
  std::string kind;
  std::string text;
  domain::TermUnit unit = {};
};

/// An option period.
struct OptionInput {
  Day first_day;
  Day last_day;
  Day decide_by_day;
};

/// An option period as it stands.
struct OptionView {
  std::int64_t ordinal = 0;
  Day first_day;
  Day last_day;
  Day decide_by_day;
  domain::OptionDecision decision = {};
  std::optional<Day> decision_day;
  std::optional<Day> notice_day;
  std::optional<std::int64_t> days_left;
};

/// A term from a day on: number for counts and spans, text, codes or day as the kind says.
struct TermInput {
  Text<60> kind;
  Day first_day;
  std::optional<std::int64_t> number;
  std::optional<std::int64_t> second_number;
  std::optional<Text<2000>> text;
  std::optional<Day> day;
  std::optional<std::vector<Text<100>>> codes;
  Text<300> source;
};

/// A dated term.
struct TermView {
  Uuid id;
  std::string kind;
  Day first_day;
  std::optional<std::int64_t> number;
  std::optional<std::int64_t> second_number;
  std::optional<std::string> text;
  std::optional<Day> day;
  std::vector<std::string> codes;
  std::string source;
  bool in_force = false;
};

/// A contract as won.
struct ContractInput {
  Text<60> number;
  Text<200> name;
  Text<60> measure_type;
  Text<60> agreement_type;
  Text<200> buyer;
  Text<200> area;
  Day award_day;
  Day first_day;
  Day base_last_day;
  Text<60> option_model;
  std::int64_t start_months = 0;
  std::optional<Day> intake_stop_day;
  std::optional<ContractId> predecessor;
  Text<200> method;
  Text<80> price_model;
  domain::DataRole data_role = {};
  std::optional<std::int64_t> places;
  std::vector<OptionInput> options;
  std::vector<TermInput> terms;
};

/// Corrections.
struct ContractChange {
  Text<60> number;
  Text<200> name;
  Text<60> measure_type;
  Text<60> agreement_type;
  Text<200> buyer;
  Text<200> area;
  Day award_day;
  Day first_day;
  Day base_last_day;
  Text<60> option_model;
  std::int64_t start_months = 0;
  std::optional<Day> intake_stop_day;
  std::optional<ContractId> predecessor;
  Text<200> method;
  Text<80> price_model;
  domain::DataRole data_role = {};
  std::optional<std::int64_t> places;
  std::optional<Day> terminated_last_day;
  std::optional<Day> terminated_known_day;
  std::int64_t version = 0;
};

/// A term in force today and how it stands.
struct Demand {
  std::string kind;
  std::string text;
  std::string demanded;
  std::optional<std::string> actual;
  std::optional<bool> met;
  std::string source;
};

/// A delivery (deltakerliste).
struct DeliveryView {
  Uuid id;
  std::string name;
  std::string measure_type;
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  std::string status;
  std::optional<std::int64_t> places;
};

/// A contract in a list.
struct ContractRow {
  Uuid id;
  std::string number;
  std::string name;
  Code measure;
  std::string buyer;
  Day first_day;
  Day last_day;
  Day longest_last_day;
  domain::PhaseNow phase = {};
  std::int64_t days_left = 0;
  std::optional<Day> next_decision_day;
  std::int64_t participants = 0;
  std::int64_t consultants = 0;
};

/// All I may see.
struct ContractList {
  std::vector<ContractRow> rows;
};

/// What the buyer decided and when we were told.
struct OptionDecision {
  OptionAnswer decision = {};
  Day decision_day;
  Day notice_day;
  std::int64_t version = 0;
};

/// Days in one phase.
struct Span {
  domain::Phase phase = {};
  Day first_day;
  Day last_day;
};

/// A dashed part of the ring until taken.
struct RingOption {
  std::int64_t ordinal = 0;
  Day first_day;
  Day last_day;
  Day decide_by_day;
  domain::OptionDecision decision = {};
};

/// A thin arc.
struct RingConsultant {
  EmployeeId employee;
  std::string name;
  std::vector<Span> spans;
  std::int64_t caseload = 0;
  std::string role_title;
};

/// Days.
struct DaySpan {
  Day first_day;
  Day last_day;
};

/// A hair; the name only where the reader may see it.
struct RingParticipant {
  ParticipationId participation;
  std::optional<std::string> name;
  bool protected_ = false;
  std::vector<Span> spans;
  std::vector<DaySpan> gaps;
  std::optional<Named> lead;
  std::optional<std::string> status;
  bool readable = false;
};

/// The three circles.
struct Rings {
  Named contract;
  Day today;
  Day first_day;
  Day last_day;
  Day decided_last_day;
  Day award_day;
  domain::PhaseNow phase = {};
  std::vector<Span> spans;
  std::vector<RingOption> options;
  std::vector<RingConsultant> consultants;
  std::vector<RingParticipant> participants;
  std::int64_t gap_days = 0;
  std::int64_t without_lead = 0;
  std::optional<std::int64_t> calm_share;
};

/// For the forms.
struct CodeLists {
  std::vector<Code> measure_types;
  std::vector<Code> agreement_types;
  std::vector<Code> option_models;
  std::vector<Code> price_models;
  std::vector<Code> statuses;
  std::vector<Code> reasons;
  std::vector<Code> contents;
  std::vector<Code> protections;
  std::vector<Code> delivery_statuses;
  std::vector<Code> start_types;
  std::vector<Code> enrolment_types;
  std::vector<Code> data_kinds;
  std::vector<TermKind> term_kinds;
};

/// A contract today.
struct ContractView {
  Uuid id;
  std::int64_t version = 0;
  Text<60> number;
  Text<200> name;
  Text<60> measure_type;
  Text<60> agreement_type;
  Text<200> buyer;
  Text<200> area;
  Day award_day;
  Day first_day;
  Day base_last_day;
  Text<60> option_model;
  std::int64_t start_months = 0;
  std::optional<Day> intake_stop_day;
  std::optional<Named> predecessor;
  std::optional<Named> successor;
  Text<200> method;
  Text<80> price_model;
  domain::DataRole data_role = {};
  std::optional<std::int64_t> places;
  Code measure;
  std::vector<OptionView> options;
  std::vector<TermView> terms;
  std::vector<Demand> demands;
  domain::PhaseNow phase = {};
  Day last_day;
  Day longest_last_day;
  std::int64_t days_left = 0;
  std::optional<Day> terminated_last_day;
  std::optional<Day> terminated_known_day;
  std::int64_t participants = 0;
  std::int64_t consultants = 0;
  std::vector<Named> teams;
  std::vector<DeliveryView> deliveries;
  std::vector<Act> acts;
};

}  // namespace stafett::service::view
