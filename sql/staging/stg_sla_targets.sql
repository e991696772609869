-- stg_sla_targets: a row a priority: the share of clocks, 0..1, that the desk
-- has promised to keep.

DROP TABLE IF EXISTS stg_sla_targets;
CREATE TABLE stg_sla_targets(
  priority          TEXT,
  target_attainment REAL
) STRICT;
