-- The row that a finding names is in the mart that it names.

SELECT r.rank
FROM mart_recommendations AS r
WHERE r.evidence_mart='mart_capacity' AND r.rule='capacity_short'
  AND NOT EXISTS (SELECT 1 FROM mart_capacity AS c
                  WHERE c.group_name || ', ' || c.month=r.evidence_key
                    AND abs(c.required_hours-c.available_hours-r.effect_hours)
                        <=1e-6*r.effect_hours)
   OR r.evidence_mart='mart_group_performance'
  AND NOT EXISTS (SELECT 1 FROM mart_group_performance AS g
                  WHERE g.group_name=r.evidence_key)
   OR r.evidence_mart='mart_bottlenecks'
  AND NOT EXISTS (SELECT 1 FROM mart_bottlenecks AS b
                  WHERE b.scope || ', ' || b.key=r.evidence_key)
   OR r.evidence_mart='mart_outcome_drivers' AND r.rule<>'csat_driver'
  AND NOT EXISTS (SELECT 1 FROM mart_outcome_drivers AS d
                  WHERE d.factor || ', ' || d.measure=r.evidence_key)
