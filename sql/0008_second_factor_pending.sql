-- A second factor that is shown and not confirmed yet; the one in force stays until then.
alter table account add column second_factor_pending text;
