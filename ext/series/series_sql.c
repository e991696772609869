/* The series room's registration table. */
#include "accuracy.h"
#include "series_room.h"
#include "series_sql.h"

#define N(a) ((int)(sizeof(a)/sizeof(a[0])))

/* Three days of a week; the third has no row of its own. */
#define EXAMPLE_ROWS \
  "(VALUES('2025-01-06 09:00', 2),('2025-01-06 17:30', 3)," \
  "('2025-01-09 08:00', 4),('2025-01-07 10:00', 1))"
#define EXAMPLE_SERIES \
  "(SELECT series(column1, column2, '1 day') FROM " EXAMPLE_ROWS ")"

/* 26 days, from a Monday on: 15 on working days, 10 at weekends. */
#define EXAMPLE_DAYS \
  "(SELECT series(at, iif(weekday<6, 15, 10), '1 day')" \
  " FROM calendar('2025-01-06', '2025-01-31', '1 day'))"

#define ACCURACY_CALLS \
  accuracy_step, accuracy_value, accuracy_value, accuracy_inverse
#define EXAMPLE_PAIRS "(VALUES(10, 12), (20, 17), (0, 1), (NULL, 5))"
#define ACCURACY_RULES \
  " Pairs with a NULL are left out; none left gives NULL; text, a BLOB or a " \
  "number beyond 1e300 is an error."

static const Func aSeriesFunc[] = {
  { "series", 2, 5, 0, 0, series_step, series_final, series_value,
    series_inverse,
    { "series(at, y [, step [, combine [, options]]])", "BLOB",
      "Collects numbers into a series value: one number for each step of time "
      "from the first moment at to the last, which series_points and the "
      "forecasts read, a table can store and series_merge() adds to. step is "
      "as in calendar(); absent, it is inferred: the spacing of more than half "
      "of the moments, counted in months where all are on one day of the "
      "month (or all on the last), else an error. combine says what becomes "
      "of the rows of one step: 'sum' (exact, also of 0.1), 'mean', or 'last', "
      "the number of the latest moment (of numbers of one moment the "
      "greatest). A step without a number is missing. A NULL y is no number, "
      "but its moment counts: a series may end with missing steps. Options: "
      "missing 'null' or 'zero' (counts: nothing happened); from and to, "
      "moments whose steps are the first and the last, both inclusive, "
      "whatever the rows are (one of them alone leaves the other end to the "
      "rows, and where none lies on its side it is the only step). Rows "
      "outside, in a step that begins before the year 1, or without a "
      "readable at, are skipped and counted (series_info). step, combine and "
      "options must be the same in all rows. An error are text, a BLOB or a "
      "number beyond 1e280 as y, and more than 4,000,000 steps. NULL on no "
      "rows.",
      "SELECT at, y FROM series_points(" EXAMPLE_SERIES ")",
      "2025-01-06 00:00:00|5.0\n2025-01-07 00:00:00|1.0\n"
      "2025-01-08 00:00:00|\n2025-01-09 00:00:00|4.0" } },
  { "series_merge", 1, 1, 0, 0, series_merge_step, series_final, series_value,
    series_merge_inverse,
    { "series_merge(series)", "BLOB",
      "Merges series values of many rows into one, from the earliest step to "
      "the latest: the same value, byte for byte, as collecting all their "
      "rows at once. They must have one step, combine and missing. NULLs are "
      "skipped; NULL on no value.",
      "SELECT series_merge(s) = " EXAMPLE_SERIES " FROM (SELECT "
      "series(column1, column2, '1 day') AS s FROM " EXAMPLE_ROWS
      " GROUP BY column2)", "1" } },
  { "series_merge", 2, 8, 0, 0, series_merge_func, 0, 0, 0,
    { "series_merge(series, series, ...)", "BLOB",
      "Merges two to eight series values, for an upsert: ON CONFLICT DO "
      "UPDATE SET s = series_merge(s, excluded.s). NULLs are skipped; NULL "
      "when all are.",
      "SELECT max(y) FROM series_points(series_merge(" EXAMPLE_SERIES ", "
      EXAMPLE_SERIES "))", "10.0" } },
  { "series_info", 1, 1, 0, 0, series_info_func, 0, 0, 0,
    { "series_info(series)", "TEXT JSON",
      "What a series is: step, combine, missing_as ('null' or 'zero'), the "
      "begin of the first and the last step, buckets (how many steps), "
      "missing of them, rows_skipped while collecting, bytes, format version. "
      "NULL gives NULL.",
      "SELECT series_info(" EXAMPLE_SERIES ") ->> '$.missing'", "1" } },

  /* --- How good forecasts were ------------------------------------------ */

  { "mae", 2, 2, 0, ACCURACY_MAE, ACCURACY_CALLS,
    { "mae(actual, forecast)", "REAL",
      "Mean absolute error, in the unit of the numbers." ACCURACY_RULES,
      "SELECT mae(column1, column2) FROM " EXAMPLE_PAIRS, "2.0" } },
  { "rmse", 2, 2, 0, ACCURACY_RMSE, ACCURACY_CALLS,
    { "rmse(actual, forecast)", "REAL",
      "Root mean squared error: as mae(), but large errors count for more."
      ACCURACY_RULES,
      "SELECT round(rmse(column1, column2), 4) FROM " EXAMPLE_PAIRS,
      "2.1602" } },
  { "bias", 2, 2, 0, ACCURACY_BIAS, ACCURACY_CALLS,
    { "bias(actual, forecast)", "REAL",
      "Mean of forecast - actual: above 0, forecasts are too high."
      ACCURACY_RULES,
      "SELECT bias(column1, column2) FROM " EXAMPLE_PAIRS, "0.0" } },
  { "mape", 2, 2, 0, ACCURACY_MAPE, ACCURACY_CALLS,
    { "mape(actual, forecast)", "REAL",
      "Mean absolute error as a share of the actual number: 0.175 is 17.5 %. "
      "Pairs with an actual 0, or one so near to 0 that the share is beyond "
      "a REAL, have none and are left out: count(*) FILTER (WHERE actual = 0) "
      "says how many; wape() keeps them." ACCURACY_RULES,
      "SELECT mape(column1, column2) FROM " EXAMPLE_PAIRS, "0.175" } },
  { "smape", 2, 2, 0, ACCURACY_SMAPE, ACCURACY_CALLS,
    { "smape(actual, forecast)", "REAL from 0 to 2",
      "Mean of 2|actual - forecast| / (|actual| + |forecast|), the symmetric "
      "form of the M4 competition as a share; 0 where both are 0."
      ACCURACY_RULES,
      "SELECT round(smape(column1, column2), 4) FROM " EXAMPLE_PAIRS,
      "0.7813" } },
  { "wape", 2, 2, 0, ACCURACY_WAPE, ACCURACY_CALLS,
    { "wape(actual, forecast)", "REAL",
      "Sum of the absolute errors as a share of the sum of the absolute "
      "actual numbers: a percentage error that days of 0 do not upset. NULL "
      "where all of them are 0, or so near to it that the share is beyond a "
      "REAL." ACCURACY_RULES,
      "SELECT wape(column1, column2) FROM " EXAMPLE_PAIRS, "0.2" } },
  { "mase", 3, 3, 0, ACCURACY_MASE, ACCURACY_CALLS,
    { "mase(actual, forecast, scale)", "REAL",
      "Mean absolute scaled error: errors over the error of a naive forecast "
      "in the past, naive_scale(). Below 1 is better than naive; each row has "
      "its scale, so groups of all sizes average. Rows of scale 0 (their past "
      "never changed), or of one so near to 0 that the row's error is beyond a "
      "REAL, are left out; below 0 is an error. Hyndman and Koehler "
      "2006." ACCURACY_RULES,
      "SELECT mase(column1, column2, 4) FROM " EXAMPLE_PAIRS, "0.5" } },
  { "coverage", 3, 3, 0, ACCURACY_COVERAGE, ACCURACY_CALLS,
    { "coverage(actual, low, high)", "REAL from 0 to 1",
      "The share of actual numbers within their interval, low <= actual <= "
      "high: near 0.8 where 80 % intervals are what they say." ACCURACY_RULES,
      "SELECT round(coverage(column1, column2-2, column2+2), 4) FROM "
      EXAMPLE_PAIRS, "0.6667" } },
  { "naive_scale", 2, 2, 0, 0, naive_scale_func, 0, 0, 0,
    { "naive_scale(series, season)", "REAL",
      "The mean absolute difference between a step of the series and the one "
      "season steps before it, over the pairs where neither is missing: the "
      "scale of mase(). season 1 is the last value's, 7 the same weekday's "
      "where steps are days; an integer from 1 to 4,000,000. NULL where there "
      "is no pair, and of a NULL.",
      "SELECT naive_scale(" EXAMPLE_SERIES ", 1)", "4.0" } },
};

static const Tvf aSeriesTvf[] = {
  { "calendar",
    "at TEXT, day TEXT, weekday INTEGER, position INTEGER",
    "_from, _to, _step", 3, calendar_open, calendar_column, calendar_close,
    { "calendar(from, to, step)", "TABLE",
      "The steps of a stretch of time, a row each, from the one that holds "
      "the moment from to the one that holds to: what a count is joined to, "
      "so that days without a row are kept. at is when a step begins, day its "
      "date, weekday 1 (Monday) to 7; position counts from 1. step is a "
      "number (1 when absent) of milliseconds, seconds, minutes, hours, days, "
      "weeks, months, quarters or years. Weeks begin on Mondays; steps are "
      "counted from 1970-01-01 UTC, so '6 hours' begin at 0, 6, 12 and 18. No "
      "rows where to is before from; more than 4,000,000 are an error.",
      "SELECT at, weekday FROM calendar('2024-01-31', '2024-03-01', "
      "'1 month')",
      "2024-01-01 00:00:00|1\n2024-02-01 00:00:00|4\n"
      "2024-03-01 00:00:00|5" } },
  { "series_points", "at TEXT, y REAL, missing INTEGER", "_series", 1,
    series_points_open, series_points_column, series_points_close,
    { "series_points(series)", "TABLE",
      "The numbers of a series, a row a step: at is when it begins (UTC), y "
      "NULL and missing 1 where there is no number.",
      "SELECT * FROM series_points(" EXAMPLE_SERIES ") WHERE missing",
      "2025-01-08 00:00:00||1" } },
  { "holt_winters_forecast",
    "step INTEGER, at TEXT, forecast REAL, lower_80 REAL, upper_80 REAL, "
    "lower_95 REAL, upper_95 REAL, cumulative REAL, "
    "cumulative_lower_80 REAL, cumulative_upper_80 REAL, "
    "cumulative_lower_95 REAL, cumulative_upper_95 REAL, "
    "model TEXT, status TEXT",
    "_series, _horizon, _options", 2, holt_winters_forecast_open,
    holt_winters_forecast_column, holt_winters_forecast_close,
    { "holt_winters_forecast(series, horizon [, options])", "TABLE",
      "The steps after a series' last one, a row each, by exponential "
      "smoothing (Holt, Winters): horizon is an integer from 0 to 10000. at "
      "is when a step begins, NULL beyond the year 9999. Constants and start "
      "states are those of the greatest likelihood; missing steps keep their "
      "place in the season. lower and upper say between which the step will "
      "lie in 80 and 95 of 100 cases if the future is like the past: by the "
      "sizes of past errors where there are 40 more of them than figures "
      "fitted, else by Student's t; NULL where there is none more. Equal "
      "values are an interval by themselves from 4 of them on, of 95 % from "
      "19. Bounds never come closer as step grows, but where the floor cuts "
      "them or a weekday's mean is of more values. cumulative is the sum of "
      "the forecasts up to the step, with the bounds of that sum: those of a "
      "week or a month, for which the days' own bounds, added up, are far "
      "too wide. "
      "Options: season, a number of steps or 'auto' (a day of hours, 7 days, "
      "52 weeks, 12 months, 4 quarters); trend 'none', 'add', 'damped' or "
      "'auto' (none or damped); seasonal 'none', 'add', 'mul' or 'auto' (add, "
      "or mul where all values are above 0 and it does not make the variance "
      "two seasons ahead more than twice as large): of what 'auto' allows, "
      "the least AICc. alpha, beta, gamma, phi from 0 to 1 are fixed where "
      "given, else fitted with alpha + gamma <= 1 and 0.8 <= phi <= 0.98. "
      "initial 'heuristic' takes the start states from the first two seasons. "
      "floor, a number or 'none', is what nothing lies below: 0 where "
      "no value is negative. model is as in ETS(A,Ad,A)[7]: additive error, "
      "damped trend, additive season of 7. status is 'ok' or what the series "
      "was too short or too odd for; fewer than two seasons and two values "
      "have no season, no value at all gives forecasts of NULL. A place of the "
      "season that never had a value has no forecast either and counts as "
      "nothing in the sum: where no row means none, make the series of counts "
      "with \"missing\": \"zero\". A forecast "
      "further from the series than three times its range is held there, and "
      "so are the bounds of a season that multiplies; the row says so. A "
      "season that was asked to multiply and makes that variance more than "
      "twice as large is 'wild: factors near 0': add is the better one. Only "
      "the newest 100,000 steps are looked at.",
      "SELECT step, at, round(forecast, 6), model, status FROM "
      "holt_winters_forecast(" EXAMPLE_DAYS ", 3, '{\"trend\": \"none\", "
      "\"seasonal\": \"add\"}')",
      "1|2025-02-01 00:00:00|10.0|ETS(A,N,A)[7]|ok\n"
      "2|2025-02-02 00:00:00|10.0|ETS(A,N,A)[7]|ok\n"
      "3|2025-02-03 00:00:00|15.0|ETS(A,N,A)[7]|ok" } },
  { "forecast_fit", "parameter TEXT, value",
    "_series, _options", 1, forecast_fit_open, forecast_fit_column,
    forecast_fit_close,
    { "forecast_fit(series [, options])", "TABLE",
      "The model behind holt_winters_forecast() with the same options, a row "
      "a figure: model, status; n and n_missing, steps looked at and those "
      "of them without a number; season; iterations; alpha, beta (Holt's: a "
      "share of the level's change), gamma, phi; level, trend and season_1 "
      "to season_m before the first step; sse; loglik, -(n/2) log(sse) as R "
      "has it, with aic, aicc and bic; sigma, the errors' standard deviation. "
      "A figure that the model does not have is NULL.",
      "SELECT parameter, value FROM forecast_fit(" EXAMPLE_DAYS ", "
      "'{\"trend\": \"none\", \"seasonal\": \"add\"}') LIMIT 5",
      "model|ETS(A,N,A)[7]\nstatus|ok\nn|26\nn_missing|0\nseason|7" } },
};

const Room series_room = {
  "series", aSeriesFunc, N(aSeriesFunc), aSeriesTvf, N(aSeriesTvf)
};
