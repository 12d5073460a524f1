-- The questions by which a department judges. A version is never changed: the next one is a row of its own.
create table pack (
  workspace_id text not null,
  id text primary key,
  department_id text not null,
  version integer not null check (version >= 1),
  items_json text not null,
  created_at text not null,
  unique (workspace_id, department_id, version)
);

-- What a department's checklist says to one question, for one release: the newest answer.
create table tick (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  department_id text not null,
  item_id text not null,
  answer text not null check (answer in ('yes', 'no', 'not_applicable')),
  link text,
  text text,
  by_id text not null,
  by_name text not null,
  at text not null,
  primary key (release_id, department_id, item_id)
);
