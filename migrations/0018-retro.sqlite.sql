-- What only SQLite knows.

-- Without a rowid rows stand in the order of their random ids: nothing tells which point came when. Those with a name
-- look the same, so that no gap among them shows where one without a name was.
create table retro_point (
  workspace_id text not null,
  release_id text not null references release (id),
  id text not null,
  kind text not null check (kind in ('well', 'not_well', 'puzzle')),
  text text not null,
  author_id text,
  author_name text,
  day text not null,
  primary key (workspace_id, release_id, id)
) without rowid;

-- Who wrote something without their name: that they did, not what, and not when.
create table retro_taken_part (
  workspace_id text not null,
  release_id text not null references release (id),
  user_id text not null,
  primary key (workspace_id, release_id, user_id)
) without rowid;

create table retro_vote (
  workspace_id text not null,
  release_id text not null references release (id),
  point_id text not null,
  user_id text not null,
  primary key (workspace_id, release_id, point_id, user_id)
) without rowid;
