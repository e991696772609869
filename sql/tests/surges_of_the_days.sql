-- The desk's 7-day surges are those of mart_daily_ops, day by day, where its
-- arrivals are watched at all. Key: day.

WITH ours AS (
  SELECT day, value, expected, is_anomaly
  FROM mart_anomalies
  WHERE scope='desk' AND measure='arrivals' AND method='surge_7'
), theirs AS (
  SELECT day, volume, volume_7_avg, is_surge
  FROM mart_daily_ops
  WHERE is_surge IS NOT NULL AND NOT is_partial AND EXISTS (SELECT 1 FROM ours)
)
SELECT day FROM (SELECT * FROM ours EXCEPT SELECT * FROM theirs)
UNION
SELECT day FROM (SELECT * FROM theirs EXCEPT SELECT * FROM ours);
