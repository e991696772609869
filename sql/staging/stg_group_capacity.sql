-- stg_group_capacity: a row a group with known staff.
--
--   fte               full-time equivalents
--   productive_hours  hours of ticket work a working day and FTE
--   hours_per_ticket  of agents' work, where the desk says so itself; needed
--                     only where its events carry no minutes
--   hourly_cost       of an agent's hour, in the desk's currency; where NULL
--                     the desk's mean cost is taken

CREATE TABLE stg_group_capacity(
  group_name       TEXT,
  fte              REAL,
  productive_hours REAL,
  hours_per_ticket REAL,
  hourly_cost      REAL
) STRICT;
