-- stg_sla_targets: a row a priority: the share of clocks, 0..1, that the desk
-- has promised to keep.

CREATE TABLE stg_sla_targets(
  priority          TEXT,
  target_attainment REAL
) STRICT;
