/* The series room's registration table. */
#include "series_room.h"
#include "series_sql.h"

#define N(a) ((int)(sizeof(a)/sizeof(a[0])))

/* Three days of a week; the third has no row of its own. */
#define EXAMPLE_ROWS \
  "(VALUES('2025-01-06 09:00', 2),('2025-01-06 17:30', 3)," \
  "('2025-01-09 08:00', 4),('2025-01-07 10:00', 1))"
#define EXAMPLE_SERIES \
  "(SELECT series(column1, column2, '1 day') FROM " EXAMPLE_ROWS ")"

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
      "whatever the rows are. Rows outside, or without a readable at, are "
      "skipped and counted (series_info). step, combine and options must be "
      "the same in all rows; text, a BLOB or an infinity as y is an error, as "
      "is a series of more than 4,000,000 steps. NULL on no rows.",
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
};

const Room series_room = {
  "series", aSeriesFunc, N(aSeriesFunc), aSeriesTvf, N(aSeriesTvf)
};
