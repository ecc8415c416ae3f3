// Nav counsellors as the agency's lists have told of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "store/sql.hpp"
#include "store/staff.hpp"

namespace stafett::store {

struct KeptCounsellor {
  CounsellorId id;
  std::string name;
  std::string office;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::int64_t referred = 0;  ///< participations they have referred, ended ones too
  AccountState account = AccountState::none;
};

/// By name in Norwegian order; `query` (folded) is part of the name or the office, empty: all.
std::vector<KeptCounsellor> counsellors_matching(sql::Reading& tx, std::string_view query);

}  // namespace stafett::store
