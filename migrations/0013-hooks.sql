-- Ways in and out for other systems. A secret is sealed with a key that is not in the database.
create table hook (
  workspace_id text not null,
  id text primary key,
  direction text not null check (direction in ('in', 'out')),
  name text not null,
  sealed_secret text not null,
  -- What it reports, or what it is told of.
  about_json text not null,
  department_ids_json text not null default '[]',
  release_key text,
  address text,
  created_by_id text not null,
  created_by_name text not null,
  created_at text not null
);
create index hook_of_workspace on hook (workspace_id, direction);

-- The newest that other systems said of a release, one row a thing.
create table hook_fact (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  hook_id text not null,
  kind text not null check (kind in ('check', 'stage', 'alert', 'adoption', 'measure')),
  name text not null,
  stage text not null,
  candidate text not null,
  hook_name text not null,
  state text not null check (state in ('passed', 'failed', 'running')),
  failing integer not null check (failing in (0, 1)),
  percent real,
  count real,
  link text not null,
  words text not null,
  at text not null,
  told_at text,
  primary key (release_id, hook_id, kind, name, stage, candidate)
);
create index hook_fact_newest on hook_fact (release_id, at);
create index hook_fact_told on hook_fact (release_id, told_at) where told_at is not null;
