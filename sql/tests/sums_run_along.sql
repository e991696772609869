-- The cumulative forecast is the sum of the days so far.

SELECT name || ', ' || day
FROM (SELECT name, day, cumulative,
             sum(forecast) OVER (PARTITION BY scope, name ORDER BY day) AS sum
      FROM mart_forecast)
WHERE abs(cumulative-sum)>1e-6*max(1, sum)
