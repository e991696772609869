/* The statistics room's SQL faces, as its table (stats_sql.c) names them. */
#ifndef SUPPORTOPS_STATS_SQL_H
#define SUPPORTOPS_STATS_SQL_H

#include "../core/host.h"
#include "../core/tvf.h"

/*
** Read a cell that must be a number. 1: *pOut is set. 0: NULL. -1: the error
** was reported; text is one even where it looks like a number, because a
** column of such text is an import gone wrong, and as silent 0 or as half of
** the rows it would spoil every figure made of it.
*/
int stats_number(sqlite3_context *ctx, int iArg, const char *zRole,
                 sqlite3_value *pValue, double *pOut);

/* A parameter that must be an integer from min to max; false after an error.
** Text that is wholly an integer will do: shells bind text. */
int stats_integer(sqlite3_context *ctx, int iArg, const char *zRole,
                  const char *zMust, sqlite3_value *pValue,
                  sqlite3_int64 min, sqlite3_int64 max, sqlite3_int64 *pOut);

/* The arguments n and min_periods, 2 and 3, of the functions that look back
** on n rows. They must not change from row to row: a ring is of one size. */
typedef struct StatsWindow StatsWindow;
struct StatsWindow {
  sqlite3_int64 n, nLeast;             /* 0 where absent */
  int isRead;                          /* set by the first row */
};

/* Read them on a row; n is nMin at least. False after an error. */
int stats_window(sqlite3_context *ctx, StatsWindow *p, int nMin, int argc,
                 sqlite3_value **argv);

/* iMode of the percentile family. */
enum { PERCENTILE_MEDIAN, PERCENTILE_100, PERCENTILE_CONT, PERCENTILE_DISC };

void percentile_step(sqlite3_context*, int, sqlite3_value**);
void percentile_final(sqlite3_context*);
void percentile_value(sqlite3_context*);
void percentile_inverse(sqlite3_context*, int, sqlite3_value**);

/* iMode: SPREAD_POPULATION, SPREAD_ROOT of moments.h. */
void spread_step(sqlite3_context*, int, sqlite3_value**);
void spread_value(sqlite3_context*);
void spread_inverse(sqlite3_context*, int, sqlite3_value**);

void moving_avg_step(sqlite3_context*, int, sqlite3_value**);
void moving_avg_final(sqlite3_context*);
void moving_avg_value(sqlite3_context*);
void moving_avg_inverse(sqlite3_context*, int, sqlite3_value**);

/* iMode: whether rolling_robust_z(). */
void rolling_step(sqlite3_context*, int, sqlite3_value**);
void rolling_final(sqlite3_context*);
void rolling_value(sqlite3_context*);
void rolling_inverse(sqlite3_context*, int, sqlite3_value**);

void gini_step(sqlite3_context*, int, sqlite3_value**);
void gini_final(sqlite3_context*);
void gini_value(sqlite3_context*);
void gini_inverse(sqlite3_context*, int, sqlite3_value**);

void wilson_interval_func(sqlite3_context*, int, sqlite3_value**);
void wilson_low_func(sqlite3_context*, int, sqlite3_value**);
void wilson_high_func(sqlite3_context*, int, sqlite3_value**);
void bar_func(sqlite3_context*, int, sqlite3_value**);

void sparkline_step(sqlite3_context*, int, sqlite3_value**);
void sparkline_final(sqlite3_context*);
void sparkline_value(sqlite3_context*);
void sparkline_inverse(sqlite3_context*, int, sqlite3_value**);

void split_hash_func(sqlite3_context*, int, sqlite3_value**);

void keyed_step(sqlite3_context*, int, sqlite3_value**);
void keyed_merge_step(sqlite3_context*, int, sqlite3_value**);
void keyed_merge_func(sqlite3_context*, int, sqlite3_value**);
void keyed_final(sqlite3_context*);
int keyed_quantiles_open(TvfCall*, sqlite3_value**);
void keyed_quantiles_column(sqlite3_context*, void*, sqlite3_int64, int);
void keyed_quantiles_close(void*);

#endif
