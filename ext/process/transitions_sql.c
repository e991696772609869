/* process_transitions(log [, options]): the arcs of the process map, most
** frequent first. */
#include "process_sql.h"
#include "transitions.h"

typedef struct TransitionRows TransitionRows;
struct TransitionRows {
  Log log;
  Transitions transitions;
};

int process_transitions_open(TvfCall *call, sqlite3_value **apArg){
  int rc = SO_OK;
  u32 collapse;
  TransitionRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return rc;
  call->pState = p;
  if( process_open_log(call, apArg[0], &p->log) ) return call->err.rc;
  collapse = process_collapse(call, 2, apArg[1]);
  if( call->err.rc ) return call->err.rc;
  process_fault(call, transitions_read(&p->transitions, &p->log, collapse),
                apArg[0]);
  call->nRow = (i64)p->transitions.arcs.n;
  return call->err.rc;
}

void process_transitions_column(sqlite3_context *ctx, void *pState,
                                sqlite3_int64 iRow, int iCol){
  const TransitionRows *p = pState;
  const Transitions *t = &p->transitions;
  u32 k = t->aOrder[iRow];
  const Arc *a = &t->arcs.a[k];
  const Spread *s = &t->aSpread[k];
  switch( iCol ){
    case 0: process_result_name(ctx, &p->log.aActivity[a->source]); break;
    case 1: process_result_name(ctx, &p->log.aActivity[a->target]); break;
    case 2: sqlite3_result_int64(ctx, (i64)a->nCount); break;
    case 3: sqlite3_result_int64(ctx, (i64)a->nCase); break;
    case 4: sqlite3_result_double(ctx, t->aProbability[k]); break;
    case 5: sqlite3_result_double(ctx, t->aDependency[k]); break;
    case 6: process_result_hours(ctx, s->mean); break;
    case 7: process_result_hours(ctx, s->median); break;
    case 8: process_result_hours(ctx, s->p90); break;
    case 9: process_result_hours(ctx, s->p95); break;
    case 10: process_result_hours(ctx, s->min); break;
    case 11: process_result_hours(ctx, s->max); break;
    case 12: process_result_hours(ctx, s->stdev); break;
    case 13: process_result_hours(ctx, s->total); break;
  }
}

void process_transitions_close(void *pState){
  TransitionRows *p = pState;
  log_close(&p->log);
  transitions_free(&p->transitions);
  mem_free(p);
}
