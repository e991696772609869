-- What a day of the desk's arrivals is held to comes from the days before it
-- alone: the mean and the spread of 28, and the mean of four weekdays. Key: day.

WITH days AS (
  SELECT day, volume,
         avg(volume) OVER before AS mean,
         avg(1.0*volume*volume) OVER before AS squares,
         (lag(volume, 7) OVER past+lag(volume, 14) OVER past
          +lag(volume, 21) OVER past+lag(volume, 28) OVER past)/4.0
           AS weekday_mean
  FROM mart_daily_ops
  WINDOW past AS (ORDER BY day),
         before AS (past ROWS BETWEEN 28 PRECEDING AND 1 PRECEDING)
)
SELECT day
FROM mart_anomalies AS a
JOIN days AS d USING (day)
WHERE a.scope='desk' AND a.measure='arrivals'
  AND (a.value<>d.volume
       OR a.method='zscore'
          AND (abs(a.expected-d.mean)>1e-9*(1+d.mean)
               OR abs(a.score*a.score*(d.squares-d.mean*d.mean)*28/27
                      -(d.volume-d.mean)*(d.volume-d.mean))>1e-6*d.squares)
       OR a.method='surge_weekday'
          AND abs(a.expected-d.weekday_mean)>1e-9*(1+d.mean));
