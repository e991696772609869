/*
** The process map: process_transitions(log [, options]) are its arcs,
** process_activities(log [, options]) its nodes.
*/
#include "activities.h"
#include "process_sql.h"
#include "transitions.h"

typedef struct MapRows MapRows;
struct MapRows {
  Log log;
  Transitions arcs;                    /* one of these two is filled */
  Activities nodes;
};

/* A state with its log open, and the collapse option read. */
static MapRows *mapOpen(TvfCall *call, sqlite3_value **apArg, u32 *pCollapse){
  int rc = SO_OK;
  MapRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return 0;
  call->pState = p;
  if( process_open_log(call, apArg[0], &p->log) ) return 0;
  *pCollapse = process_collapse(call, 2, apArg[1]);
  return call->err.rc ? 0 : p;
}

static void mapClose(MapRows *p){
  log_close(&p->log);
  transitions_free(&p->arcs);
  activities_free(&p->nodes);
  mem_free(p);
}

int process_transitions_open(TvfCall *call, sqlite3_value **apArg){
  u32 collapse;
  MapRows *p = mapOpen(call, apArg, &collapse);
  if( p==0 ) return call->err.rc;
  process_fault(call, transitions_read(&p->arcs, &p->log, collapse),
                apArg[0]);
  call->nRow = (i64)p->arcs.n;
  return call->err.rc;
}

void process_transitions_column(sqlite3_context *ctx, void *pState,
                                sqlite3_int64 iRow, int iCol){
  const MapRows *p = pState;
  u32 k = p->arcs.aOrder[iRow];
  const Arc *a = &p->arcs.a[k];
  const Spread *s = &p->arcs.aSpread[k];
  switch( iCol ){
    case 0: process_result_name(ctx, &p->log.aActivity[a->source]); break;
    case 1: process_result_name(ctx, &p->log.aActivity[a->target]); break;
    case 2: sqlite3_result_int64(ctx, (i64)a->nCount); break;
    case 3: sqlite3_result_int64(ctx, (i64)a->nCase); break;
    case 4: sqlite3_result_double(ctx, a->probability); break;
    case 5: sqlite3_result_double(ctx, a->dependency); break;
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
  mapClose(pState);
}

int process_activities_open(TvfCall *call, sqlite3_value **apArg){
  u32 collapse;
  MapRows *p = mapOpen(call, apArg, &collapse);
  if( p==0 ) return call->err.rc;
  process_fault(call, activities_read(&p->nodes, &p->log, collapse),
                apArg[0]);
  call->nRow = (i64)p->nodes.n;
  return call->err.rc;
}

void process_activities_column(sqlite3_context *ctx, void *pState,
                               sqlite3_int64 iRow, int iCol){
  const MapRows *p = pState;
  u32 k = p->nodes.aOrder[iRow];
  const Activity *a = &p->nodes.a[k];
  const Spread *s = &p->nodes.aSpread[k];
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
  mapClose(pState);
}
