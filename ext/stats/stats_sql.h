/* The statistics room's SQL faces, as its table (stats_sql.c) names them. */
#ifndef SUPPORTOPS_STATS_SQL_H
#define SUPPORTOPS_STATS_SQL_H

#include "../core/host.h"

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

void wilson_interval_func(sqlite3_context*, int, sqlite3_value**);
void bar_func(sqlite3_context*, int, sqlite3_value**);

void sparkline_step(sqlite3_context*, int, sqlite3_value**);
void sparkline_final(sqlite3_context*);
void sparkline_value(sqlite3_context*);
void sparkline_inverse(sqlite3_context*, int, sqlite3_value**);

void split_hash_func(sqlite3_context*, int, sqlite3_value**);

#endif
