-- The first schema. Plain SQL: what only SQLite knows stands in 0001-start.sqlite.sql, run right after.
-- Ids are made by the application. Instants are ISO UTC text with milliseconds, so they sort as text;
-- days are YYYY-MM-DD; booleans are 0 or 1; columns that hold JSON end in _json.
-- Every row belongs to a workspace.

-- Settings -------------------------------------------------------------------------------------------

create table workspace (
  workspace_id text primary key,
  version integer not null,
  zone text not null,
  week_json text not null,
  releases_channel_id text,
  announcement_channel_ids_json text not null,
  release_managers_json text not null,
  admins_json text not null,
  meeting_cron text,
  meeting_zone text
);

create table department (
  workspace_id text not null references workspace (workspace_id) deferrable initially deferred,
  id text not null,
  position integer not null,
  key text not null,
  name text not null,
  channel_id text,
  leads_json text not null,
  deputies_json text not null,
  zone text,
  question text not null,
  lead_time_days integer not null,
  required integer not null check (required in (0, 1)),
  primary key (workspace_id, id),
  unique (workspace_id, key)
);

-- Releases -------------------------------------------------------------------------------------------

create table release (
  id text primary key,
  workspace_id text not null,
  version integer not null,
  key text not null,
  stage text not null check (
    stage in ('draft', 'planning', 'sign_off', 'launching', 'live', 'retro', 'closed', 'cancelled')
  ),
  name text not null,
  product_version text,
  value text not null,
  launch_date text not null,
  launch_time text not null,
  launch_zone text not null,
  launch_at text not null,
  path text not null check (path in ('big_bang', 'push', 'pull', 'phased')),
  goal text not null,
  measure text not null,
  scope text not null,
  out_of_scope text not null,
  highlights text not null,
  product text not null,
  manager_id text not null,
  manager_name text not null,
  seeks_manager integer not null check (seeks_manager in (0, 1)),
  stand_in_id text,
  visibility text not null check (visibility in ('everyone', 'confidential')),
  private_channel_id text,
  practice integer not null check (practice in (0, 1)),
  hold_json text,
  launch_json text,
  attempts integer not null,
  announcement_id text,
  created_at text not null,
  started_at text,
  ended_at text,
  outcome text not null,
  lessons text not null
);

create index release_by_launch on release (workspace_id, launch_at);

create table release_light (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  department_id text not null,
  position integer not null,
  name text not null,
  question text not null,
  lead_time_days integer not null,
  required integer not null check (required in (0, 1)),
  state text not null check (
    state in ('waiting', 'on_track', 'green', 'not_yet', 'not_applicable_asked', 'not_applicable')
  ),
  asked_at text,
  asked_again_because text,
  answer_json text,
  primary key (release_id, department_id)
);

-- Every key that a release has or once had.
create table release_key (
  workspace_id text not null,
  key text not null,
  release_id text not null references release (id) deferrable initially deferred,
  primary key (workspace_id, key)
);

-- What people approved for publication: written once, never changed.
create table announcement (
  id text primary key,
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  title text not null,
  value text not null,
  highlights text not null,
  closing text not null,
  approved_by_id text not null,
  approved_by_name text not null,
  approved_at text not null
);

-- Audit ----------------------------------------------------------------------------------------------

create table audit_event (
  workspace_id text not null,
  seq integer not null,
  id text not null unique,
  release_id text references release (id) deferrable initially deferred,
  type text not null,
  version integer not null,
  at text not null,
  data_json text not null,
  personal_digest text not null,
  previous text not null,
  hash text not null,
  primary key (workspace_id, seq)
);

create index audit_event_by_release on audit_event (release_id, seq);

-- Names and free text of an event. Deleting a row erases a person; the chain holds only its digest.
create table audit_personal (
  event_id text primary key references audit_event (id),
  workspace_id text not null,
  salt text not null,
  json text not null
);

create table audit_head (
  workspace_id text primary key,
  seq integer not null,
  hash text not null
);

-- Feedback that says whose it is. The anonymous kind stands with the SQLite half: its rows keep no order.
create table feedback (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  user_id text not null,
  name text not null,
  rating integer check (rating between 1 and 5),
  liked text not null,
  disliked text not null,
  wish text not null,
  at text not null,
  primary key (workspace_id, release_id, user_id)
);

-- Messages and due actions ---------------------------------------------------------------------------

-- One row a slot: posted once, then only updated.
create table message (
  workspace_id text not null,
  slot_key text not null,
  release_id text,
  slot_json text not null,
  channel_id text not null,
  ts text not null,
  metadata_key text not null,
  permalink text,
  state text not null check (state in ('posted', 'gone')),
  primary key (workspace_id, slot_key)
);

create index message_by_release on message (workspace_id, release_id);

create table due_action (
  id text primary key,
  workspace_id text not null,
  release_id text,
  key text not null,
  kind text not null,
  family text not null check (family in ('timer', 'board', 'statement', 'errand')),
  due_at text not null,
  priority integer not null,
  payload_json text not null,
  slot_json text,
  slot_key text,
  -- Whom it reaches: c:CHANNEL or u:USER; null where nothing is posted.
  target text,
  thread_json text,
  thread_key text,
  state text not null check (
    state in ('pending', 'running', 'uncertain', 'done', 'failed', 'parked', 'cancelled')
  ),
  attempts integer not null,
  metadata_key text not null,
  -- The start of the program that claimed it last.
  boot_id text,
  first_attempt_at text,
  last_attempt_at text,
  -- When it reached a state that it does not leave by itself.
  settled_at text,
  problem text
);

-- A key waits once and is under way once; so an update may wait behind the one that runs.
create unique index due_action_one_waiting on due_action (workspace_id, key) where state = 'pending';
create unique index due_action_one_under_way on due_action (workspace_id, key)
  where state in ('running', 'uncertain');
create index due_action_by_key on due_action (workspace_id, key, state);

create index due_action_timers on due_action (due_at, id) where state = 'pending' and family = 'timer';
create index due_action_deliveries on due_action (priority, due_at, id)
  where state = 'pending' and family <> 'timer';
create index due_action_next_delivery on due_action (due_at)
  where state = 'pending' and family <> 'timer';

create index due_action_open_slot on due_action (workspace_id, slot_key)
  where state in ('pending', 'running', 'uncertain');
create index due_action_open_thread on due_action (workspace_id, thread_key)
  where state in ('pending', 'running', 'uncertain');
create index due_action_open_release on due_action (workspace_id, release_id)
  where state in ('pending', 'running', 'uncertain');

create index due_action_troubled on due_action (workspace_id, release_id)
  where state in ('parked', 'failed', 'uncertain');
create index due_action_settled on due_action (settled_at) where state in ('done', 'cancelled');

-- The edge -------------------------------------------------------------------------------------------

create table form_draft (
  workspace_id text not null,
  id text not null,
  user_id text not null,
  form text not null,
  release_id text,
  release_version integer,
  typed_json text not null,
  updated_at text not null,
  primary key (workspace_id, id)
);

create index form_draft_by_age on form_draft (updated_at);

create table person (
  workspace_id text not null,
  user_id text not null,
  name text not null,
  zone text,
  is_full_member integer not null check (is_full_member in (0, 1)),
  is_slack_admin integer not null check (is_slack_admin in (0, 1)),
  is_owner integer not null check (is_owner in (0, 1)),
  deleted integer not null check (deleted in (0, 1)),
  primary key (workspace_id, user_id)
);

create table channel (
  workspace_id text not null,
  channel_id text not null,
  name text not null,
  is_private integer not null check (is_private in (0, 1)),
  is_member integer not null check (is_member in (0, 1)),
  is_archived integer not null check (is_archived in (0, 1)),
  shared_with text,
  member_count integer,
  primary key (workspace_id, channel_id)
);

-- Requests that took effect, with what they were answered.
create table inbound (
  workspace_id text not null,
  key text not null,
  at text not null,
  answer_json text,
  primary key (workspace_id, key)
);

create index inbound_by_age on inbound (at);

create table home_view (
  workspace_id text not null,
  user_id text not null,
  viewed_at text not null,
  primary key (workspace_id, user_id)
);

-- What happens once in a workspace's life.
create table once (
  workspace_id text not null,
  name text not null,
  at text not null,
  primary key (workspace_id, name)
);
