/*
** process_events(log [, options]) and process_cases(log [, options]): the log
** opened again, event by event and case by case, in the log's order.
**
** Both read while rows are asked for: the first pass only makes sure that the
** second cannot meet a fault. Memory is one case, whatever the log's size.
*/
#include "../clock/moment_sql.h"
#include "../core/cell_sql.h"
#include "../core/options.h"
#include "process_sql.h"
#include "variants.h"

typedef struct CaseRows CaseRows;
struct CaseRows {
  Log log;
  u32 collapse;
  int changes;                         /* process_events only */
  Variants variants;                   /* process_cases only */
  u64 iFirst, iEnd;                    /* rows of the current case */
  u64 *aSeen;                          /* by activity: case it was last seen
                                       ** in, from 1 */
  u64 *aSeenRes;                       /* the same by resource */
  u8 *aRework;                         /* of the current case's events */
  u64 nAllocRework;
  /* of the current case, for process_cases */
  u32 nRework, nSelfLoop, nResource, nHandover;
};

static void caserowsFree(CaseRows *p){
  if( p==0 ) return;
  log_close(&p->log);
  variants_free(&p->variants);
  mem_free(p->aSeen);
  mem_free(p->aSeenRes);
  mem_free(p->aRework);
  mem_free(p);
}

static void caserowsMeasure(CaseRows *p){
  const Log *g = &p->log;
  u64 stamp = g->iCase;
  u32 i;
  p->nRework = p->nSelfLoop = p->nResource = p->nHandover = 0;
  for(i=0; i<g->n; i++){
    int again = p->aSeen[g->aAct[i]]==stamp;
    p->aRework[i] = (u8)again;
    p->aSeen[g->aAct[i]] = stamp;
    p->nRework += (u32)again;
    if( i>0 && g->aAct[i]==g->aAct[i-1] ) p->nSelfLoop++;
    if( g->aRes==0 || g->aRes[i]==0 ) continue;
    if( p->aSeenRes[g->aRes[i]]!=stamp ) p->nResource++;
    p->aSeenRes[g->aRes[i]] = stamp;
    if( i>0 && g->aRes[i-1] && g->aRes[i-1]!=g->aRes[i] ) p->nHandover++;
  }
}

/* What the options leave of the current case. */
static void caserowsCut(CaseRows *p){
  log_collapse(&p->log, p->collapse);
  if( p->changes ) log_changes(&p->log);
}

/* On to the next case; its rows begin where the last one's ended. False at
** the end of memory. */
static int caserowsNext(CaseRows *p, int perEvent){
  int rc = SO_OK;
  if( !log_next(&p->log) ) return 0;
  caserowsCut(p);
  mem_reserve(&rc, &p->aRework, &p->nAllocRework, p->log.n, 1);
  if( rc ) return 0;
  caserowsMeasure(p);
  p->iFirst = p->iEnd;
  p->iEnd += perEvent ? p->log.n : 1;
  return 1;
}

static CaseRows *caserowsOpen(TvfCall *call, sqlite3_value *pLog){
  int rc = SO_OK;
  CaseRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return 0;
  call->pState = p;
  rc = process_open_log(call, pLog, &p->log);
  p->aSeen = mem_array(&rc, p->log.nActivity, sizeof(u64));
  p->aSeenRes = mem_array(&rc, (u64)p->log.nResource + 1, sizeof(u64));
  if( call->err.rc==SO_OK ) err_code(&call->err, rc);
  return rc==SO_OK ? p : 0;
}

/* Row iRow's case is current after this; false when memory ran out. */
static int caserowsSeek(sqlite3_context *ctx, CaseRows *p, i64 iRow,
                        int perEvent){
  while( (u64)iRow>=p->iEnd ){
    if( !caserowsNext(p, perEvent) ){
      sqlite3_result_error_nomem(ctx);
      return 0;
    }
  }
  return 1;
}

/* --- process_events -------------------------------------------------------*/

/* Read the whole log, so that what follows can fail for want of memory only,
** and count the events that are left. */
static int caserowsCount(CaseRows *p, i64 *pnEvent){
  *pnEvent = 0;
  while( log_next(&p->log) ){
    caserowsCut(p);
    *pnEvent += p->log.n;
  }
  if( p->log.rc==SO_OK ) log_rewind(&p->log);
  return p->log.rc;
}

int process_events_open(TvfCall *call, sqlite3_value **apArg){
  Option aOpt[2] = {
    { "collapse", 0, 1000000000, OPTION_INTEGER, 0, 0, 0, 0 },
    { "changes", 0, 1, OPTION_INTEGER, 0, 0, 0, 0 }
  };
  i64 nEvent;
  CaseRows *p = caserowsOpen(call, apArg[0]);
  if( p==0 ) return call->err.rc;
  options_read(&call->err, call->db, call->pTvf->zName, 2, apArg[1], aOpt, 2);
  if( call->err.rc ) return call->err.rc;
  p->collapse = (u32)aOpt[0].value;
  p->changes = aOpt[1].value!=0;
  process_fault(call, caserowsCount(p, &nEvent), apArg[0]);
  call->nRow = nEvent;
  return call->err.rc;
}

/* Event i's resource, NULL where it has none. */
static void caserowsResource(sqlite3_context *ctx, const Log *g, u32 i){
  if( g->aRes && g->aRes[i] ){
    process_result_name(ctx, &g->aResource[g->aRes[i]-1]);
  }
}

void process_events_column(sqlite3_context *ctx, void *pState,
                           sqlite3_int64 iRow, int iCol){
  CaseRows *p = pState;
  const Log *g = &p->log;
  u32 i;
  if( !caserowsSeek(ctx, p, iRow, 1) ) return;
  i = (u32)((u64)iRow - p->iFirst);
  switch( iCol ){
    case 0: cell_result(ctx, &g->caseId); break;
    case 1: sqlite3_result_int64(ctx, (i64)i + 1); break;
    case 2: process_result_name(ctx, &g->aActivity[g->aAct[i]]); break;
    case 3: moment_result(ctx, g->aAt[i]); break;
    case 4: caserowsResource(ctx, g, i); break;
    case 5:
      if( i>0 ) process_result_name(ctx, &g->aActivity[g->aAct[i-1]]);
      break;
    case 6: if( i>0 ) caserowsResource(ctx, g, i-1); break;
    case 7:
      if( i+1<g->n ) process_result_name(ctx, &g->aActivity[g->aAct[i+1]]);
      break;
    case 8: if( i+1<g->n ) caserowsResource(ctx, g, i+1); break;
    case 9: if( i+1<g->n ) moment_result(ctx, g->aAt[i+1]); break;
    case 10:
      if( i+1<g->n ){
        process_result_hours(ctx, (double)(g->aAt[i+1] - g->aAt[i]));
      }
      break;
    case 11: sqlite3_result_int(ctx, p->aRework[i]); break;
    case 12: sqlite3_result_int(ctx, i==0); break;
    case 13: sqlite3_result_int(ctx, i+1==g->n); break;
    case 14: sqlite3_result_int64(ctx, (i64)g->aPlace[i] + 1); break;
    case 15:
      sqlite3_result_int64(ctx, i+1<g->n ? g->aPlace[i+1] : g->nWhole);
      break;
    case 16:
      if( g->flags & LOG_SORT_INT ) sqlite3_result_int64(ctx, g->aSort[i]);
      if( g->flags & LOG_SORT_CELL ){
        cell_result(ctx, &g->sortings.a[g->aSort[i]]);
      }
      break;
  }
}

void process_events_close(void *pState){
  caserowsFree(pState);
}

/* --- process_cases --------------------------------------------------------*/

int process_cases_open(TvfCall *call, sqlite3_value **apArg){
  CaseRows *p = caserowsOpen(call, apArg[0]);
  if( p==0 ) return call->err.rc;
  p->collapse = process_collapse(call, 2, apArg[1]);
  if( call->err.rc ) return call->err.rc;
  process_fault(call, variants_read(&p->variants, &p->log, p->collapse),
                apArg[0]);
  log_rewind(&p->log);
  call->nRow = (i64)p->log.nCase;
  return call->err.rc;
}

void process_cases_column(sqlite3_context *ctx, void *pState,
                          sqlite3_int64 iRow, int iCol){
  CaseRows *p = pState;
  const Log *g = &p->log;
  if( !caserowsSeek(ctx, p, iRow, 0) ) return;
  switch( iCol ){
    case 0: cell_result(ctx, &g->caseId); break;
    case 1: {
      u32 k = p->variants.spans.aGroup[iRow];
      sqlite3_result_int64(ctx, (i64)p->variants.aRank[k] + 1);
      break;
    }
    case 2: sqlite3_result_int64(ctx, g->n); break;
    case 3: moment_result(ctx, g->startAt); break;
    case 4: moment_result(ctx, g->endAt); break;
    case 5: process_result_hours(ctx, (double)(g->endAt - g->startAt)); break;
    case 6: process_result_name(ctx, &g->aActivity[g->aAct[0]]); break;
    case 7: process_result_name(ctx, &g->aActivity[g->aAct[g->n-1]]); break;
    case 8: sqlite3_result_int64(ctx, p->nRework); break;
    case 9: sqlite3_result_int64(ctx, p->nSelfLoop); break;
    case 10: sqlite3_result_int64(ctx, p->nResource); break;
    case 11: sqlite3_result_int64(ctx, p->nHandover); break;
  }
}

void process_cases_close(void *pState){
  caserowsFree(pState);
}
