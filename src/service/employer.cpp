#include "service/employer.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "store/employer.hpp"

namespace stafett::service {

namespace {

using domain::Action;

constexpr std::int64_t usual_page = 50;
constexpr std::int64_t longest_page = 200;

Result<domain::Grant> employer_key(const Call& call, Action action) {
  return house_key(call, domain::RecordKind::employer, action);
}

view::EmployerView employer_view(const store::KeptEmployer& kept) {
  const auto& e = kept.employer;
  return {e.id.uuid,  kept.version, e.organisation_number, e.name, e.place,
          e.industry, kept.jobs,    kept.current_jobs};
}

}  // namespace

Result<view::EmployerList> list_employers(const Call& call, const EmployerQuery& query) {
  const auto key = employer_key(call, Action::list);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::EmployerList> {
    if (query.cursor && !store::find_employer(tx, *query.cursor, call.today)) {
      return refuse(Reason::invalid, "cursor_unknown", "?cursor");
    }
    const auto limit = std::clamp<std::int64_t>(query.limit.value_or(usual_page), 1, longest_page);
    auto firms = store::employers_matching(tx, query.q ? text::fold(*query.q) : std::string{},
                                           call.today, query.cursor, limit + 1);
    view::EmployerList list;
    if (std::ssize(firms) > limit) {
      firms.pop_back();
      list.next_cursor = firms.back().employer.id.to_text();
    }
    for (const auto& firm : firms) list.rows.push_back(employer_view(firm));
    return list;
  });
}

Result<view::EmployerView> register_employer(const Call& call, const view::EmployerInput& input) {
  const auto made = domain::make_employer({.id = EmployerId::make(call.now, call.random),
                                           .organisation_number = input.organisation_number,
                                           .name = input.name,
                                           .place = input.place,
                                           .industry = input.industry});
  if (!made) return tl::make_unexpected(made.error());
  return command<view::EmployerView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto key = employer_key(call, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        try {
          store::add_employer(tx, *made);
        } catch (const sql::Error& error) {
          if (error.kind() != sql::ErrorKind::unique) throw;
          return refuse(Reason::already_exists, "employer_known", "/organisation_number");
        }
        store::append(tx, audit_line(call, *key, made->id.uuid));
        return store::Outcome{.kind = "employer", .id = made->id.uuid, .version = 1};
      },
      [&](sql::Writing& tx, const store::Outcome& done) -> Result<view::EmployerView> {
        const auto kept = store::find_employer(tx, EmployerId{done.id.value()}, call.today);
        if (!kept) return foreign();
        return employer_view(*kept);
      });
}

}  // namespace stafett::service
