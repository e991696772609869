-- stg_group_capacity: a row a group with known staff.
--
--   fte               full-time equivalents
--   productive_hours  hours of ticket work a day and FTE

CREATE TABLE stg_group_capacity(
  group_name       TEXT,
  fte              REAL,
  productive_hours REAL
) STRICT;
