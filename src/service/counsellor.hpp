// The Nav counsellors that the lists have told of, so that they can be let in.
#pragma once

#include <optional>

#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/staff.hpp"

namespace stafett::service {

struct CounsellorQuery {
  std::optional<view::Text<100>> q;  ///< part of the name or the office
};

/// By name, each with how many they referred and whether they can sign in.
Result<view::CounsellorList> list_counsellors(const Call& call, const CounsellorQuery& query);

}  // namespace stafett::service
