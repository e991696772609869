/*
** One shell for all table-valued functions.
**
** A part says only three things (room.h, Tvf):
**   open    read the arguments, compute, and leave a state and a row count in
**           the call; or report to call->err and return.
**   column  give column iCol of row iRow (from 0) of the state. Rows come in
**           order, so a state may keep a position that only moves forward;
**           it must still answer row 0 first.
**   close   free the state. It is called once for every state that open left,
**           also when open reported an error after leaving one; 0 where open
**           leaves none.
**
** The shell owns the declared table, the planner's questions, the echo of the
** arguments, NULL (no rows for a NULL in a required place, absent in an
** optional one), error text and memory faults.
*/
#ifndef SUPPORTOPS_TVF_H
#define SUPPORTOPS_TVF_H

#include "base.h"
#include "error.h"
#include "room.h"

#define TVF_MAX_ARG 8

struct TvfCall {
  sqlite3 *db;                         /* for options_read() only */
  const Tvf *pTvf;
  Err err;
  void *pState;                        /* open's result */
  sqlite3_int64 nRow;                  /* how many rows it has */
};

/* The module behind every Tvf row. */
const sqlite3_module *tvf_module(void);

#endif
