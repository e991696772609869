/* gini(x): the face of gini.c. */
#include "../core/error.h"
#include "gini.h"
#include "stats_sql.h"

#include <math.h>

/* A NULL is left out, by xStep and xInverse alike. */
void gini_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Percentile *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  double x;
  int rc = SO_OK;
  (void)argc;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if( stats_number(ctx, 1, "x", argv[0], &x)<=0 ) return;
  if( x<0 || isinf(x) ){
    err_argument_now(ctx, 1, "x", "a finite number from 0", argv[0]);
    return;
  }
  percentile_add(&rc, p, x);
  if( rc ) sqlite3_result_error_nomem(ctx);
}

void gini_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Percentile *p = sqlite3_aggregate_context(ctx, 0);
  double x;
  int rc = SO_OK;
  (void)argc;
  if( p==0 || stats_number(ctx, 1, "x", argv[0], &x)<=0 ) return;
  percentile_remove(&rc, p, x);
  if( rc ) sqlite3_result_error_nomem(ctx);
}

void gini_value(sqlite3_context *ctx){
  Percentile *p = sqlite3_aggregate_context(ctx, 0);
  double gini;
  if( p && gini_get(p, &gini) ) sqlite3_result_double(ctx, gini);
}

void gini_final(sqlite3_context *ctx){
  Percentile *p = sqlite3_aggregate_context(ctx, 0);
  gini_value(ctx);
  if( p ) percentile_free(p);
}
