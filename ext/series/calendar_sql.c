/*
** calendar(from, to, step): the buckets of a stretch of time, a row each.
** Joined to from the left, it keeps the days on which nothing happened.
*/
#include "../clock/moment_sql.h"
#include "series_sql.h"

typedef struct Calendar Calendar;
struct Calendar {
  Step step;
  i64 first;
};

int step_of_value(sqlite3_value *pValue, Step *p){
  const char *z;
  if( sqlite3_value_type(pValue)!=SQLITE_TEXT ) return 0;
  z = (const char*)sqlite3_value_text(pValue);
  return z!=0 && step_parse(z, sqlite3_value_bytes(pValue), p);
}

/* A first bucket that begins before the year 1 is left out. */
int calendar_open(TvfCall *call, sqlite3_value **apArg){
  const char *zName = call->pTvf->zName;
  int rc = SO_OK;
  Calendar *p = mem_array(&rc, 1, sizeof(*p));
  i64 from, to, last, ms;
  err_code(&call->err, rc);
  if( p==0 ) return rc;
  call->pState = p;
  if( !moment_of_value(apArg[0], &from) ){
    err_argument(&call->err, zName, 1, "from", "a moment", apArg[0]);
  }else if( !moment_of_value(apArg[1], &to) ){
    err_argument(&call->err, zName, 2, "to", "a moment", apArg[1]);
  }else if( !step_of_value(apArg[2], &p->step) ){
    err_argument(&call->err, zName, 3, "step", STEP_WHAT, apArg[2]);
  }else if( from<=to ){
    p->first = step_bucket(&p->step, from);
    last = step_bucket(&p->step, to);
    if( !step_begin(&p->step, p->first, &ms) ) p->first++;
    call->nRow = last - p->first + 1;
  }
  if( call->nRow>SERIES_MAX ){
    err_argument(&call->err, zName, 3, "step",
                 "one that gives at most " SERIES_MAX_TEXT " rows", apArg[2]);
  }
  return call->err.rc;
}

void calendar_column(sqlite3_context *ctx, void *pState, sqlite3_int64 iRow,
                     int iCol){
  const Calendar *p = pState;
  char z[MOMENT_MAX_TEXT];
  i64 ms;
  if( !step_begin(&p->step, p->first+iRow, &ms) ) return;
  switch( iCol ){
    case 0:
      moment_result(ctx, ms);
      break;
    case 1:
      moment_print(ms, z);
      sqlite3_result_text(ctx, z, 10, SQLITE_TRANSIENT);
      break;
    case 2:
      sqlite3_result_int(ctx, step_weekday(ms));
      break;
    default:
      sqlite3_result_int64(ctx, iRow+1);
  }
}

void calendar_close(void *pState){
  mem_free(pState);
}
