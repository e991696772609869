-- Four methods call a day a surge: which of them can be believed?
--
-- Days on which too many tickets came, with a mark for each method that says so,
-- and after them how often each spoke at all. What surge_7 says most days it says
-- for the weekend in its yardstick; a day that three of them name is worth a look.
-- sql/marts/README.md holds them to the surges that are built in.

WITH alarms AS (
  SELECT day, weekday, max(value) AS tickets,
         max(expected) FILTER (WHERE method='weekday_robust') AS usual,
         max(method='zscore') AS zscore,
         max(method='weekday_robust') AS robust,
         max(method='surge_weekday') AS surge_weekday,
         max(method='surge_7') AS surge_7,
         count(*) AS methods
  FROM mart_anomalies
  WHERE scope='desk' AND measure='arrivals' AND is_anomaly AND value>expected
  GROUP BY day
)
SELECT day, substr('MonTueWedThuFriSatSun', 3*weekday-2, 3) AS weekday,
       printf('%.0f', tickets) AS tickets,
       ifnull(printf('%.0f', usual), '-') AS usual,
       iif(zscore, 'x', '') AS zscore,
       iif(robust, 'x', '') AS weekday_robust,
       iif(surge_weekday, 'x', '') AS surge_weekday,
       iif(surge_7, 'x', '') AS surge_7
FROM alarms
WHERE methods>=3
ORDER BY day;

SELECT method, count(*) AS days,
       sum(is_anomaly AND value>expected) AS "too many",
       sum(is_anomaly AND value<expected) AS "too few",
       printf('%.0f %%', 100.0*sum(is_anomaly)/count(*)) AS "of its days"
FROM mart_anomalies
WHERE scope='desk' AND measure='arrivals'
GROUP BY method
ORDER BY sum(is_anomaly);
