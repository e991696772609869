/*
** process_bottlenecks(log [, options]): mean time x volume x breach rate of
** each arc, activity or resource, the worst first.
*/
#include "../core/options.h"
#include "bottlenecks.h"
#include "model.h"
#include "process_sql.h"

#include <math.h>

typedef struct BottleneckRows BottleneckRows;
struct BottleneckRows {
  Log log;
  BottleneckRule rule;
  Bottlenecks rows;
};

/* The options; gives how many rows are asked for. */
static i64 bottlenecksOptions(TvfCall *call, sqlite3_value *pJson,
                              BottleneckRule *pRule){
  enum { BY, LIMIT, COLLAPSE, TOP };
  Option a[] = {
    { "by", 0, 0, OPTION_WORD, BOTTLENECK_ARC, "arc activity resource", 0, 0 },
    { "limit_hours", 0, 1000000000, OPTION_REAL, NAN, 0, 0, 0 },
    { "collapse", 0, 1000000000, OPTION_INTEGER, 0, 0, 0, 0 },
    { "top", 1, 1000000000, OPTION_INTEGER, 1000000000, 0, 0, 0 },
  };
  options_read(&call->err, call->db, call->pTvf->zName, 2, pJson, a, 4);
  pRule->by = (int)a[BY].value;
  pRule->limitHours = a[LIMIT].value;
  pRule->collapse = (u32)a[COLLAPSE].value;
  return (i64)a[TOP].value;
}

int process_bottlenecks_open(TvfCall *call, sqlite3_value **apArg){
  int rc = SO_OK;
  i64 nTop;
  BottleneckRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return rc;
  call->pState = p;
  if( process_open_log(call, apArg[0], &p->log) ) return call->err.rc;
  nTop = bottlenecksOptions(call, apArg[1], &p->rule);
  if( call->err.rc ) return call->err.rc;
  process_fault(call, bottlenecks_read(&p->rows, &p->log, &p->rule),
                apArg[0]);
  call->nRow = (i64)p->rows.keys.n<nTop ? (i64)p->rows.keys.n : nTop;
  return call->err.rc;
}

/* "source -> target" of an arc, spelled as a model, so that no two arcs have
** one key; else the one name; NULL is nobody's. */
static void bottlenecksKey(sqlite3_context *ctx, const BottleneckRows *p,
                           const Arc *a){
  const LogName *aName = p->log.aActivity;
  Buf out = {0, 0, 0, 0};
  if( p->rule.by==BOTTLENECK_ARC ){
    model_spell(&out, &aName[a->source]);
    buf_text(&out, " -> ");
    model_spell(&out, &aName[a->target]);
    process_result_text(ctx, &out);
  }else if( p->rule.by==BOTTLENECK_ACTIVITY ){
    process_result_name(ctx, &aName[a->source]);
  }else if( a->source ){
    process_result_name(ctx, &p->log.aResource[a->source-1]);
  }
}

void process_bottlenecks_column(sqlite3_context *ctx, void *pState,
                                sqlite3_int64 iRow, int iCol){
  const BottleneckRows *p = pState;
  u32 k = p->rows.aOrder[iRow];
  const Arc *a = &p->rows.keys.a[k];
  const Spread *s = &p->rows.aSpread[k];
  const Bottleneck *b = &p->rows.a[k];
  const LogName *aName = p->log.aActivity;
  switch( iCol ){
    case 0: bottlenecksKey(ctx, p, a); break;
    case 1:
      if( p->rule.by!=BOTTLENECK_RESOURCE ){
        process_result_name(ctx, &aName[a->source]);
      }
      break;
    case 2:
      if( p->rule.by==BOTTLENECK_ARC ){
        process_result_name(ctx, &aName[a->target]);
      }
      break;
    case 3: sqlite3_result_int64(ctx, (i64)a->nCount); break;
    case 4: sqlite3_result_int64(ctx, (i64)a->nCase); break;
    case 5: process_result_hours(ctx, s->mean); break;
    case 6: process_result_hours(ctx, s->median); break;
    case 7: process_result_hours(ctx, s->p90); break;
    case 8: process_result_hours(ctx, s->total); break;
    case 9: sqlite3_result_double(ctx, b->share); break;
    case 10: sqlite3_result_double(ctx, b->breachRate); break;
    case 11: process_result_hours(ctx, b->excess); break;
    case 12: process_result_hours(ctx, b->score); break;
    case 13: sqlite3_result_int64(ctx, iRow+1); break;
  }
}

void process_bottlenecks_close(void *pState){
  BottleneckRows *p = pState;
  log_close(&p->log);
  bottlenecks_free(&p->rows);
  mem_free(p);
}
