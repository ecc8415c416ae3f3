#include "store/employer.hpp"

#include "base/text.hpp"

namespace stafett::store {

namespace {

// In the order of employer_of. $1: the day on which a job counts as current.
#define EMPLOYER_COLUMNS                                                              \
  "e.id, e.version, e.organisation_number, e.name, e.place, e.industry, "             \
  "(select count(*) from job j where j.employer_id = e.id), "                         \
  "(select count(*) from job j where j.employer_id = e.id and j.first_day <= $1 and " \
  "(j.end_day is null or j.end_day > $1)) "

KeptEmployer employer_of(const sql::Row& row) {
  KeptEmployer kept;
  auto& e = kept.employer;
  row.into(e.id, kept.version, e.organisation_number, e.name, e.place, e.industry, kept.jobs,
           kept.current_jobs);
  return kept;
}

}  // namespace

constexpr std::string_view insert_employer = R"(
  insert into employer (id, organisation_number, name, place, industry, sort_name, search, version)
  values ($1, $2, $3, $4, $5, $6, $7, 1))";

void add_employer(sql::Writing& tx, const domain::Employer& e) {
  tx.run(insert_employer, e.id, e.organisation_number, e.name, e.place, e.industry,
         text::sort_key(e.name),
         text::fold(e.name + " " + e.place + " " + e.organisation_number.value_or("")));
}

constexpr std::string_view employer_by_id =
    "select " EMPLOYER_COLUMNS "from employer e where e.id = $2";

std::optional<KeptEmployer> find_employer(sql::Reading& tx, EmployerId id, Day today) {
  return tx.rows(employer_by_id, today, id).first(employer_of);
}

constexpr std::string_view employers_by_name =
    "select " EMPLOYER_COLUMNS
    "from employer e "
    "where e.search like '%' || cast($2 as text) || '%' escape '!' "
    "and (cast($3 as uuid) is null or (e.sort_name, e.id) > "
    "(select a.sort_name, a.id from employer a where a.id = $3)) "
    "order by e.sort_name, e.id limit $4";

std::vector<KeptEmployer> employers_matching(sql::Reading& tx, std::string_view query, Day today,
                                             std::optional<EmployerId> after, std::int64_t limit) {
  return tx.rows(employers_by_name, today, sql::escaped_like(query), after, limit).all(employer_of);
}

}  // namespace stafett::store
