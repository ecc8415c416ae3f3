// How every service asks for leave, does a command once, and leaves its line in the log.
//
//   Result<view::NoteView> sign_note(const Call& call, NoteId id, const view::VersionOnly& input) {
//     return command<view::NoteView>(
//         call,
//         [&](sql::Writing& tx) -> Result<store::Outcome> { … change, append the audit line … },
//         [&](sql::Writing& tx, const store::Outcome& done) { return show(tx, call, done); });
//   }
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "domain/access.hpp"
#include "service/call.hpp"
#include "store/audit.hpp"
#include "store/once.hpp"

namespace stafett::service {

/// Who acts, as the access table knows them.
domain::Actor actor_of(const Session& session);

/// The line for an act that `grant` allowed: on a person's record the person is its subject.
store::AuditLine audit_line(const Call& call, const domain::Grant& grant,
                            std::optional<Uuid> record = std::nullopt);

/// The key under which this write is done once.
store::Request request_of(const Call& call);

/// Does `change(tx) -> Result<store::Outcome>` once, whatever the number of times it is sent, and
/// answers `show(tx, outcome) -> Result<View>` in the same transaction: the reply carries the new
/// view, so that the page needs no second question.
template <class View, class Change, class Show>
Result<View> command(const Call& call, Change&& change, Show&& show) {
  return call.house.store.write([&](sql::Writing& tx) -> Result<View> {
    const auto done = store::once(tx, request_of(call), [&] { return change(tx); });
    if (!done) return tl::make_unexpected(done.error());
    return show(tx, *done);
  });
}

/// What a constraint of the database stands for in the field's words.
struct Rejected {
  std::string_view code;
  std::string_view field;
};

/// Does `work()`; where the database says that the row is there already, or names one that is not
/// there, that is a refusal: `taken` (already_exists) or `unknown` (invalid).
template <class Work>
Result<void> refusing(Work&& work, Rejected taken, Rejected unknown) {
  try {
    work();
    return {};
  } catch (const sql::Error& error) {
    if (error.kind() == sql::ErrorKind::unique)
      return refuse(Reason::already_exists, taken.code, taken.field);
    if (error.kind() == sql::ErrorKind::foreign_key)
      return refuse(Reason::invalid, unknown.code, unknown.field);
    throw;
  }
}

}  // namespace stafett::service
