-- What was learnt, for the releases that come after. Points of a look back stand with the SQLite half: no order.
create table lesson (
  workspace_id text not null,
  id text primary key,
  release_id text not null references release (id),
  text text not null,
  tags_json text not null,
  kept_by_id text not null,
  kept_by_name text not null,
  kept_at text not null
);
create index lesson_by_release on lesson (workspace_id, release_id);

-- What became of a lesson in a later plan.
create table lesson_use (
  workspace_id text not null,
  lesson_id text not null references lesson (id),
  release_id text not null references release (id),
  used_as text not null check (used_as in ('accepted', 'adapted', 'dismissed')),
  text text not null,
  used_by_id text not null,
  used_at text not null,
  primary key (lesson_id, release_id)
);
create index lesson_use_by_workspace on lesson_use (workspace_id, lesson_id);

-- Actions that nobody has done, of all releases.
create index note_open_actions on note (workspace_id) where done_at is null and kind = 'action';

-- How often the questions of checklists were answered, and what came of it.
create index audit_event_ticks on audit_event (workspace_id, at) where type = 'item_ticked';
