/* The statistics room's registration table, and how its faces read cells. */
#include "stats.h"
#include "../core/error.h"
#include "moments.h"
#include "stats_sql.h"

int stats_number(sqlite3_context *ctx, int iArg, const char *zRole,
                 sqlite3_value *pValue, double *pOut){
  switch( sqlite3_value_type(pValue) ){
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      *pOut = sqlite3_value_double(pValue);
      return 1;
    case SQLITE_NULL:
      return 0;
  }
  err_argument_now(ctx, iArg, zRole, "a number", pValue);
  return -1;
}

int stats_integer(sqlite3_context *ctx, int iArg, const char *zRole,
                  const char *zMust, sqlite3_value *pValue,
                  sqlite3_int64 min, sqlite3_int64 max, sqlite3_int64 *pOut){
  if( sqlite3_value_numeric_type(pValue)==SQLITE_INTEGER ){
    *pOut = sqlite3_value_int64(pValue);
    if( *pOut>=min && *pOut<=max ) return 1;
  }
  err_argument_now(ctx, iArg, zRole, zMust, pValue);
  return 0;
}

#define PERCENTILE_CALLS \
  percentile_step, percentile_final, percentile_value, percentile_inverse
#define SPREAD_CALLS \
  spread_step, spread_value, spread_value, spread_inverse

static const Func aStatsFunc[] = {

  /* --- Order statistics ----------------------------------------------- */

  { "median", 1, 1, SQLITE_SELFORDER1, PERCENTILE_MEDIAN, PERCENTILE_CALLS,
    { "median(y)", "REAL",
      "The middle value, or the mean of the two middle ones: "
      "percentile(y, 50). NULLs are left out; none left gives NULL; text, a "
      "BLOB or an infinity is an error.",
      "SELECT median(value) FROM json_each('[7, 1, 3, 20]')", "5.0" } },

  { "percentile", 2, 2, SQLITE_SELFORDER1, PERCENTILE_100, PERCENTILE_CALLS,
    { "percentile(y, p)", "REAL",
      "The value below which p percent lie, p from 0 to 100 and the same in "
      "all rows: exact, between the two neighbours of place p/100*(n-1) in "
      "proportion (type 7 of Hyndman and Fan, as Excel's PERCENTILE.INC). "
      "NULLs are left out; none left gives NULL; text, a BLOB or an infinity "
      "is an error. Meaning and messages are those of the function that newer "
      "SQLites can be built with.",
      "SELECT percentile(value, 90) FROM json_each('[1, 2, 3, 4, 5]')",
      "4.6" } },

  { "percentile_cont", 2, 2, SQLITE_SELFORDER1, PERCENTILE_CONT,
    PERCENTILE_CALLS,
    { "percentile_cont(y, p)", "REAL",
      "percentile(y, 100*p): p goes from 0 to 1. The same as standard SQL's "
      "percentile_cont(p) WITHIN GROUP (ORDER BY y).",
      "SELECT percentile_cont(value, 0.25) FROM json_each('[10, 20, 40]')",
      "15.0" } },

  { "percentile_disc", 2, 2, SQLITE_SELFORDER1, PERCENTILE_DISC,
    PERCENTILE_CALLS,
    { "percentile_disc(y, p)", "REAL",
      "A value that occurs: the one at place floor(p*(n-1)) from 0, p from 0 "
      "to 1. This is SQLite's meaning; PostgreSQL's, DuckDB's and the "
      "standard's is place ceil(p*n)-1, which here would be 40.",
      "SELECT percentile_disc(value, 0.8) FROM json_each('[10, 20, 30, 40]')",
      "30.0" } },

  /* --- Spread and means ----------------------------------------------- */

  { "var_samp", 1, 1, 0, 0, SPREAD_CALLS,
    { "var_samp(y)", "REAL",
      "Sample variance, over n-1. Computed exactly and rounded at the end, so "
      "neither a large mean nor what has left a window disturbs it. NULLs are "
      "left out; fewer than two values, or an infinity among them, give NULL; "
      "text or a BLOB is an error.",
      "SELECT var_samp(1e9 + value) FROM json_each('[4, 7, 13, 16]')",
      "30.0" } },

  { "var_pop", 1, 1, 0, SPREAD_POPULATION, SPREAD_CALLS,
    { "var_pop(y)", "REAL",
      "Population variance, over n: 0 for a single value. Otherwise as "
      "var_samp().",
      "SELECT var_pop(value) FROM json_each('[4, 7, 13, 16]')", "22.5" } },

  { "stddev_samp", 1, 1, 0, SPREAD_ROOT, SPREAD_CALLS,
    { "stddev_samp(y)", "REAL",
      "Sample standard deviation: the root of var_samp(), also where that "
      "would be too large for a number.",
      "SELECT stddev_samp(value) FROM json_each('[1, 3, 5]')", "2.0" } },

  { "stddev_pop", 1, 1, 0, SPREAD_ROOT|SPREAD_POPULATION, SPREAD_CALLS,
    { "stddev_pop(y)", "REAL",
      "Population standard deviation: the root of var_pop().",
      "SELECT stddev_pop(value) FROM json_each('[2, 4, 4, 4, 5, 5, 7, 9]')",
      "2.0" } },

  { "moving_avg", 1, 3, 0, 0, moving_avg_step, moving_avg_final,
    moving_avg_value, moving_avg_inverse,
    { "moving_avg(y [, n [, min_periods]])", "REAL",
      "With n, before OVER (ORDER BY ...): the mean of this row and the n-1 "
      "before it, without a frame clause; NULL until min_periods rows (n, "
      "when absent) are there. Rows are counted, not days, and a NULL row "
      "counts but is not in the mean. Order by something unique: rows of one "
      "place in the default frame enter together. In a frame, it is the last "
      "n rows of the frame. Without n: the mean of the frame, as avg(), but "
      "exact whatever has left it. An infinity gives that infinity, both give "
      "NULL; text or a BLOB is an error. n is an integer from 1 to 1000000, "
      "min_periods from 1 to n, the same in all rows.",
      "SELECT key, moving_avg(value, 3, 1) OVER (ORDER BY key)"
      " FROM json_each('[1, 3, 5, 10]')",
      "0|1.0\n1|2.0\n2|3.0\n3|6.0" } },

  { "wilson_interval", 2, 3, 0, 0, wilson_interval_func, 0, 0, 0,
    { "wilson_interval(k, n [, level])",
      "TEXT JSON {estimate, low, high, k, n, level}",
      "A rate k/n with its Wilson score interval (level 0.95 when absent): "
      "how far off k successes in n trials may be. It stays within 0 and 1 "
      "and is of use for small n. n 0 tells nothing: estimate null, from 0 to "
      "1. k or n NULL gives NULL; anything but whole numbers 0 <= k <= n is "
      "an error. Wilson 1927.",
      "SELECT round(json_extract(w, '$.low'), 4),"
      " round(json_extract(w, '$.high'), 4)"
      " FROM (SELECT wilson_interval(81, 263) AS w)",
      "0.2553|0.3662" } },

  /* --- Pictures -------------------------------------------------------- */

  { "bar", 3, 3, 0, 0, bar_func, 0, 0, 0,
    { "bar(x, max, width)", "TEXT",
      "A bar of block characters, x/max of width characters long to the "
      "nearest eighth: empty for x <= 0, full for x >= max. NULL gives NULL; "
      "x must be a number, max one above 0, width an integer from 1 to 1000.",
      "SELECT bar(5, 8, 4)", "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x8C" } },

  { "sparkline", 1, 2, 0, 0, sparkline_step, sparkline_final,
    sparkline_value, sparkline_inverse,
    { "sparkline(y [, at])", "TEXT",
      "A line of blocks of eight heights, one a row, from the least y to the "
      "greatest; a NULL y is a space. With at, rows stand in order of at "
      "(numbers, then text; rows without one are left out), so the same rows "
      "give the same line. Without, in the order in which they are handed "
      "over: that of a window's ORDER BY, otherwise whatever the plan makes "
      "it. No rows give NULL; text or a BLOB as y is an error.",
      "SELECT sparkline(value, key) FROM json_each('[1, 5, 3, null, 8]')",
      "\xE2\x96\x81\xE2\x96\x85\xE2\x96\x83 \xE2\x96\x88" } },

  /* --- Keys ------------------------------------------------------------ */

  { "split_hash", 1, 2, 0, 0, split_hash_func, 0, 0, 0,
    { "split_hash(key [, seed])", "REAL in [0,1)",
      "A fixed pseudo-random number for a key: the same on every machine, "
      "unlike random(). Splits rows for training and testing, samples, rolls "
      "dice in made-up data. The top 53 bits of splitmix64(splitmix64(seed) "
      "XOR key); text and BLOB keys go through 64-bit FNV-1a. NULL key gives "
      "NULL; seed is 0 when absent.",
      "SELECT printf('%.6f', split_hash(1, 42))", "0.950438" } },
};

const Room stats_room = {
  "stats", aStatsFunc, sizeof(aStatsFunc)/sizeof(aStatsFunc[0]), 0, 0
};
