#include "store/audit.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "store/hash.hpp"

namespace stafett::store {

namespace {

constexpr std::string_view newest_line = R"(
  select seq, hash
  from audit
  order by seq desc
  limit 1)";

constexpr std::string_view insert_line = R"(
  insert into audit (seq, at, actor, role, relation, action, kind, record, subjects, prev_hash, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))";

constexpr std::string_view insert_subject = R"(
  insert into audit_subject (person_id, seq)
  values ($1, $2))";

/// A caseload shows twenty-five people: eight to a statement instead of one saves most of the way
/// there and back.
constexpr std::string_view insert_eight_subjects = R"(
  insert into audit_subject (person_id, seq)
  values ($2, $1), ($3, $1), ($4, $1), ($5, $1), ($6, $1), ($7, $1), ($8, $1), ($9, $1))";

void insert_subjects(sql::Writing& tx, std::int64_t seq, std::span<const PersonId> subjects) {
  while (subjects.size() >= 8) {
    tx.run_soon(insert_eight_subjects, seq, subjects[0], subjects[1], subjects[2], subjects[3],
                subjects[4], subjects[5], subjects[6], subjects[7]);
    subjects = subjects.subspan(8);
  }
  for (const auto& person : subjects) tx.run_soon(insert_subject, person, seq);
}

void add_uuid(Hasher& hasher, const std::optional<Uuid>& uuid) {
  if (!uuid) {
    hasher.add_nothing();
    return;
  }
  hasher.add(
      std::string_view{reinterpret_cast<const char*>(uuid->bytes.data()), uuid->bytes.size()});
}

/// Everything a line says, in the order of the columns; the people sorted. This order is for good:
/// changing it breaks every chain there is.
std::string hash_of_line(const std::string& previous, std::int64_t seq, const AuditLine& line,
                         std::span<const PersonId> subjects) {
  Hasher hasher;
  hasher.add(previous).add(seq).add(line.at.micros);
  add_uuid(hasher, line.actor ? std::optional{line.actor->uuid} : std::nullopt);
  hasher.add(line.role).add(line.relation).add(line.action).add(line.kind);
  add_uuid(hasher, line.record);
  hasher.add(static_cast<std::int64_t>(subjects.size()));
  for (const auto& person : subjects) add_uuid(hasher, person.uuid);
  return hasher.finish_text();
}

/// In ascending order, each once: as the table gives them back.
std::vector<PersonId> in_order(std::vector<PersonId> people) {
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

}  // namespace

AuditHead audit_head(sql::Reading& tx) {
  return tx.rows(newest_line)
      .first([](const sql::Row& row) {
        AuditHead head;
        row.into(head.seq, head.hash);
        return head;
      })
      .value_or(AuditHead{});
}

std::int64_t append(sql::Writing& tx, const AuditLine& line) {
  if (!tx.chain) tx.chain = audit_head(tx);
  auto& head = *tx.chain;
  const auto seq = head.seq + 1;
  const auto subjects = in_order(line.subjects);
  auto hash = hash_of_line(head.hash, seq, line, subjects);
  tx.run_soon(insert_line, seq, line.at, line.actor, line.role, line.relation, line.action,
              line.kind, line.record, static_cast<std::int64_t>(subjects.size()), head.hash, hash);
  insert_subjects(tx, seq, subjects);
  head = {seq, std::move(hash)};
  return seq;
}

namespace {

/// Lines fetched at a time: a log of years does not fit in memory.
constexpr std::int64_t page = 5000;

constexpr std::string_view lines_after = R"(
  select seq, at, actor, role, relation, action, kind, record, subjects, prev_hash, hash
  from audit
  where seq > $1
  order by seq
  limit $2)";

/// In the order of in_order: PostgreSQL sorts uuid, and SQLite their lower-case text, byte by byte.
constexpr std::string_view subjects_between = R"(
  select seq, person_id
  from audit_subject
  where seq > $1 and seq <= $2
  order by seq, person_id)";

struct StoredLine {
  std::int64_t seq = 0;
  AuditLine line;
  std::int64_t subjects = 0;
  std::string previous;
  std::string hash;
};

// In the order of lines_after.
StoredLine stored_line_of(const sql::Row& row) {
  StoredLine stored;
  auto& line = stored.line;
  row.into(stored.seq, line.at, line.actor, line.role, line.relation, line.action, line.kind,
           line.record, stored.subjects, stored.previous, stored.hash);
  return stored;
}

/// What is wrong with this line after `head`; empty where nothing is.
std::string fault_of(const StoredLine& stored, const AuditHead& head) {
  if (stored.seq != head.seq + 1) return "a line is missing before it";
  if (stored.previous != head.hash) return "it does not follow from the line before it";
  if (stored.subjects != static_cast<std::int64_t>(stored.line.subjects.size())) {
    return "people were added to it or taken out of it";
  }
  if (hash_of_line(head.hash, stored.seq, stored.line, stored.line.subjects) != stored.hash) {
    return "it was changed";
  }
  return {};
}

}  // namespace

AuditVerdict verify_audit(sql::Reading& tx, std::span<const AuditHead> witnessed) {
  AuditVerdict verdict;
  auto witness = witnessed.begin();
  for (;;) {
    auto lines = tx.rows(lines_after, verdict.head.seq, page).all(stored_line_of);
    if (lines.empty()) break;
    auto line = lines.begin();
    for (const auto row : tx.rows(subjects_between, verdict.head.seq, lines.back().seq)) {
      while (line->seq < row.get<std::int64_t>(0)) ++line;
      if (line->seq > row.get<std::int64_t>(0)) {
        return {verdict.head, AuditBreak{row.get<std::int64_t>(0), "people without a line"}};
      }
      line->line.subjects.push_back(row.get<PersonId>(1));
    }
    for (const auto& stored : lines) {
      auto fault = fault_of(stored, verdict.head);
      if (!fault.empty()) return {verdict.head, AuditBreak{verdict.head.seq + 1, std::move(fault)}};
      verdict.head = {stored.seq, stored.hash};
      for (; witness != witnessed.end() && witness->seq <= stored.seq; ++witness) {
        if (witness->seq == stored.seq && witness->hash != stored.hash) {
          return {verdict.head, AuditBreak{stored.seq, "it is not the line that was signed"}};
        }
      }
    }
  }
  if (witness != witnessed.end()) {
    verdict.broken = AuditBreak{verdict.head.seq + 1, "the log ends before a line that was signed"};
  }
  return verdict;
}

}  // namespace stafett::store
