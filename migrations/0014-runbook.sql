-- The runbook of the attempt that runs, or what is taken back after one that did not work; null where nobody runs one.
alter table release add column runbook_json text;
-- How many have it, as its release manager counted; null where nobody has.
alter table release add column adoption_json text;
