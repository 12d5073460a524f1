-- The announcement's versions for each group of readers; null while there are none.
alter table release add column telling_json text;
