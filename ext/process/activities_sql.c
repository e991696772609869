/* process_activities(log [, options]): the nodes of the process map, most
** events first. */
#include "activities.h"
#include "process_sql.h"

typedef struct ActivityRows ActivityRows;
struct ActivityRows {
  Log log;
  Activities activities;
};

int process_activities_open(TvfCall *call, sqlite3_value **apArg){
  int rc = SO_OK;
  u32 collapse;
  ActivityRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return rc;
  call->pState = p;
  if( process_open_log(call, apArg[0], &p->log) ) return call->err.rc;
  collapse = process_collapse(call, 2, apArg[1]);
  if( call->err.rc ) return call->err.rc;
  process_fault(call, activities_read(&p->activities, &p->log, collapse),
                apArg[0]);
  call->nRow = (i64)p->activities.n;
  return call->err.rc;
}

void process_activities_column(sqlite3_context *ctx, void *pState,
                               sqlite3_int64 iRow, int iCol){
  const ActivityRows *p = pState;
  u32 k = p->activities.aOrder[iRow];
  const Activity *a = &p->activities.a[k];
  const Spread *s = &p->activities.aSpread[k];
  switch( iCol ){
    case 0: process_result_name(ctx, &p->log.aActivity[k]); break;
    case 1: sqlite3_result_int64(ctx, (i64)a->nEvent); break;
    case 2: sqlite3_result_int64(ctx, (i64)a->nCase); break;
    case 3: sqlite3_result_int64(ctx, (i64)a->nStart); break;
    case 4: sqlite3_result_int64(ctx, (i64)a->nEnd); break;
    case 5: sqlite3_result_int64(ctx, (i64)a->nReworkCase); break;
    case 6: sqlite3_result_int64(ctx, (i64)a->nReworkEvent); break;
    case 7: sqlite3_result_int64(ctx, (i64)a->nSelfLoop); break;
    case 8: sqlite3_result_int64(ctx, (i64)a->nRepetition); break;
    case 9: process_result_hours(ctx, s->mean); break;
    case 10: process_result_hours(ctx, s->median); break;
    case 11: process_result_hours(ctx, s->p90); break;
  }
}

void process_activities_close(void *pState){
  ActivityRows *p = pState;
  log_close(&p->log);
  activities_free(&p->activities);
  mem_free(p);
}
