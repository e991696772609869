-- ServiceNow: ASSUMED targets, in calendar hours. The export says whether the
-- desk met its SLA (made_sla), but not what was promised. These are usual
-- promises for the two urgent classes; for the two others, round values at
-- which our verdict and made_sla agree for about nine incidents in ten.
-- Without comments in the log there is no clock for the first reply.

INSERT INTO stg_sla_policies(metric, priority, target_hours) VALUES
  ('total_resolution_time', '1 - Critical',   4),
  ('total_resolution_time', '2 - High',       8),
  ('total_resolution_time', '3 - Moderate',  96),
  ('total_resolution_time', '4 - Low',      336);
