-- mart_forecast: how many tickets will come, day by day, to the desk and to
-- each group.
--
-- Grain: series (as in int_daily_series) x day. From the day of config.as_of
-- for 30 days, and on to the end of that month, so that months are whole.
-- Source: int_daily_series, config.
-- Needs: int_daily_series, config
--
--   step        1 = the day of as_of
--   forecast    tickets created (desk) or stays begun (group)
--   lower_80, upper_80, lower_95, upper_95  between which the day will lie in
--               80 and 95 of 100 cases, if the future is like the past; how
--               often they have held is in mart_forecast_accuracy. NULL where
--               the history is too short to say
--   cumulative  tickets from step 1 to this one, and between how many that sum
--               will lie: much closer bounds than those of its days added up,
--               for days seldom err all the same way
--   model       Holt-Winters with the parts that were chosen
--   status      'ok', or what the history was too short or too odd for

CREATE TABLE mart_forecast(
  scope    TEXT NOT NULL,
  name     TEXT NOT NULL,
  day      TEXT NOT NULL,
  step     INTEGER NOT NULL,
  weekday  INTEGER NOT NULL,
  forecast REAL NOT NULL,
  lower_80 REAL,
  upper_80 REAL,
  lower_95 REAL,
  upper_95 REAL,
  cumulative          REAL NOT NULL,
  cumulative_lower_80 REAL,
  cumulative_upper_80 REAL,
  cumulative_lower_95 REAL,
  cumulative_upper_95 REAL,
  model    TEXT NOT NULL,
  status   TEXT NOT NULL,
  PRIMARY KEY(scope, name, day)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_forecast
WITH horizon AS (
  SELECT CAST(julianday(date(as_of, '+29 days', 'start of month', '+1 month'))
              - julianday(date(as_of)) AS INTEGER) AS days
  FROM config
)
SELECT s.scope, s.name, substr(f.at, 1, 10), f.step,
       1+(strftime('%w', f.at)+6)%7, f.forecast,
       f.lower_80, f.upper_80, f.lower_95, f.upper_95,
       f.cumulative, f.cumulative_lower_80, f.cumulative_upper_80,
       f.cumulative_lower_95, f.cumulative_upper_95, f.model, f.status
FROM int_daily_series AS s, horizon AS h,
     holt_winters_forecast(s.series, h.days) AS f;
