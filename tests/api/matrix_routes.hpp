// Which cells of the access table each route asks: declared here a second time, by hand, so that
// the matrix can say beforehand what every route must answer to everybody.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/matrix_office.hpp"
#include "domain/access.hpp"

namespace stafett::test {

/// One cell that must allow the caller.
struct Need {
  domain::RecordKind kind;
  domain::Action action;
  bool hidden = false;  ///< without it the record is as if it were not there
};

/// Whose records a route is about.
enum class About : std::uint8_t {
  nobody,    ///< the caller's own account, code lists, or the way in
  house,     ///< the house's own records
  employee,  ///< one employee's
  person,    ///< one participation, by the address or by a record of it
  people,    ///< a list
};

/// What a call sends.
struct Sent {
  std::string path;
  std::string body = {};
};

/// One way to ask a route.
struct Case {
  std::string_view method;
  std::string_view path;  ///< as in the table of routes
  About about;
  std::vector<Need> needs = {};
  /// Kinds whose texts the answer holds, where the table lets them be seen.
  std::vector<domain::RecordKind> shows = {};
  /// Members of the answer (in lists: of each row) that are filled where the kind may be seen.
  std::vector<std::pair<std::string_view, domain::RecordKind>> parts = {};
  /// What the audit log says of it; nothing where no person's record is opened.
  std::optional<std::pair<domain::RecordKind, domain::Action>> logs = {};
  Sent (*sends)(MatrixOffice&, const Caller&, const Record&) = nullptr;
  /// Of lists: the relations whose people are on it, and whether the ended are.
  std::vector<domain::Relation> reach = {};
  bool with_ended = true;
  /// What must be allowed for somebody to be on the list at all.
  std::vector<domain::RecordKind> listed_by = {domain::RecordKind::identity,
                                               domain::RecordKind::status_dates};
  bool as_list = false;     ///< shows as lists do, although it is about one
  bool all_of_them = true;  ///< else a list of some: who may be on it, not who is
  /// Why nobody's record is asked for.
  std::string_view why = {};
};

const std::vector<Case>& cases();

}  // namespace stafett::test
