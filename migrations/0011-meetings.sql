-- The meetings of a release as people were told of them, and what departments answered before them.
alter table release add column meetings_json text not null default '[]';

-- How long the status meeting of the workspace is, and where.
alter table workspace add column meeting_minutes integer;
alter table workspace add column meeting_where text;
alter table workspace add column meeting_link text;

-- What was decided or promised, noted from a thread.
create table note (
  workspace_id text not null,
  id text primary key,
  release_id text not null references release (id),
  kind text not null check (kind in ('decision', 'action')),
  text text not null,
  owner_id text not null,
  owner_name text not null,
  due_on text,
  done_at text,
  permalink text,
  noted_by_id text not null,
  noted_by_name text not null,
  noted_at text not null
);
create index note_by_release on note (workspace_id, release_id, noted_at);
create index note_open_by_owner on note (workspace_id, owner_id) where done_at is null;

-- The address under which calendars read a release's meetings; whoever knows it may.
create table calendar_feed (
  workspace_id text not null,
  release_id text primary key references release (id),
  token text not null unique
);
