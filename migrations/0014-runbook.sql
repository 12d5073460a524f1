-- The runbook of the attempt that runs, or what is taken back after one that did not work; null where nobody runs one.
alter table release add column runbook_json text;
