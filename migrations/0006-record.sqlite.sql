-- Who approved an announcement can be erased; what was approved cannot be changed.
drop trigger announcement_is_never_updated;

create trigger announcement_is_never_updated
before update of id, workspace_id, release_id, title, value, highlights, closing, approved_at on announcement
begin
  select raise(abort, 'An approved announcement is a revision: it cannot be changed.');
end;

create trigger record_anchor_is_never_updated before update on record_anchor
begin
  select raise(abort, 'A head of the record that left the database cannot be changed.');
end;

create trigger record_anchor_is_never_deleted before delete on record_anchor
begin
  select raise(abort, 'A head of the record that left the database cannot be deleted.');
end;
