/*
** What the process room's faces share, and their names as the room's table
** (process_sql.c) uses them.
*/
#ifndef SUPPORTOPS_PROCESS_SQL_H
#define SUPPORTOPS_PROCESS_SQL_H

#include "../core/error.h"
#include "../core/tvf.h"
#include "log.h"

/* Open argument 1 of a table function as a log. The fault, if any, is in
** call->err. */
int process_open_log(TvfCall *call, sqlite3_value *pLog, Log *p);
/* A kernel's result code, with words where it is the log's fault. */
void process_fault(TvfCall *call, int rc, sqlite3_value *pLog);
/* The option all tables on activities share: {"collapse": k}. */
u32 process_collapse(TvfCall *call, int iArg, sqlite3_value *pOptions);

/* A buffer as TEXT; it is given away. Longer than the host allows is its own
** error, and process_too_long() says so while the buffer is being filled. */
int process_too_long(sqlite3_context *ctx, const Buf *p);
void process_result_text(sqlite3_context *ctx, Buf *p);
void process_result_name(sqlite3_context *ctx, const LogName *p);
/* Milliseconds as REAL hours; NULL where NaN. */
void process_result_hours(sqlite3_context *ctx, double ms);

#define PROCESS_FUNC(name) \
  void name(sqlite3_context*, int, sqlite3_value**)
#define PROCESS_TABLE(name) \
  int name##_open(TvfCall*, sqlite3_value**); \
  void name##_column(sqlite3_context*, void*, sqlite3_int64, int); \
  void name##_close(void*)

PROCESS_FUNC(event_log_step);
PROCESS_FUNC(event_log_inverse);
PROCESS_FUNC(event_log_merge_step);
PROCESS_FUNC(event_log_merge_inverse);
PROCESS_FUNC(event_log_merge_func);
PROCESS_FUNC(event_log_info_func);
void event_log_final(sqlite3_context*);
void event_log_value(sqlite3_context*);

PROCESS_TABLE(process_events);
PROCESS_TABLE(process_cases);
PROCESS_TABLE(process_variants);
PROCESS_TABLE(process_activities);
PROCESS_TABLE(process_transitions);
PROCESS_TABLE(process_bottlenecks);
PROCESS_TABLE(process_conformance);

#endif
