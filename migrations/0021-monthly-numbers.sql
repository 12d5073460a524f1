-- Whether the releases channel reads the numbers of each month.
alter table workspace add column monthly_numbers integer not null default 0 check (monthly_numbers in (0, 1));
