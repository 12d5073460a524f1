-- Components, as plans name them, whose news somebody gets once a week, whatever product they belong to.
create table area_subscription (
  workspace_id text not null,
  user_id text not null,
  area text not null,
  since text not null,
  primary key (workspace_id, user_id, area)
);
