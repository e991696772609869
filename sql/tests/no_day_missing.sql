-- Every calendar day has its row, also one on which nothing happened.
-- Key: the day after the gap.

WITH days AS (
  SELECT day, lag(day) OVER (ORDER BY day) AS day_before FROM mart_daily_ops
)
SELECT day FROM days WHERE day<>date(day_before, '+1 day');
