-- capacity_planning: will we have enough people next month? What is forecast,
-- how far such forecasts have been off, and the work against the staff.
--
-- Reads: mart_forecast, mart_forecast_accuracy, mart_capacity, mart_daily_ops,
-- int_backtest, config.

-- What the answer is, in words.
WITH past AS (
  SELECT sum(volume) AS tickets, count(*) AS days
  FROM mart_daily_ops, config
  WHERE day>=date(as_of, '-30 days') AND day<date(as_of)
), coming AS (
  SELECT cumulative AS tickets, cumulative_lower_80 AS low,
         cumulative_upper_80 AS high
  FROM mart_forecast
  WHERE scope='desk' AND step=30
), next AS (            -- the first month that is forecast whole, or as good as
  SELECT max(month) AS month FROM mart_capacity WHERE kind='forecast'
), worst AS (
  SELECT c.*, (SELECT avg(p.gap_days) FROM mart_capacity AS p
               WHERE p.group_name=c.group_name AND p.kind='actual') AS before
  FROM mart_capacity AS c JOIN next USING (month)
  WHERE c.gap_days IS NOT NULL
  ORDER BY c.gap_days DESC, c.group_name LIMIT 1
), seen AS (
  SELECT *, (SELECT count(DISTINCT day) FROM int_backtest
             WHERE scope='desk') AS days
  FROM mart_forecast_accuracy
  WHERE scope='desk' AND model='holt_winters'
), guess AS (           -- the better of the two that need no model
  SELECT * FROM mart_forecast_accuracy
  WHERE scope='desk' AND model<>'holt_winters'
  ORDER BY accuracy_rank LIMIT 1
), answers(line, answer) AS (
  SELECT 1, printf('The next 30 days: %,d tickets are expected%s; the last %d '
                || 'brought %,d.', round(c.tickets),
                   iif(c.low IS NULL, '', printf(' (80 %%: %,d to %,d)',
                                                 round(c.low), round(c.high))),
                   p.days, p.tickets)
  FROM coming AS c, past AS p WHERE c.tickets IS NOT NULL
  UNION ALL
  SELECT 2, iif(gap_days>0,
                printf('%s will be short of %.1f working days in %s (%.1f FTE%s).',
                       group_name, gap_days, month, gap_fte,
                       iif(gap_low_days IS NULL, '',
                           printf('; 80 %%: %.1f to %.1f days', gap_low_days,
                                  gap_high_days))),
                printf('No group will be short of people in %s; %s is nearest to it, '
                    || 'with %.1f working days to spare.', month, group_name,
                       -gap_days))
  FROM worst
  UNION ALL
  SELECT 3, printf('In the whole months before, today''s staff of %s would have been '
                || '%s %.1f days a month.', group_name,
                   iif(before>0, 'short of', 'left with'), abs(before))
  FROM worst WHERE before IS NOT NULL
  UNION ALL
  SELECT 4, printf('%d forecasts of %d days that they had not seen were off by %.1f %% '
                || 'of the tickets; the best plain guess, the %s, by %.1f %%.',
                   s.origins, s.days, 100*s.wape,
                   iif(g.model='weekday_mean', 'weekday''s mean of four weeks',
                       'week before'), 100*g.wape)
  FROM seen AS s, guess AS g WHERE s.wape IS NOT NULL
  UNION ALL
  SELECT 5, 'The history is too short to say how good the forecast is.'
  WHERE NOT EXISTS (SELECT 1 FROM seen)
  UNION ALL
  SELECT 6, 'Nobody has said how many people the groups have: give CAPACITY=staff.csv.'
  WHERE NOT EXISTS (SELECT 1 FROM mart_capacity WHERE fte IS NOT NULL)
    AND EXISTS (SELECT 1 FROM mart_capacity)
)
SELECT answer AS "WILL WE HAVE ENOUGH PEOPLE?" FROM answers ORDER BY line;

-- The groups of the months ahead: those who lack most first.
SELECT substr(group_name, 1, 18) AS "group",
       month AS "month",
       printf('%,7d', round(tickets)) AS "tickets",
       iif(hours_per_ticket IS NULL, '-',
           printf('%5.2f %s', hours_per_ticket, hours_source)) AS "hours each",
       iif(required_hours IS NULL, '-', printf('%,7d', round(required_hours)))
         AS "to do, h",
       iif(available_hours IS NULL, '-', printf('%,7d', round(available_hours)))
         AS "staff, h",
       iif(utilisation IS NULL, '-', printf('%5.0f', 100*utilisation)) AS "used %",
       iif(gap_fte IS NULL, '-', printf('%+6.1f', gap_fte)) AS "gap FTE",
       iif(gap_days IS NULL, '-', printf('%+6.1f', gap_days)) AS "days",
       iif(gap_low_days IS NULL, '-',
           printf('%+.0f to %+.0f', gap_low_days, gap_high_days)) AS "80 %"
FROM mart_capacity
WHERE kind='forecast'
ORDER BY month, gap_days IS NULL, gap_days DESC, tickets DESC, group_name LIMIT 15;

-- The months before, against the staff of today.
SELECT substr(group_name, 1, 18) AS "so far",
       printf('%3d', count(*)) AS "months",
       printf('%,8d', round(avg(tickets))) AS "tickets a month",
       printf('%6.2f', sum(required_hours)/nullif(sum(tickets), 0)) AS "hours each",
       printf('%6.0f', 100*sum(required_hours)/sum(available_hours)) AS "used %",
       printf('%+7.1f', avg(gap_days)) AS "days short a month",
       sparkline(gap_days, month) AS "by month"
FROM mart_capacity
WHERE kind='actual' AND gap_days IS NOT NULL
GROUP BY group_name ORDER BY avg(gap_days) DESC, group_name LIMIT 10;

-- The desk's days ahead, week by week, and from today to the end of each.
SELECT min(day) AS "week from",
       printf('%,7d', round(sum(forecast))) AS "tickets",
       printf('%,7d', round(max(cumulative))) AS "from today",
       max(iif(cumulative_lower_80 IS NULL, '-',
               printf('%,d - %,d', round(cumulative_lower_80),
                      round(cumulative_upper_80)))) FILTER (WHERE step%7=0)
         AS "80 %",
       max(iif(cumulative_lower_95 IS NULL, '-',
               printf('%,d - %,d', round(cumulative_lower_95),
                      round(cumulative_upper_95)))) FILTER (WHERE step%7=0)
         AS "95 %",
       sparkline(forecast, day) AS "days",
       iif(min(status)='ok', min(model), min(status)) AS "model"
FROM mart_forecast
WHERE scope='desk' AND step<=28
GROUP BY (step-1)/7 ORDER BY 1;

-- How far forecasts were off, four weeks ahead, on days that they had not seen.
SELECT substr(iif(scope='desk', 'the desk', name), 1, 18) AS "forecast of",
       model AS "model",
       printf('%5d', n) AS "days",
       printf('%7.2f', mae) AS "MAE",
       printf('%7.2f', rmse) AS "RMSE",
       iif(mape IS NULL, '-', printf('%6.1f', 100*mape)) AS "MAPE %",
       iif(mase IS NULL, '-', printf('%5.2f', mase)) AS "MASE",
       iif(relative_mae IS NULL, '-', printf('%5.2f', relative_mae))
         AS "v week ago",
       iif(coverage_80 IS NULL, '-', printf('%.0f, %.0f', 100*coverage_80,
                                            100*coverage_95)) AS "in 80, 95 %"
FROM mart_forecast_accuracy
WHERE scope='desk' OR name IN (
  SELECT group_name FROM mart_capacity WHERE kind='forecast'
  ORDER BY tickets DESC, group_name LIMIT 4)
ORDER BY scope, name, accuracy_rank LIMIT 15;
