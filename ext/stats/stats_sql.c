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

#define WINDOW_MAX 1000000             /* rows that a window keeps */

int stats_window(sqlite3_context *ctx, StatsWindow *p, int nMin, int argc,
                 sqlite3_value **argv){
  sqlite3_int64 n = 0, nLeast = 0;
  if( argc>1 && !stats_integer(ctx, 2, "n",
          nMin==1 ? "an integer from 1 to 1000000"
                  : "an integer from 2 to 1000000",
          argv[1], nMin, WINDOW_MAX, &n) ) return 0;
  if( argc>2 && sqlite3_value_type(argv[2])!=SQLITE_NULL
   && !stats_integer(ctx, 3, "min_periods", "an integer from 1 to n", argv[2],
                     1, n, &nLeast) ) return 0;
  if( !p->isRead ){
    p->isRead = 1;
    p->n = n;
    p->nLeast = nLeast;
  }
  if( n!=p->n ){
    err_argument_now(ctx, 2, "n", "the same in every row", argv[1]);
    return 0;
  }
  if( nLeast!=p->nLeast ){
    err_argument_now(ctx, 3, "min_periods", "the same in every row", argv[2]);
    return 0;
  }
  return 1;
}

#define PERCENTILE_CALLS \
  percentile_step, percentile_final, percentile_value, percentile_inverse
#define ROLLING_CALLS \
  rolling_step, rolling_final, rolling_value, rolling_inverse
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

  { "gini", 1, 1, 0, 0, gini_step, gini_final, gini_value, gini_inverse,
    { "gini(x)", "REAL in [0,1)",
      "Gini's coefficient: how unequally a sum is shared out, from 0, all "
      "have the same, to (n-1)/n, one has everything. The sum of (2i-n-1)*x "
      "over n times the sum of x, i being the place in order of size. NULLs "
      "are left out; no rows, or all 0, give NULL; a negative x, an infinity, "
      "text or a BLOB is an error. In a window each row costs a pass over its "
      "frame.",
      "SELECT gini(value) FROM json_each('[1, 2, 3, 10]')", "0.4375" } },

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

  { "rolling_zscore", 2, 3, 0, 0, ROLLING_CALLS,
    { "rolling_zscore(y, n [, min_periods])", "REAL",
      "Before OVER (ORDER BY ...): how many standard deviations this row lies "
      "above the mean of the n rows before it. It is not one of them: a score "
      "among n rows can never pass (n-1)/sqrt(n). The deviation is the sample "
      "one; the score is computed exactly and rounded at the end. NULL until "
      "n rows are before it, or with min_periods until so many of them hold a "
      "value; NULL also where they do not differ, are fewer than two, or y is "
      "NULL. Rows, NULLs, ties and frames count as in moving_avg(), and the "
      "frame's last row is the one scored. An infinite y gives that infinity, "
      "one before it NULL; text or a BLOB is an error. n is an integer from 2 "
      "to 1000000, min_periods from 1 to n, the same in all rows.",
      "SELECT key, rolling_zscore(value, 3) OVER (ORDER BY key)"
      " FROM json_each('[4, 5, 6, 9]')",
      "0|\n1|\n2|\n3|4.0" } },

  { "rolling_robust_z", 2, 3, 0, 1, ROLLING_CALLS,
    { "rolling_robust_z(y, n [, min_periods])", "REAL",
      "rolling_zscore() by the median, and by the median distance from it "
      "times 1.4826, which for normal values is their standard deviation: an "
      "outlier among the n rows before neither hides the next one nor makes "
      "one of its neighbours. NULL where more than half of them are alike. An "
      "infinity among them is one more outlier.",
      "SELECT key, round(rolling_robust_z(value, 4) OVER (ORDER BY key), 3)"
      " FROM json_each('[4, 5, 90, 6, 9]')",
      "0|\n1|\n2|\n3|\n4|2.361" } },

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

  { "wilson_low", 2, 3, 0, 0, wilson_low_func, 0, 0, 0,
    { "wilson_low(k, n [, level])", "REAL",
      "The lower bound of wilson_interval() as a number, for a column of a "
      "table.",
      "SELECT round(wilson_low(81, 263), 4)", "0.2553" } },

  { "wilson_high", 2, 3, 0, 0, wilson_high_func, 0, 0, 0,
    { "wilson_high(k, n [, level])", "REAL",
      "The upper bound of wilson_interval() as a number, for a column of a "
      "table.",
      "SELECT round(wilson_high(81, 263), 4)", "0.3662" } },

  /* --- Numbers by key -------------------------------------------------- */

  { "keyed", 2, 2, 0, 0, keyed_step, keyed_final, 0, 0,
    { "keyed(key, x)", "BLOB",
      "Collects the numbers of each key into one value, which "
      "keyed_quantiles() reads, a table can store and keyed_merge() adds to: "
      "what GROUP BY key would find, without its sort. key may be of any "
      "type, NULL too, and keys are equal as in GROUP BY. A row whose x is "
      "NULL makes its key known and adds no number. x as text, a BLOB or an "
      "infinity is an error. The same rows in any order give the same bytes; "
      "8 bytes a number, 1 or 2 where a key's are whole and many. NULL on no "
      "rows.",
      "SELECT key, n, q1 FROM keyed_quantiles((SELECT keyed(column1, column2)"
      " FROM (VALUES ('b', 7), ('a', 1), ('a', 2), (NULL, NULL))), 0.5)",
      "|0|\na|2|1.5\nb|1|7.0" } },

  { "keyed_merge", 1, 1, 0, 0, keyed_merge_step, keyed_final, 0, 0,
    { "keyed_merge(keyed)", "BLOB",
      "Merges keyed values of many rows into one: days into a quarter. The "
      "same as collecting all their rows at once, byte for byte. NULLs are "
      "skipped; NULL on no value.",
      "SELECT key, n, total FROM keyed_quantiles((SELECT keyed_merge(v) FROM "
      "(SELECT keyed(value % 2, value) AS v FROM json_each('[1,2,3,4,5]')"
      " GROUP BY value)))",
      "0|2|6.0\n1|3|9.0" } },

  { "keyed_merge", 2, 8, 0, 0, keyed_merge_func, 0, 0, 0,
    { "keyed_merge(keyed, keyed, ...)", "BLOB",
      "Merges two to eight keyed values, for an upsert: ON CONFLICT DO UPDATE "
      "SET v = keyed_merge(v, excluded.v). NULLs are skipped; NULL when all "
      "are.",
      "SELECT key, n, max FROM keyed_quantiles(keyed_merge("
      "(SELECT keyed('a', 1)), NULL, (SELECT keyed('a', 3))))",
      "a|2|3.0" } },

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

static const Tvf aStatsTvf[] = {
  { "keyed_quantiles",
    "key, n INTEGER, total REAL, mean REAL, sd REAL, min REAL, max REAL, "
    "q1 REAL, q2 REAL, q3 REAL, q4 REAL, q5 REAL, q6 REAL, q7 REAL, q8 REAL, "
    "q9 REAL, q10 REAL, q11 REAL, q12 REAL",
    "_keyed, _ps", 1, keyed_quantiles_open, keyed_quantiles_column,
    keyed_quantiles_close,
    { "keyed_quantiles(keyed [, ps])", "TABLE",
      "A row a key, in SQLite's order of keys: how many numbers it has, their "
      "sum, mean, sample standard deviation, least and greatest, and the "
      "quantiles that ps asks for, in its order: a JSON list of 1 to 12 "
      "probabilities from 0 to 1, or a single one; '[0.5, 0.9, 0.95]' when "
      "absent. Quantiles are those of percentile_cont(), sums and deviations "
      "exact, as moving_avg() and stddev_samp() have them. Quantiles that "
      "were not asked for are NULL, and all is but n where a key has no "
      "number.",
      "SELECT key, n, mean, sd, q1, q2 FROM keyed_quantiles((SELECT "
      "keyed(key % 2, value) FROM json_each('[8, 1, 10, 4, 12, 7]')),"
      " '[0.5, 0.9]')",
      "0|3|10.0|2.0|10.0|11.6\n1|3|4.0|3.0|4.0|6.4" } },
};

const Room stats_room = {
  "stats", aStatsFunc, sizeof(aStatsFunc)/sizeof(aStatsFunc[0]),
  aStatsTvf, sizeof(aStatsTvf)/sizeof(aStatsTvf[0])
};
