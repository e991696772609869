-- The surge line stands on the seven days before: a day that is part of its own
-- yardstick hides its surge. Key: day.

WITH days AS (
  SELECT day, volume_7_avg, surge_line,
         avg(volume) OVER before AS mean, count(*) OVER before AS days
  FROM mart_daily_ops
  WINDOW before AS (ORDER BY day ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING)
)
SELECT day FROM days, config
WHERE (days<7)<>(volume_7_avg IS NULL)
   OR (days=7 AND abs(volume_7_avg-mean)>1e-9*(1+mean))
   OR (days=7 AND abs(surge_line-mean*(1+surge_share))>1e-9*(1+mean));
