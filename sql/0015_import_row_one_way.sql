-- A row of an import is found by its number alone. Beside the key, an index by verdict looked as good to PostgreSQL
-- where its statistics knew earlier imports only: each of 100,000 rows was then looked for among all of them.

drop index import_row_by_verdict;
