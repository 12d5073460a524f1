-- What only SQLite knows.

-- Without a rowid rows stand in the order of their random ids: nothing tells which answer came when, so
-- no list of who took part can be laid beside the list of answers.
create table feedback_taken_part (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  user_id text not null,
  primary key (workspace_id, release_id, user_id)
) without rowid;

create table anonymous_feedback (
  workspace_id text not null,
  release_id text not null references release (id) deferrable initially deferred,
  id text not null,
  rating integer check (rating between 1 and 5),
  liked text not null,
  disliked text not null,
  wish text not null,
  day text not null,
  primary key (workspace_id, release_id, id)
) without rowid;

-- The log only grows. A person is erased by deleting rows of audit_personal, never by changing them.
create trigger audit_event_is_never_updated before update on audit_event
begin
  select raise(abort, 'The audit log is append-only: an event cannot be changed.');
end;

create trigger audit_event_is_never_deleted before delete on audit_event
begin
  select raise(abort, 'The audit log is append-only: an event cannot be deleted.');
end;

create trigger audit_personal_is_never_updated before update on audit_personal
begin
  select raise(abort, 'The audit log is append-only: a personal part can be erased, not changed.');
end;

create trigger announcement_is_never_updated before update on announcement
begin
  select raise(abort, 'An approved announcement is a revision: it cannot be changed.');
end;

create trigger audit_event_is_never_replaced before insert on audit_event
when exists (
  select 1 from audit_event as before
  where (before.workspace_id = new.workspace_id and before.seq = new.seq) or before.id = new.id
)
begin
  select raise(abort, 'The audit log is append-only: an event cannot be replaced.');
end;
