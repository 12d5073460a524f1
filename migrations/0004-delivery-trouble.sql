-- How often a delivery failed by its own fault. Waiting for its turn, a rate limit or a broken connection is not.
alter table due_action add column own_failures integer not null default 0;
-- When somebody last had it tried again after it was given up: if it fails once more, that is news.
alter table due_action add column retried_at text;

-- While Slack cannot be reached or refuses the token. It outlives the process: a start waits until Slack is there.
create table outage (
  workspace_id text primary key,
  reason text not null check (reason in ('unreachable', 'refused')),
  since text not null
);

-- Written to find out whether the database takes writes.
create table write_probe (
  id integer primary key check (id = 1),
  at text not null
);
