-- What the daily sweep looks for: reminders that were settled long ago, and messages of that age that gathered them.
create index reminder_settled on reminder (settled_at) where settled_at is not null;
create index reminder_digest_due on reminder_digest (due_at);
