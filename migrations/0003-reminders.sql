-- Whom a department's ladder ends with, and where its people are reminded.
alter table department add column sponsor_id text;
alter table department add column remind text not null default 'direct' check (remind in ('direct', 'channel'));

-- Reminders ------------------------------------------------------------------------------------------

-- One row each time that somebody is reminded of one department's question. It stays when the question is
-- settled: the release manager reads from it who was reminded, and when.
create table reminder (
  id text primary key,
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  department_id text not null,
  user_id text not null,
  step text not null check (step in ('lead', 'deputy', 'sponsor', 'stand_in', 'handed_on', 'nudge')),
  place text not null check (place in ('direct', 'channel')),
  -- Who asked for it; null where the plan did.
  raised_by_id text,
  -- The moment that the plan meant.
  due_at text not null,
  raised_at text not null,
  -- When it reaches the person: their next working hour.
  goes_at text not null,
  -- The message in which it comes first: reminder_digest.subject; null in a channel.
  digest text,
  snoozed_until text,
  settled_at text
);

create index reminder_by_release on reminder (workspace_id, release_id, raised_at);
create index reminder_open on reminder (workspace_id, user_id) where settled_at is null;

-- The messages that gather what one person owes: one a day, and one more whenever somebody asks for it.
create table reminder_digest (
  workspace_id text not null,
  user_id text not null,
  subject text not null,
  due_at text not null,
  -- When its turn came and there was something to say.
  sent_at text,
  -- The person asked to hear of it then, whatever the hour.
  chosen integer not null check (chosen in (0, 1)),
  primary key (workspace_id, user_id, subject)
);

create index reminder_digest_newest on reminder_digest (workspace_id, user_id, due_at);

-- Days on which somebody is not written to; both dates count, on their own wall. Without an end it is open.
create table absence (
  id text primary key,
  workspace_id text not null,
  user_id text not null,
  from_date text not null,
  until_date text,
  stand_in_id text,
  set_by_id text not null,
  set_at text not null,
  ended_at text
);

create index absence_standing on absence (workspace_id, user_id) where ended_at is null;
