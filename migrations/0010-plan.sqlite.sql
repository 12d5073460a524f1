-- The scope was a text, one point a line; from here on each line is a point of its own.
with recursive
  line (release_id, number, what, rest) as (
    select id, 0, '', replace(replace(scope, char(13), ''), char(9), ' ') || char(10)
    from release where trim(scope) <> ''
    union all
    select release_id, number + 1, trim(substr(rest, 1, instr(rest, char(10)) - 1)),
      substr(rest, instr(rest, char(10)) + 1)
    from line where rest <> ''
  ),
  point (release_id, number, what) as (
    select release_id, min(number), what from line where what <> '' group by release_id, what
  )
update release
set contents_json = (
  select json_object(
    'scope', json_group_array(
      json_object('id', cast(number as text), 'doneAt', null, 'what', what, 'gain', '', 'link', '', 'departments', json('[]'))
    ),
    'nextId', max(number) + 1
  )
  from (select number, what from point where point.release_id = release.id order by number)
)
where exists (select 1 from point where point.release_id = release.id);

alter table release drop column scope;
