-- ServiceNow: ASSUMED shares of incidents within target; the export has none.

INSERT INTO stg_sla_targets(priority, target_attainment) VALUES
  ('1 - Critical', 0.95),
  ('2 - High',     0.90),
  ('3 - Moderate', 0.85),
  ('4 - Low',      0.85);
