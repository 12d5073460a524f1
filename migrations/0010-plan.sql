-- What a plan holds beside its first form: scope, milestones, risks and the other lists.
alter table release add column contents_json text not null default '{}';
-- A new date that was chosen, and that nobody has heard of yet.
alter table release add column move_json text;
-- The release of which it is a wave, from which it was split off, or into which it went; null for none.
alter table release add column family_json text;
alter table release add column rounds_json text not null default '[]';

-- What a department said of the date at planning, and when it was asked.
alter table release_light add column review_json text;
alter table release_light add column review_asked_at text;

-- Plans to begin from, as text in the format of a plan's file.
create table template (
  workspace_id text not null,
  id text primary key,
  name text not null,
  file text not null,
  saved_by_id text not null,
  saved_at text not null,
  unique (workspace_id, name)
);
