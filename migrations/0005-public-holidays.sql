-- Whose public holidays are days off, as in DE-BY; null for nobody's, and in a department for the workspace's.
alter table workspace add column holiday_region text;
alter table department add column holiday_region text;
-- The public holidays of all these regions, by region. Follows from them: read anew when they or the year change.
alter table workspace add column holiday_calendars_json text not null default '{}';
