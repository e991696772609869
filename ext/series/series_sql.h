/*
** What the series room's faces share, and their names as the room's table
** (series_sql.c) uses them.
*/
#ifndef SUPPORTOPS_SERIES_SQL_H
#define SUPPORTOPS_SERIES_SQL_H

#include "../core/error.h"
#include "../core/tvf.h"
#include "series.h"

/* 1 and *p where the value is text that says a step, else 0. */
int step_of_value(sqlite3_value *pValue, Step *p);
#define STEP_WHAT "a step such as '1 day', '15 minutes' or '1 month'"

/* Open a series: SO_OK, SO_MISMATCH or SO_NOMEM; to be closed in any case. */
int series_of_value(sqlite3_value *pSeries, Series *p);
/* Open argument 1 of a table function as a series. The fault, if any, is in
** call->err. */
int series_open_value(TvfCall *call, sqlite3_value *pSeries, Series *p);
#define SERIES_WHAT "a value made by series()"

#define SERIES_FUNC(name) \
  void name(sqlite3_context*, int, sqlite3_value**)
#define SERIES_TABLE(name) \
  int name##_open(TvfCall*, sqlite3_value**); \
  void name##_column(sqlite3_context*, void*, sqlite3_int64, int); \
  void name##_close(void*)

SERIES_FUNC(series_step);
SERIES_FUNC(series_inverse);
SERIES_FUNC(series_merge_step);
SERIES_FUNC(series_merge_inverse);
SERIES_FUNC(series_merge_func);
SERIES_FUNC(series_info_func);
void series_final(sqlite3_context*);
void series_value(sqlite3_context*);

/* iMode: a measure of accuracy.h. */
SERIES_FUNC(accuracy_step);
SERIES_FUNC(accuracy_inverse);
void accuracy_value(sqlite3_context*);
SERIES_FUNC(naive_scale_func);

SERIES_TABLE(calendar);
SERIES_TABLE(series_points);
SERIES_TABLE(holt_winters_forecast);
SERIES_TABLE(forecast_fit);

#endif
