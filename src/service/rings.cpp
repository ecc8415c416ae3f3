#include "service/rings.hpp"

#include <algorithm>
#include <map>

#include "domain/rings.hpp"
#include "service/access.hpp"
#include "service/people.hpp"
#include "service/words.hpp"
#include "store/contract.hpp"
#include "store/staff.hpp"

namespace stafett::service {

Result<view::Rings> read_rings(const Call& call, ContractId id) {
  const auto key = house_key(call, domain::RecordKind::contract, domain::Action::read);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::Rings> {
        const auto kept = store::find_contract(tx, id);
        if (!kept) return foreign();
        const auto& contract = kept->contract;

        std::map<EmployeeId, std::string> names;
        for (auto& employee : store::employees_matching(tx, "")) {
          names[employee.employee.id] = std::move(employee.employee.name);
        }
        std::map<EmployeeId, std::vector<domain::Employment>> posts;
        for (const auto& employment : store::all_employments(tx)) {
          posts[employment.employment.employee].push_back(employment.employment);
        }
        std::vector<domain::RingConsultantFacts> consultants;
        for (const auto& [employee, employments] : posts) {
          const bool here = std::any_of(employments.begin(), employments.end(),
                                        [&](const auto& e) { return e.contract == id; });
          if (here) consultants.push_back({employee, employments});
        }

        // An administrator keeps contracts and sees no participants: the picture has no hairs then.
        auto people = People::load_contract(tx, call, id);
        std::vector<domain::RingParticipantFacts> participants;
        std::map<ParticipationId, const Seen*> by_id;
        if (people) {
          for (const auto& one : people->all()) {
            by_id[one.listed.participation.id] = &one;
            participants.push_back({one.listed.participation, one.listed.assignments});
          }
        }

        const auto rings = domain::rings(contract, consultants, participants, call.today);
        view::Rings shown;
        shown.contract = {contract.id.uuid, contract.name};
        shown.today = call.today;
        shown.first_day = rings.first_day;
        shown.last_day = rings.end_day - 1;
        shown.decided_last_day = rings.decided_end_day - 1;
        shown.award_day = contract.award_day;
        shown.phase = rings.phase;
        shown.spans = spans_view(rings.contract, shown.last_day);
        for (const auto& option : contract.options) {
          shown.options.push_back({option.ordinal, option.first_day, option.end_day - 1,
                                   option.decide_by_day, option.decision});
        }
        for (const auto& ring : rings.consultants) {
          shown.consultants.push_back({ring.employee, names[ring.employee],
                                       spans_view(ring.circle, shown.last_day), ring.caseload,
                                       ring.role_title});
        }
        std::vector<const Seen*> named_people;
        for (const auto& ring : rings.participants) {
          const Seen& one = *by_id.at(ring.participation);
          view::RingParticipant hair;
          hair.participation = ring.participation;
          const auto name = people->name(one);
          if (name.family_name) {
            hair.name = *name.given_name + " " + *name.family_name;
            named_people.push_back(&one);
          }
          hair.spans = spans_view(ring.circle, call.today);
          hair.gaps = day_spans(ring.gaps, call.today);
          if (ring.lead) hair.lead = view::Named{ring.lead->uuid, names[*ring.lead]};
          // Of those whom the asker has nothing to do with, the picture is all: nobody's status,
          // and not who is protected.
          hair.protected_ = people->grant().includes(one.relation) && one.listed.protected_address;
          if (people->grant().shows(one.relation, false, domain::RecordKind::status_dates,
                                    domain::Field::everything)) {
            hair.status = std::string{ring.status.code()};
          }
          hair.readable = people->is_readable(one);
          shown.participants.push_back(std::move(hair));
        }
        shown.gap_days = rings.gap_days;
        shown.without_lead = rings.without_lead;
        if (rings.calm_percent) shown.calm_share = *rings.calm_percent;
        if (!named_people.empty()) trail.push_back(people->line(call, named_people));
        return shown;
      });
}

}  // namespace stafett::service
