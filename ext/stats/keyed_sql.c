/*
** The face of keyed.c:
**
**   keyed(key, x)                 aggregate
**   keyed_merge(keyed)            aggregate
**   keyed_merge(a, b, ...)        scalar
**   keyed_quantiles(keyed, ps)    table
**
** Easy to get wrong: a row of keyed_quantiles() costs what is asked of it. The
** exact sums are only made for a row whose total, mean or sd is read.
*/
#include "../core/cell_sql.h"
#include "../core/error.h"
#include "../core/options.h"
#include "../core/tvf.h"
#include "keyed.h"
#include "moments.h"
#include "percentile.h"
#include "stats_sql.h"

#include <math.h>

#define KEYED_WHAT "a value made by keyed()"
#define QUANTILE_MAX 12                /* columns q1 to q12 */

void keyed_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  KeyedBuild *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  double x = NAN;
  Cell key;
  int found;
  (void)argc;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  found = stats_number(ctx, 2, "x", argv[1], &x);
  if( found>0 && isinf(x) ){
    err_argument_now(ctx, 2, "x", "a finite number", argv[1]);
    found = -1;
  }
  if( found<0 ) return;
  key = cell_of_value(&p->rc, argv[0]);
  keyedbuild_add(p, &key, x);
  if( p->rc ) sqlite3_result_error_nomem(ctx);
}

/* The value, if there is anything in it. The memory goes to SQL. */
static void keyedResult(sqlite3_context *ctx, KeyedBuild *p){
  Buf out = {0, 0, 0, 0};
  if( p->rc || p->keys.n==0 ) return;
  keyedbuild_write(p, &out);
  if( out.rc ){
    buf_free(&out);
    sqlite3_result_error_nomem(ctx);
  }else{
    sqlite3_result_blob64(ctx, out.a, out.n, sqlite3_free);
  }
}

void keyed_final(sqlite3_context *ctx){
  KeyedBuild *p = sqlite3_aggregate_context(ctx, 0);
  if( p==0 ) return;
  keyedResult(ctx, p);
  keyedbuild_free(p);
}

/* --- keyed_merge ----------------------------------------------------------*/

/* Argument iArg into p. False after a fault, which has been reported. */
static int keyedMerge(sqlite3_context *ctx, KeyedBuild *p, int iArg,
                      sqlite3_value *pValue){
  int rc = SO_MISMATCH;
  if( sqlite3_value_type(pValue)==SQLITE_NULL ) return 1;
  if( sqlite3_value_type(pValue)==SQLITE_BLOB ){
    const void *a = sqlite3_value_blob(pValue);
    rc = keyedbuild_add_value(p, a, (u64)sqlite3_value_bytes(pValue));
  }
  if( rc==SO_MISMATCH ){
    err_argument_now(ctx, iArg, "keyed", KEYED_WHAT, pValue);
  }
  if( rc==SO_NOMEM ) sqlite3_result_error_nomem(ctx);
  return rc==SO_OK;
}

void keyed_merge_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  KeyedBuild *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  (void)argc;
  if( p ){
    keyedMerge(ctx, p, 1, argv[0]);
  }else{
    sqlite3_result_error_nomem(ctx);
  }
}

void keyed_merge_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  KeyedBuild build;
  int i, ok = 1;
  memset(&build, 0, sizeof(build));
  for(i=0; ok && i<argc; i++) ok = keyedMerge(ctx, &build, i+1, argv[i]);
  if( ok ) keyedResult(ctx, &build);
  keyedbuild_free(&build);
}

/* --- keyed_quantiles ------------------------------------------------------*/

typedef struct QuantileRows QuantileRows;
struct QuantileRows {
  Keyed keyed;                         /* stands at row iRow */
  sqlite3_int64 iRow;                  /* -1 before the first */
  Moments moments;                     /* of that row, when hasMoments */
  int hasMoments;
  double aP[QUANTILE_MAX];
  int nP;
};

int keyed_quantiles_open(TvfCall *call, sqlite3_value **apArg){
  int rc = SO_OK;
  QuantileRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return rc;
  call->pState = p;
  p->iRow = -1;
  p->nP = 3;
  p->aP[0] = 0.5;
  p->aP[1] = 0.9;
  p->aP[2] = 0.95;
  if( apArg[1] ){
    p->nP = options_numbers(&call->err, call->db, call->pTvf->zName, 2, "ps",
                            "a probability", apArg[1], 0, 1, p->aP,
                            QUANTILE_MAX);
  }
  rc = SO_MISMATCH;
  if( sqlite3_value_type(apArg[0])==SQLITE_BLOB ){
    const void *a = sqlite3_value_blob(apArg[0]);
    rc = keyed_open(&p->keyed, a, (u64)sqlite3_value_bytes(apArg[0]));
    if( rc==SO_OK ) rc = keyed_check(&p->keyed);
  }
  if( rc==SO_MISMATCH ){
    err_argument(&call->err, call->pTvf->zName, 1, "keyed", KEYED_WHAT,
                 apArg[0]);
  }
  err_code(&call->err, rc);
  call->nRow = (i64)p->keyed.nKey;
  return call->err.rc;
}

/* Columns total, mean and sd. A value alone has no deviation: NULL. */
static void quantileSum(sqlite3_context *ctx, QuantileRows *p, int iCol){
  double x = 0;
  int found = 0;
  u64 i;
  if( !p->hasMoments ){
    memset(&p->moments, 0, sizeof(p->moments));
    for(i=0; i<p->keyed.n; i++) moments_add(&p->moments, p->keyed.a[i], 1);
    p->hasMoments = 1;
  }
  switch( iCol ){
    case 2: found = mean_total(&p->moments.mean, &x); break;
    case 3: found = mean_get(&p->moments.mean, &x); break;
    case 4: found = moments_spread(&p->moments, SPREAD_ROOT, &x); break;
  }
  if( found ) sqlite3_result_double(ctx, x);
}

/* Nothing can fail in keyed_next() here: keyed_check() has read it all once,
** and left room for the largest key. */
void keyed_quantiles_column(sqlite3_context *ctx, void *pState,
                            sqlite3_int64 iRow, int iCol){
  QuantileRows *p = pState;
  const Keyed *k = &p->keyed;
  for(; p->iRow<iRow; p->iRow++){
    keyed_next(&p->keyed);
    p->hasMoments = 0;
  }
  if( iCol==0 ){
    cell_result(ctx, &k->key);
  }else if( iCol==1 ){
    sqlite3_result_int64(ctx, (i64)k->n);
  }else if( k->n==0 ){
    return;
  }else if( iCol<5 ){
    quantileSum(ctx, p, iCol);
  }else if( iCol<7 ){
    sqlite3_result_double(ctx, k->a[iCol==5 ? 0 : k->n-1]);
  }else if( iCol<7+p->nP ){
    double q = percentile_sorted(k->a, k->n, p->aP[iCol-7]);
    sqlite3_result_double(ctx, q);
  }
}

void keyed_quantiles_close(void *pState){
  QuantileRows *p = pState;
  keyed_close(&p->keyed);
  mem_free(p);
}
