-- How a department's light is given and how long it holds; null for the usual rules.
alter table department add column rules_json text;
alter table department add column pack_id text;
-- Who is asked about a hotfix, at any hour, because they agreed to it.
alter table department add column on_duty_id text;

alter table workspace add column separation text not null default 'by_risk'
  check (separation in ('strict', 'warn', 'by_risk'));
alter table workspace add column compliance_channel_id text;

-- Locked facts, and what a risky release owes beside its lights.
alter table release add column price text not null default '';
alter table release add column packages text not null default '';
alter table release add column candidate text not null default '';
alter table release add column back_out text not null default '';
alter table release add column beta text not null default '';
alter table release add column risk_json text;
alter table release add column conditions_json text not null default '[]';
alter table release add column blockers_json text not null default '[]';
-- Somebody said "launch", and a second person has to agree.
alter table release add column call_json text;
alter table release add column urgent_json text;

-- New states of a light: the table is made anew, because a check cannot be changed.
create table release_light_anew (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  department_id text not null,
  position integer not null,
  name text not null,
  question text not null,
  lead_time_days integer not null,
  required integer not null check (required in (0, 1)),
  state text not null check (
    state in (
      'waiting', 'on_track', 'green', 'conditional', 'conditional_asked', 'not_yet', 'not_applicable_asked',
      'not_applicable', 'stale'
    )
  ),
  asked_at text,
  asked_again_because text,
  answer_json text,
  rules_json text,
  pack_id text,
  changes_json text not null default '[]',
  votes_json text not null default '[]',
  waiver_json text,
  delegates_json text not null default '[]',
  primary key (release_id, department_id)
);
insert into release_light_anew (
  workspace_id, release_id, department_id, position, name, question, lead_time_days, required, state, asked_at,
  asked_again_because, answer_json
)
select
  workspace_id, release_id, department_id, position, name, question, lead_time_days, required, state, asked_at,
  asked_again_because, answer_json
from release_light;
drop table release_light;
alter table release_light_anew rename to release_light;
