-- How sure people are, how much effort it was, what they have to work around; and whether the record has counted
-- the answer.
alter table feedback add column confidence integer check (confidence between 1 and 5);
alter table feedback add column effort integer check (effort between 1 and 5);
alter table feedback add column friction text not null default '';
alter table feedback add column counted integer not null default 0;
alter table anonymous_feedback add column confidence integer check (confidence between 1 and 5);
alter table anonymous_feedback add column effort integer check (effort between 1 and 5);
alter table anonymous_feedback add column friction text not null default '';
alter table anonymous_feedback add column counted integer not null default 0;

-- Messages that somebody took in as feedback: each once.
create table feedback_message (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  channel_id text not null,
  ts text not null,
  author_id text not null,
  author_name text not null,
  text text not null,
  reactions text not null,
  permalink text not null,
  taken_by_id text not null,
  taken_at text not null,
  primary key (workspace_id, release_id, channel_id, ts)
);

-- What several people said, under one name; what became of it, and what is said of it to those who answered.
create table feedback_theme (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  id text not null,
  position integer not null,
  name text not null,
  tag text check (tag in ('praise', 'problem', 'wish', 'question')),
  became text check (became in ('action', 'request', 'issue')),
  answer text not null,
  told integer not null default 0,
  primary key (workspace_id, release_id, id)
);

-- Which remark belongs to which theme, or to none: `aside`. A remark is named by its answer and its question.
create table feedback_remark (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  remark text not null,
  theme_id text not null,
  primary key (workspace_id, release_id, remark)
);
