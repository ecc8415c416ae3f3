#include "service/counsellor.hpp"

#include "base/text.hpp"
#include "service/access.hpp"
#include "store/counsellor.hpp"

namespace stafett::service {

namespace {

view::AccountState account_view(store::AccountState state) {
  switch (state) {
    case store::AccountState::none:
      return view::AccountState::none;
    case store::AccountState::invited:
      return view::AccountState::invited;
    case store::AccountState::active:
      return view::AccountState::active;
  }
  return view::AccountState::none;
}

}  // namespace

Result<view::CounsellorList> list_counsellors(const Call& call, const CounsellorQuery& query) {
  const auto key = house_key(call, domain::RecordKind::counsellor, domain::Action::list);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::CounsellorList> {
    view::CounsellorList list;
    for (auto& kept :
         store::counsellors_matching(tx, query.q ? text::fold(*query.q) : std::string{})) {
      list.rows.push_back({kept.id.uuid, std::move(kept.name), std::move(kept.office),
                           std::move(kept.email), std::move(kept.phone), kept.referred,
                           account_view(kept.account)});
    }
    return list;
  });
}

}  // namespace stafett::service
