/* process_conformance(log, model [, options]): case by case, whether it did
** exactly what the model says, and where it first did not. */
#include "../core/cell_sql.h"
#include "conformance.h"
#include "process_sql.h"
#include "variants.h"

typedef struct FitRows FitRows;
struct FitRows {
  Log log;
  u32 collapse;
  Variants variants;
  Model model;
  Fit *aFit;                           /* by variant number */
  u64 iNext;                           /* the case that log_next() gives next */
};

#define MODEL_WHAT "a sequence such as 'open -> triage -> close', a JSON " \
                   "list of names, or a JSON list of such lists"

static void fitModel(TvfCall *call, Model *p, const Log *pLog,
                     sqlite3_value *pText){
  int rc = SO_MISMATCH;
  if( sqlite3_value_type(pText)==SQLITE_TEXT ){
    const char *z = (const char*)sqlite3_value_text(pText);
    rc = z ? model_parse(p, pLog, z, (u64)sqlite3_value_bytes(pText))
           : SO_NOMEM;
  }
  if( rc==SO_MISMATCH ){
    err_argument(&call->err, call->pTvf->zName, 2, "model", MODEL_WHAT,
                 pText);
  }else{
    err_code(&call->err, rc);
  }
}

int process_conformance_open(TvfCall *call, sqlite3_value **apArg){
  int rc = SO_OK;
  u64 i;
  FitRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return rc;
  call->pState = p;
  if( process_open_log(call, apArg[0], &p->log) ) return call->err.rc;
  fitModel(call, &p->model, &p->log, apArg[1]);
  p->collapse = process_collapse(call, 3, apArg[2]);
  if( call->err.rc ) return call->err.rc;
  rc = variants_read(&p->variants, &p->log, p->collapse);
  p->aFit = mem_array(&rc, p->variants.n, sizeof(Fit));
  for(i=0; rc==SO_OK && i<p->variants.n; i++){
    const Variant *v = &p->variants.a[i];
    p->aFit[i] = model_fit(&p->model, p->variants.aSeq + v->iSeq, v->nSeq);
  }
  process_fault(call, rc, apArg[0]);
  log_rewind(&p->log);
  call->nRow = (i64)p->log.nCase;
  return call->err.rc;
}

/* The first deviation in words. */
static void fitWords(sqlite3_context *ctx, const FitRows *p, u32 k){
  static const char *const azWord[] = {
    "", "incomplete", " executed as start activity",
    " is an undesired activity", " is followed by "
  };                                   /* by Fit.kind */
  const Fit *pFit = &p->aFit[k];
  const u32 *aSeq = p->variants.aSeq + p->variants.a[k].iSeq;
  const LogName *aName = p->log.aActivity;
  const char *zWord = azWord[pFit->kind];
  LogName before = {"", 0}, after = {"", 0};
  Buf out = {0, 0, 0, 0};
  if( pFit->kind==FIT_CONFORMS ) return;
  if( pFit->kind==FIT_FOLLOWED ){
    before = aName[aSeq[pFit->at-1]];
    after = aName[aSeq[pFit->at]];
  }else if( pFit->kind!=FIT_INCOMPLETE ){
    before = aName[aSeq[pFit->at]];
  }
  /* Room for all of it at once: there may be a text for every case. */
  buf_reserve(&out, (u64)before.n + strlen(zWord) + after.n + 1);
  buf_bytes(&out, before.z, before.n);
  buf_text(&out, zWord);
  buf_bytes(&out, after.z, after.n);
  process_result_text(ctx, &out);
}

void process_conformance_column(sqlite3_context *ctx, void *pState,
                                sqlite3_int64 iRow, int iCol){
  FitRows *p = pState;
  u32 k = p->variants.spans.aGroup[iRow];
  while( p->iNext<=(u64)iRow ){
    if( !log_next(&p->log) ){
      sqlite3_result_error_nomem(ctx);
      return;
    }
    p->iNext++;
  }
  switch( iCol ){
    case 0: cell_result(ctx, &p->log.caseId); break;
    case 1:
      sqlite3_result_int64(ctx, (i64)p->variants.aRank[k] + 1);
      break;
    case 2: sqlite3_result_int(ctx, p->aFit[k].kind==FIT_CONFORMS); break;
    case 3: fitWords(ctx, p, k); break;
  }
}

void process_conformance_close(void *pState){
  FitRows *p = pState;
  log_close(&p->log);
  variants_free(&p->variants);
  model_free(&p->model);
  mem_free(p->aFit);
  mem_free(p);
}
