#include "service/rescue.hpp"

#include "base/text.hpp"
#include "store/account.hpp"
#include "store/audit.hpp"

namespace stafett::service {

std::optional<std::string> new_rescue_invitation(House& house, std::string_view username,
                                                 Instant now, Random& random) {
  return house.store.write([&](sql::Writing& tx) -> std::optional<std::string> {
    const auto account = store::find_account(tx, text::fold(text::trim(username)));
    if (!account) return std::nullopt;
    const std::string token = new_token(random);
    store::replace_invitation(
        tx, {token_hash(token), account->id, std::nullopt, now, now + house.limits.invitation});
    store::AuditLine line;
    line.at = now;
    line.action = "invite";
    line.kind = "account";
    line.record = account->id.uuid;
    store::append(tx, line);
    return "/invitation/" + token;
  });
}

std::vector<std::string> administrators(House& house) {
  return house.store.read([](sql::Reading& tx) { return store::administrators(tx); });
}

}  // namespace stafett::service
