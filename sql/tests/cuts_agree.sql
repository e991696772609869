-- Within a period and metric the rows of every cut add up to those of the whole
-- desk. Key: what does not.

WITH sums AS (
  SELECT period, period_start, metric, cut, sum(n) AS n, sum(met) AS met
  FROM mart_sla_attainment
  GROUP BY 1, 2, 3, 4
)
SELECT printf('%s %s, %s by %s', s.period, s.period_start, s.metric, s.cut)
FROM sums AS s
LEFT JOIN sums AS w ON w.period=s.period AND w.period_start=s.period_start
                   AND w.metric=s.metric AND w.cut='all'
WHERE s.n IS NOT w.n OR s.met IS NOT w.met;
