-- What came of a release: what was said of its goal, whether there was trouble, the look back; null where nobody said anything.
alter table release add column after_json text;
-- What is critical and open in other releases of its product; null where nothing is.
alter table release add column carried_json text;
-- So many days after a launch its manager is asked whether the goal is reached.
alter table workspace add column goal_days_json text not null default '[1,7,30]';
