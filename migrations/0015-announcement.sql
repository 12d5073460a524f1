-- The announcement's versions for each group of readers; null while there are none.
alter table release add column telling_json text;

-- Products whose news somebody gets once a week.
create table subscription (
  workspace_id text not null,
  user_id text not null,
  product text not null,
  since text not null,
  primary key (workspace_id, user_id, product)
);
