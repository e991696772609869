-- sla_policy_targets: a row a priority: the share of tickets that the desk has
-- promised to resolve in time.

CREATE TABLE sla_policy_targets(
  priority          TEXT PRIMARY KEY,
  target_attainment REAL NOT NULL
) STRICT;
INSERT INTO sla_policy_targets VALUES
  ('urgent', 0.95),
  ('high',   0.92),
  ('normal', 0.90),
  ('low',    0.85);
