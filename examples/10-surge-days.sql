-- On which days did far more tickets come in than in the week before?
--
-- A day is compared with the mean of the seven days before it, never with one
-- that it is part of. "after" is the backlog of that day and the seven that follow:
-- look how long it took to go down again.

WITH days AS (
  SELECT day, volume, backlog,
         moving_avg(volume) OVER week AS usual,
         count(*) OVER week AS days_before,
         moving_avg(volume, 28) OVER (ORDER BY day) AS month,
         sparkline(backlog) OVER (ORDER BY day
           ROWS BETWEEN CURRENT ROW AND 7 FOLLOWING) AS after
  FROM mart_daily_ops
  WINDOW week AS (ORDER BY day ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING)
)
SELECT day,
       substr('SunMonTueWedThuFriSat', 1+3*strftime('%w', day), 3) AS weekday,
       volume,
       printf('%.0f', usual) AS "7 days before",
       iif(month IS NULL, '-', printf('%.0f', month)) AS "28 days",
       printf('%+.0f %%', 100*(volume/usual-1)) AS above,
       bar(volume, max(volume) OVER (), 20) AS "0 .. most",
       backlog, after
FROM days
WHERE days_before=7 AND volume>1.2*usual
ORDER BY volume/usual DESC
LIMIT 10;
