-- The middle circle: employees, their employments, and teams.

create table employee (
  id uuid primary key,
  nav_id uuid unique,                 -- ansattId in the agency's lists
  name text not null,
  sort_name text not null,
  search text not null,
  email text,
  phone text,
  education_level text not null,      -- none, upper_secondary, vocational, bachelor, master, doctorate
  education_field text not null,
  relevant_degree boolean not null,
  created_at bigint not null,
  version bigint not null
);

create table employment (
  id uuid primary key,
  employee_id uuid not null references employee (id),
  contract_id uuid references contract (id),   -- the contract the post depends on
  role_title text not null,
  type text not null check (type in ('permanent', 'fixed_term', 'hired_in')),
  extent_percent integer not null check (extent_percent between 1 and 100),
  first_day date not null,
  end_day date,
  notice_day date,                    -- the day notice was given
  end_reason text,
  other_work_agreed boolean not null, -- work agreed beyond the contract's end
  onboarding_signed_day date,
  buddy_id uuid references employee (id),
  created_at bigint not null,
  version bigint not null
);
create index employment_by_employee on employment (employee_id, first_day);
create index employment_by_contract on employment (contract_id, first_day);

create table team (
  id uuid primary key,
  name text not null unique,
  created_at bigint not null,
  version bigint not null
);

create table team_contract (
  team_id uuid not null references team (id),
  contract_id uuid not null references contract (id),
  primary key (team_id, contract_id)
);

create table team_member (
  id uuid primary key,
  team_id uuid not null references team (id),
  employee_id uuid not null references employee (id),
  leads boolean not null,
  first_day date not null,
  end_day date
);
create index team_member_by_team on team_member (team_id, first_day);
create index team_member_by_employee on team_member (employee_id, first_day);
