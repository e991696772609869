-- The capacity that the user gave: see load.sql beside this file. A cell that
-- is no number stops the build: it is a setting, not data.

INSERT INTO stg_group_capacity(group_name, fte, productive_hours,
                               hours_per_ticket, hourly_cost)
SELECT trim(group_name), nullif(trim(fte), ''),
       nullif(trim(productive_hours), ''), nullif(trim(hours_per_ticket), ''),
       nullif(trim(hourly_cost), '')
FROM raw_group_capacity;
