#include "store/counsellor.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace stafett::store {

// In the order of the map below.
constexpr std::string_view counsellors_by_name = R"(
  select c.id, c.name, c.office, c.email, c.phone,
         (select count(*) from participation p where p.counsellor_id = c.id),
         (select count(*) from account a where a.counsellor_id = c.id and a.closed_at is null),
         (select count(*) from account a where a.counsellor_id = c.id and a.closed_at is null
             and a.password_hash is not null)
  from counsellor c
  where c.name_key like '%' || cast($1 as text) || '%' escape '!'
  order by c.id)";

std::vector<KeptCounsellor> counsellors_matching(sql::Reading& tx, std::string_view query) {
  auto found = tx.rows(counsellors_by_name, sql::escaped_like(query)).all([](const sql::Row& row) {
    KeptCounsellor kept;
    std::int64_t accounts = 0;
    std::int64_t taken_up = 0;
    row.into(kept.id, kept.name, kept.office, kept.email, kept.phone, kept.referred, accounts,
             taken_up);
    kept.account = taken_up > 0   ? AccountState::active
                   : accounts > 0 ? AccountState::invited
                                  : AccountState::none;
    return kept;
  });
  std::map<CounsellorId, std::string> order;
  for (const auto& kept : found) order[kept.id] = text::sort_key(kept.name);
  std::stable_sort(found.begin(), found.end(),
                   [&](const auto& a, const auto& b) { return order.at(a.id) < order.at(b.id); });
  return found;
}

}  // namespace stafett::store
