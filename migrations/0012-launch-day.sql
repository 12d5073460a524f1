-- "Still green?", asked of a department shortly before the launch.
alter table release_light add column confirmation_json text;
-- The launch called out, station by station; null where nobody has begun it.
alter table release add column roll_call_json text;
-- What was found during and after the launch.
alter table release add column issues_json text not null default '[]';
