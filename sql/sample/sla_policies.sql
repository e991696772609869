-- sla_policies: a row a priority: hours to the first reply and to the
-- resolution, by the calendar.

CREATE TABLE sla_policies(
  priority             TEXT PRIMARY KEY,
  first_response_hours REAL NOT NULL,
  resolution_hours     REAL NOT NULL
) STRICT;
INSERT INTO sla_policies VALUES
  ('urgent', 0.5,  4),
  ('high',   1,   12),
  ('normal', 4,   36),
  ('low',    8,   96);
