-- The made-up desk: its staff by group.

INSERT INTO stg_group_capacity(group_name, fte, productive_hours)
SELECT group_name, fte, productive_hours FROM group_capacity;
