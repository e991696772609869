/* process_variants(log [, options]): the lists of activities that cases
** follow, most frequent first. */
#include "../clock/moment_sql.h"
#include "../core/cell_sql.h"
#include "process_sql.h"
#include "variants.h"

typedef struct VariantRows VariantRows;
struct VariantRows {
  Log log;
  Variants variants;
  Spread *aSpread;                     /* by number */
  u64 *aSoFar;                         /* by rank: cases up to and with it */
};

int process_variants_open(TvfCall *call, sqlite3_value **apArg){
  int rc = SO_OK;
  u64 i, n = 0;
  VariantRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return rc;
  call->pState = p;
  if( process_open_log(call, apArg[0], &p->log) ) return call->err.rc;
  rc = variants_read(&p->variants, &p->log,
                     process_collapse(call, 2, apArg[1]));
  p->aSpread = spans_spread(&rc, &p->variants.spans, p->variants.n);
  p->aSoFar = mem_array(&rc, p->variants.n, sizeof(u64));
  for(i=0; rc==SO_OK && i<p->variants.n; i++){
    n += p->variants.a[p->variants.aOrder[i]].nCase;
    p->aSoFar[i] = n;
  }
  process_fault(call, rc, apArg[0]);
  call->nRow = (i64)p->variants.n;
  return call->err.rc;
}

/* A name as a JSON string: quotes, backslashes and control characters are
** escaped, every other byte is as it is. */
static void variantsJson(Buf *pOut, const LogName *pName){
  static const char zHex[] = "0123456789abcdef";
  u32 i;
  buf_byte(pOut, '"');
  for(i=0; i<pName->n; i++){
    u8 c = (u8)pName->z[i];
    if( c=='"' || c=='\\' ){
      buf_byte(pOut, '\\');
      buf_byte(pOut, c);
    }else if( c<0x20 ){
      buf_text(pOut, "\\u00");
      buf_byte(pOut, (u8)zHex[c>>4]);
      buf_byte(pOut, (u8)zHex[c&15]);
    }else{
      buf_byte(pOut, c);
    }
  }
  buf_byte(pOut, '"');
}

/* The activities as a JSON array, or joined for reading. */
static void variantsText(sqlite3_context *ctx, const VariantRows *p,
                         const Variant *v, int asJson){
  Buf out = {0, 0, 0, 0};
  u32 i;
  if( asJson ) buf_byte(&out, '[');
  for(i=0; i<v->nSeq && !process_too_long(ctx, &out); i++){
    const LogName *pName;
    pName = &p->log.aActivity[p->variants.aSeq[v->iSeq+i]];
    if( i ) buf_text(&out, asJson ? "," : " -> ");
    if( asJson ){
      variantsJson(&out, pName);
    }else{
      buf_bytes(&out, pName->z, pName->n);
    }
  }
  if( asJson ) buf_byte(&out, ']');
  process_result_text(ctx, &out);
}

void process_variants_column(sqlite3_context *ctx, void *pState,
                             sqlite3_int64 iRow, int iCol){
  const VariantRows *p = pState;
  u32 k = p->variants.aOrder[iRow];
  const Variant *v = &p->variants.a[k];
  const Spread *s = &p->aSpread[k];
  double nAll = (double)p->log.nCase;
  switch( iCol ){
    case 0: sqlite3_result_int64(ctx, iRow+1); break;
    case 1: variantsText(ctx, p, v, 0); break;
    case 2: variantsText(ctx, p, v, 1); break;
    case 3: sqlite3_result_int64(ctx, v->nSeq); break;
    case 4: sqlite3_result_int64(ctx, v->nCase); break;
    case 5: sqlite3_result_double(ctx, (double)v->nCase/nAll); break;
    case 6: sqlite3_result_double(ctx, (double)p->aSoFar[iRow]/nAll); break;
    case 7: process_result_hours(ctx, s->mean); break;
    case 8: process_result_hours(ctx, s->median); break;
    case 9: process_result_hours(ctx, s->p90); break;
    case 10: process_result_hours(ctx, s->min); break;
    case 11: process_result_hours(ctx, s->max); break;
    case 12: moment_result(ctx, v->firstAt); break;
    case 13: moment_result(ctx, v->lastAt); break;
    case 14: cell_result(ctx, &p->variants.examples.a[v->iExample]); break;
  }
}

void process_variants_close(void *pState){
  VariantRows *p = pState;
  log_close(&p->log);
  variants_free(&p->variants);
  mem_free(p->aSpread);
  mem_free(p->aSoFar);
  mem_free(p);
}
