-- How far a release has come that goes out group by group; null for every other.
alter table release add column rollout_json text;
