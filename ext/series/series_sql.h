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

#define SERIES_FUNC(name) \
  void name(sqlite3_context*, int, sqlite3_value**)
#define SERIES_TABLE(name) \
  int name##_open(TvfCall*, sqlite3_value**); \
  void name##_column(sqlite3_context*, void*, sqlite3_int64, int); \
  void name##_close(void*)

SERIES_TABLE(calendar);

#endif
