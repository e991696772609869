/* The tables of cases.h, over the rows of data.sql. */
#include "cases.h"

#define N(a) ((int)(sizeof(a)/sizeof(a[0])))

#define SCAN(columns) "SELECT scan(" columns ") FROM r"
#define EVENTS "SELECT scan(case_id, activity, at) FROM e_int"
#define EVENTS_FULL \
  "SELECT scan(case_id, activity, at, resource, id) FROM e_full"

/* A scalar's result is read by scan(), as any statement would. */
#define SCALAR(name, call, columns) \
  { name, "SELECT scan(" call ") FROM r", SCAN(columns) }
#define AGGREGATE(name, call, columns) \
  { name, "SELECT " call " FROM r", SCAN(columns) }
#define WINDOW(name, call, columns) \
  { name, "SELECT scan(w) FROM (SELECT " call " AS w FROM r)", SCAN(columns) }
#define LOG_TABLE(name, columns) \
  { name, "SELECT scan(" columns ") FROM kept, " name "(kept.log)", EVENTS }

const BenchCase bench_function[] = {
  SCALAR("cycle_hours", "cycle_hours(at, until)", "at, until"),
  SCALAR("sla_status", "sla_status(at, until, 8)", "at, until"),
  SCALAR("sla_status, open", "sla_status(at, NULL, 8, '2026-01-01')", "at"),
  SCALAR("sla_due_at", "sla_due_at(at, 8)", "at"),
  SCALAR("sla_remaining", "sla_remaining(at, 8, '2026-01-01')", "at"),
  SCALAR("moment", "moment(local, 'DD/MM/YYYY HH:MM')", "local"),
  AGGREGATE("median", "median(x)", "x"),
  AGGREGATE("percentile", "percentile(x, 90)", "x"),
  AGGREGATE("percentile_cont", "percentile_cont(x, 0.9)", "x"),
  AGGREGATE("percentile_disc", "percentile_disc(x, 0.9)", "x"),
  WINDOW("median, 28 rows",
         "median(x) OVER (ORDER BY id ROWS 27 PRECEDING)", "x"),
  AGGREGATE("var_samp", "var_samp(x)", "x"),
  AGGREGATE("var_pop", "var_pop(x)", "x"),
  AGGREGATE("stddev_samp", "stddev_samp(x)", "x"),
  AGGREGATE("stddev_pop", "stddev_pop(x)", "x"),
  WINDOW("stddev_samp, 28 rows",
         "stddev_samp(x) OVER (ORDER BY id ROWS 27 PRECEDING)", "x"),
  WINDOW("moving_avg(y, 7)", "moving_avg(x, 7) OVER (ORDER BY id)", "x"),
  WINDOW("moving_avg, 7 rows",
         "moving_avg(x) OVER (ORDER BY id ROWS 6 PRECEDING)", "x"),
  WINDOW("  SQLite's avg, 7 rows",
         "avg(x) OVER (ORDER BY id ROWS 6 PRECEDING)", "x"),
  WINDOW("rolling_zscore(y, 7)", "rolling_zscore(x, 7) OVER (ORDER BY id)",
         "x"),
  WINDOW("rolling_robust_z(y, 28)",
         "rolling_robust_z(x, 28) OVER (ORDER BY id)", "x"),
  AGGREGATE("gini", "gini(x)", "x"),
  AGGREGATE("keyed, integer keys", "keyed(k, x)", "k, x"),
  AGGREGATE("keyed, text keys", "keyed(g, x)", "g, x"),
  { "keyed_merge, of days", "SELECT keyed_merge(v) FROM day_keys",
    SCAN("k, x") },
  { "keyed_quantiles",
    "SELECT scan(key, n, q1, q2) FROM kept_keys, keyed_quantiles(v)",
    SCAN("k, x") },
  AGGREGATE("series, of days", "series(at, x, '1 day')", "at, x"),
  AGGREGATE("series, of months, counts",
            "series(at, 1, '1 month', 'sum', '{\"missing\":\"zero\"}')", "at"),
  AGGREGATE("series, mean", "series(at, x, '1 day', 'mean')", "at, x"),
  { "series_merge, of days", "SELECT series_merge(s) FROM day_series",
    SCAN("at, x") },
  { "series_points, as many steps",
    "SELECT scan(at, y) FROM kept_series, series_points(s)", SCAN("at, x") },
  { "series_info", "SELECT series_info(s) FROM kept_series", SCAN("at, x") },
  { "naive_scale", "SELECT naive_scale(s, 720) FROM kept_series",
    SCAN("at, x") },
  { "calendar, as many steps",
    "SELECT scan(at, weekday)"
    " FROM calendar('2025-01-01', '2025-12-10', '2 minutes')", SCAN("at, x") },
  { "holt_winters_forecast, a year",
    "SELECT scan(forecast, upper_95)"
    " FROM year_series, holt_winters_forecast(s, 30)", SCAN("at, x") },
  { "forecast_fit, 100,000 steps",
    "SELECT scan(parameter, value) FROM kept_series, forecast_fit(s,"
    " '{\"season\":7,\"trend\":\"damped\",\"seasonal\":\"add\"}')",
    SCAN("at, x") },
  AGGREGATE("mae", "mae(x, m)", "x, m"),
  AGGREGATE("rmse", "rmse(x, m)", "x, m"),
  AGGREGATE("bias", "bias(x, m)", "x, m"),
  AGGREGATE("mape", "mape(x, m)", "x, m"),
  AGGREGATE("smape", "smape(x, m)", "x, m"),
  AGGREGATE("wape", "wape(x, m)", "x, m"),
  AGGREGATE("mase", "mase(x, m, n)", "x, m, n"),
  AGGREGATE("coverage", "coverage(x, m, n)", "x, m, n"),
  WINDOW("mae, 28 rows", "mae(x, m) OVER (ORDER BY id ROWS 27 PRECEDING)",
         "x, m"),
  SCALAR("wilson_interval", "wilson_interval(m, n)", "m, n"),
  SCALAR("wilson_low", "wilson_low(m, n)", "m, n"),
  SCALAR("wilson_high", "wilson_high(m, n)", "m, n"),
  SCALAR("bar", "bar(x, 1430, 20)", "x"),
  AGGREGATE("sparkline", "length(sparkline(x, id))", "x, id"),
  SCALAR("split_hash", "split_hash(id, 42)", "id"),
  { "event_log", "SELECT event_log(case_id, activity, at) FROM e_int",
    EVENTS },
  { "event_log, resource, sorting",
    "SELECT event_log(case_id, activity, at, resource, id) FROM e_full",
    EVENTS_FULL },
  { "event_log_merge, of days", "SELECT event_log_merge(log) FROM days",
    EVENTS },
  { "event_log_info", "SELECT event_log_info(log) FROM kept", EVENTS },
  LOG_TABLE("process_events", "case_id, activity, hours_to_next"),
  LOG_TABLE("process_cases", "case_id, variant_id, hours"),
  LOG_TABLE("process_variants", "variant, cases, median_hours"),
  LOG_TABLE("process_activities", "activity, events, median_hours"),
  LOG_TABLE("process_transitions", "source, target, median_hours"),
  LOG_TABLE("process_bottlenecks", "key, score"),
  { "process_conformance",
    "SELECT scan(case_id, conforms) FROM kept, process_conformance(kept.log, "
    "'Created -> Assigned -> First reply -> Solved -> Closed')", EVENTS },
};
const int bench_n_function = N(bench_function);

/* Both answers from one log, as numbers that a check can compare: how many
** variants, cases of the first; transitions, their events, sum of their
** medians. */
#define MINED(table) \
  "WITH made AS MATERIALIZED (" \
  "  SELECT event_log(case_id, activity, at) AS log FROM " table ")" \
  "SELECT * FROM" \
  " (SELECT count(*), max(cases) FROM made, process_variants(made.log))," \
  " (SELECT count(*), sum(count), sum(median_hours)" \
  "    FROM made, process_transitions(made.log))"

/* The same in plain SQL, in the quickest of the wordings that were tried: a
** path is a group_concat over an ordered subquery; times are parsed before
** they pass the window, not behind it; row number and count share one window,
** so that it is sorted once, and only the middle rows are grouped. */
#define PLAIN_VARIANTS(table) \
  "SELECT count(*), max(n) FROM (" \
  "  SELECT variant, count(*) AS n FROM (" \
  "    SELECT group_concat(activity, ' -> ') AS variant FROM (" \
  "      SELECT case_id, activity FROM " table " ORDER BY case_id, at, id)" \
  "     GROUP BY case_id)" \
  "   GROUP BY variant)"
#define MIDDLE "i IN ((n+1)/2, (n+2)/2)"
#define WHOLE "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
#define PLAIN_TRANSITIONS(table) \
  "WITH arcs AS (" \
  "  SELECT activity AS source, lead(activity) OVER w AS target," \
  "         (lead(unix) OVER w - unix) / 3600.0 AS hours" \
  "    FROM (SELECT case_id, activity, id, unixepoch(at) AS unix FROM " \
            table ")" \
  "  WINDOW w AS (PARTITION BY case_id ORDER BY unix, id))," \
  "ranked AS (" \
  "  SELECT source, target, hours, row_number() OVER p AS i," \
  "         count(*) OVER p AS n" \
  "    FROM arcs WHERE target IS NOT NULL" \
  "  WINDOW p AS (PARTITION BY source, target ORDER BY hours " WHOLE ")) " \
  "SELECT count(*), sum(n), sum(median) FROM (" \
  "  SELECT max(n) AS n, avg(hours) AS median" \
  "    FROM ranked WHERE " MIDDLE " GROUP BY source, target)"

/* Median and ninth decile of each key, and with them what there is to say of
** its numbers: from one value, and in the quickest plain wording. A quantile
** lies between the two rows around place p*(n-1), nearer to the nearer one:
** each counts by how near it is. Only four rows of a key are looked at where
** nothing else is asked for. */
#define KEYED(key) \
  "keyed_quantiles((SELECT keyed(" key ", x) FROM r), '[0.5, 0.9]')"
#define PLACED(key) \
  "(SELECT " key " AS k, x, row_number() OVER p AS i, count(*) OVER p AS n" \
  "   FROM r WINDOW p AS (PARTITION BY " key " ORDER BY x " WHOLE "))"
#define BETWEEN_ROWS \
  "sum(x * max(0, 1 - abs(0.5*(n-1) + 1 - i))) AS q1," \
  "sum(x * max(0, 1 - abs(0.9*(n-1) + 1 - i))) AS q2"
#define PLAIN_QUANTILES(key) \
  "SELECT count(*), sum(q1), sum(q2) FROM (" \
  "  SELECT " BETWEEN_ROWS " FROM " PLACED(key) \
  "   WHERE i IN ((n+1)/2, n/2 + 1, (9*n+1)/10, (9*n+1)/10 + 1)" \
  "   GROUP BY k)"
#define KEYED_SUMS \
  "sum(q1), sum(q2), sum(n), sum(mean), sum(sd), sum(min), sum(max)"
#define PLAIN_SUMS(key) \
  "SELECT " KEYED_SUMS " FROM (" \
  "  SELECT " BETWEEN_ROWS ", count(*) AS n, avg(x) AS mean," \
  "         min(x) AS min, max(x) AS max, sqrt((sum(x*x)" \
  "           - count(*)*avg(x)*avg(x)) / (count(*) - 1)) AS sd" \
  "    FROM " PLACED(key) " GROUP BY k)"

const BenchPair bench_pair[] = {
  { "log + variants + transitions, integer ids v scan",
    { MINED("e_int"), 0 }, { EVENTS, 0 }, 3, 0 },
  { "log + variants + transitions, text ids v scan",
    { MINED("e_text"), 0 },
    { "SELECT scan(case_id, activity, at) FROM e_text", 0 }, 4, 0 },
  { "the same, integer ids v plain SQL",
    { MINED("e_int"), 0 },
    { PLAIN_VARIANTS("e_int"), PLAIN_TRANSITIONS("e_int") }, -20, 1 },
  { "the same, text ids v plain SQL",
    { MINED("e_text"), 0 },
    { PLAIN_VARIANTS("e_text"), PLAIN_TRANSITIONS("e_text") }, -20, 1 },
  { "grouped percentile v row_number median",
    { "SELECT sum(m) FROM (SELECT percentile(x, 50) AS m FROM r GROUP BY k)",
      0 },
    { "SELECT sum(m) FROM (SELECT avg(x) AS m FROM ("
      "SELECT k, x, row_number() OVER p AS i, count(*) OVER p AS n FROM r "
      "WINDOW p AS (PARTITION BY k ORDER BY x " WHOLE "))"
      " WHERE " MIDDLE " GROUP BY k)", 0 }, -4, 1 },
  { "keyed quantiles v row_number, integer keys",
    { "SELECT count(*), sum(q1), sum(q2) FROM " KEYED("k"), 0 },
    { PLAIN_QUANTILES("k"), 0 }, -8, 1 },
  { "keyed quantiles v row_number, text keys",
    { "SELECT count(*), sum(q1), sum(q2) FROM " KEYED("g"), 0 },
    { PLAIN_QUANTILES("g"), 0 }, -8, 1 },
  { "with n, mean, sd, min, max, integer keys",
    { "SELECT " KEYED_SUMS " FROM " KEYED("k"), 0 },
    { PLAIN_SUMS("k"), 0 }, -8, 1 },
  { "cycle_hours v julianday",
    { "SELECT sum(cycle_hours(at, until)) FROM r", 0 },
    { "SELECT sum((julianday(until) - julianday(at)) * 24) FROM r", 0 },
    -1.5, 1 },
};
const int bench_n_pair = N(bench_pair);

/* The rows alone, and a column of them; both read by SQLite's own count(), as
** scan() would add its price to each row. */
#define STORED(name, column) \
  { name, "SELECT count(*) FROM kept, " name "(kept.log)", \
    "SELECT count(" column ") FROM kept, " name "(kept.log)" }
#define MODEL "'Created -> Assigned -> First reply -> Solved -> Closed'"
const BenchCase bench_stored[] = {
  STORED("process_events", "activity"),
  STORED("process_cases", "case_id"),
  STORED("process_variants", "variant"),
  STORED("process_activities", "median_hours"),
  STORED("process_transitions", "median_hours"),
  STORED("process_bottlenecks", "score"),
  { "process_conformance",
    "SELECT count(*) FROM kept, process_conformance(kept.log, " MODEL ")",
    "SELECT sum(conforms) FROM kept, process_conformance(kept.log, " MODEL
    ")" },
};
const int bench_n_stored = N(bench_stored);

const BenchMemory bench_memory[] = {
  { "event_log, integer ids",
    "SELECT event_log(case_id, activity, at) FROM e_int", 48, 8 },
  { "event_log, text ids",
    "SELECT event_log(case_id, activity, at) FROM e_text", 48, 8 },
  { "with resource and sorting",
    "SELECT event_log(case_id, activity, at, resource, id) FROM e_full",
    80, 12 },
  { "median", "SELECT median(x) FROM r", 0, 0 },
  { "series, of days", "SELECT series(at, x, '1 day') FROM r", 32, 0.1 },
  { "keyed, integer keys", "SELECT keyed(k, x) FROM r", 32, 9 },
  { "keyed, text keys", "SELECT keyed(g, x) FROM r", 32, 9 },
};
const int bench_n_memory = N(bench_memory);
