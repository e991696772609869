-- mart_forecast_accuracy: how good the forecast has been on days that it had
-- not seen, beside what anybody could have guessed.
--
-- Grain: series x model, where the history was long enough (int_backtest).
-- Source: int_backtest.
-- Needs: int_backtest
--
--   origins, n      forecasts made, and the days of all of them
--   mae, rmse       in tickets a day
--   mape, wape      shares: mean of |error|/actual (days of 0 left out), and
--                   sum of |error| / sum of actual
--   bias            mean of forecast - actual
--   mase            mean absolute scaled error (Hyndman and Koehler 2006):
--                   below 1 = better than "as a week ago" was, day by day, on
--                   the days learned from
--   relative_mae    mae / the mae of seasonal_naive on the same days: below 1
--                   = better than it four weeks ahead
--   coverage_80, coverage_95  how many days lay in the interval
--   accuracy_rank   1 = the least mae of the series

CREATE TABLE mart_forecast_accuracy(
  scope         TEXT NOT NULL,
  name          TEXT NOT NULL,
  model         TEXT NOT NULL,
  origins       INTEGER NOT NULL,
  n             INTEGER NOT NULL,
  mae           REAL NOT NULL,
  rmse          REAL NOT NULL,
  mape          REAL,
  wape          REAL,
  bias          REAL NOT NULL,
  mase          REAL,
  relative_mae  REAL,
  coverage_80   REAL,
  coverage_95   REAL,
  accuracy_rank INTEGER NOT NULL,
  PRIMARY KEY(scope, name, model)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_forecast_accuracy
WITH scored AS (
  SELECT scope, name, model, count(DISTINCT origin) AS origins, count(*) AS n,
         mae(actual, forecast) AS mae, rmse(actual, forecast) AS rmse,
         mape(actual, forecast) AS mape, wape(actual, forecast) AS wape,
         bias(actual, forecast) AS bias, mase(actual, forecast, scale) AS mase,
         coverage(actual, lower_80, upper_80) AS coverage_80,
         coverage(actual, lower_95, upper_95) AS coverage_95
  FROM int_backtest
  GROUP BY scope, name, model
)
SELECT s.scope, s.name, s.model, s.origins, s.n, s.mae, s.rmse, s.mape, s.wape,
       s.bias, s.mase, s.mae/nullif(b.mae, 0.0), s.coverage_80, s.coverage_95,
       rank() OVER (PARTITION BY s.scope, s.name ORDER BY s.mae, s.model)
FROM scored AS s
JOIN scored AS b ON b.scope=s.scope AND b.name=s.name
 AND b.model='seasonal_naive';
