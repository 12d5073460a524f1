-- Where the head of the record is posted; null for a thread in the releases channel.
alter table workspace add column audit_channel_id text;

-- Random text in front of what an event says, before it is hashed into its link: so the event can be left out of
-- a proof by its digest alone, and nobody guesses it. Null in events of older versions, whose links hold it all.
alter table audit_event add column blind text;

-- Heads of the record that left the database: what a chain is compared with later.
create table record_anchor (
  workspace_id text not null,
  seq integer not null,
  hash text not null,
  day text not null,
  decisions integer not null,
  at text not null,
  primary key (workspace_id, seq)
);

-- What still stands of a personal part after somebody was erased from it. No digest covers it any more.
create table audit_remainder (
  event_id text primary key references audit_event (id),
  workspace_id text not null,
  json text not null
);

-- Digests of people who were erased: a deactivated account does not come back with the daily reading of Slack.
create table erased_person (
  workspace_id text not null,
  digest text not null,
  primary key (workspace_id, digest)
);

-- Where somebody may fetch a proof for a quarter of an hour; the address itself is nowhere in here.
create table evidence_link (
  workspace_id text not null,
  token_digest text primary key,
  release_id text not null references release (id) deferrable initially deferred,
  user_id text not null,
  expires_at text not null
);
