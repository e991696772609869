-- Which priorities keep their promise, and is the difference more than luck?
--
-- Look at the interval, not at the share: "missed" is said only where the whole
-- interval lies below what was promised, "kept" where it lies above. In between
-- the quarter has too few verdicts to tell.

WITH quarter AS (
  SELECT a.priority, sum(a.n) AS n, sum(a.met) AS met,
         wilson_interval(sum(a.met), sum(a.n)) AS interval
  FROM config AS c
  JOIN mart_sla_attainment AS a
    ON a.period='month' AND a.period_start>=date(c.as_of, '-3 months')
  WHERE a.cut='priority' AND a.metric='total_resolution_time'
  GROUP BY a.priority
)
SELECT q.priority,
       p.target_hours AS target_h,
       q.n AS verdicts,
       printf('%.1f %%', 100.0*q.met/q.n) AS in_time,
       bar(q.met, q.n, 20) AS "0 .. 100 %",
       printf('%.1f - %.1f', 100*(q.interval->>'low'), 100*(q.interval->>'high'))
         AS "95 % interval",
       printf('%.0f %%', 100*t.target_attainment) AS promised,
       CASE WHEN q.interval->>'high'<t.target_attainment THEN 'missed'
            WHEN q.interval->>'low'>=t.target_attainment THEN 'kept'
            ELSE 'cannot tell' END AS verdict
FROM quarter AS q
JOIN stg_sla_targets AS t ON t.priority=q.priority
JOIN stg_sla_policies AS p
  ON p.priority=q.priority AND p.metric='total_resolution_time'
ORDER BY p.target_hours;
