-- stg_sla_policies: a row a metric and priority that has a target.
--
--   metric        first_reply_time or total_resolution_time
--   target_hours  calendar hours
--
-- A ticket whose priority has no row here has no clock for that metric.

CREATE TABLE stg_sla_policies(
  metric       TEXT,
  priority     TEXT,
  target_hours REAL
) STRICT;
