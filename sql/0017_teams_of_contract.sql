-- Whoever opens a file is held against the contract's teams, and the key begins with the team.

create index team_contract_by_contract on team_contract (contract_id, team_id);
