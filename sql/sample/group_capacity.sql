-- group_capacity: a row a group.
--
--   fte               full-time equivalents: the sum of its agents'
--   productive_hours  of ticket work, a working day and FTE

CREATE TABLE group_capacity(
  group_name       TEXT PRIMARY KEY,
  fte              REAL NOT NULL,
  productive_hours REAL NOT NULL
) STRICT;
INSERT INTO group_capacity
SELECT group_name, hundredths/100.0, 6.0 FROM sample_team ORDER BY team;
