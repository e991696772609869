/*
** median(y), percentile(y, p), percentile_cont(y, p), percentile_disc(y, p):
** the face of percentile.c, with the meaning, and word for word the errors,
** of the functions of these names that newer SQLites can be built with:
**
**   1  p is checked on every row, also where y is NULL; it must be a number
**      (or text that is one) from 0 to 100, or to 1 for _cont and _disc.
**   2  p must be the same in all rows, which is to say within 0.001 of the
**      first, as a fraction of 1; the first counts.
**   3  A NULL y is left out. A y that is text or a BLOB is an error, even
**      '7'; so is an infinite one.
**   4  The answer is REAL. With no y left it is NULL.
**   5  What enters a frame and leaves it leaves no trace. p does not change
**      with the frame.
**
** Easy to get wrong: percentile_disc() is not PostgreSQL's. It gives the
** value at floor(p*(n-1)); there it is the one at ceil(p*n)-1.
*/
#include "../core/base.h"
#include "../core/room.h"
#include "percentile.h"
#include "stats_sql.h"

#include <math.h>

/* zFormat has one %s, for the function's name. */
static void percentileError(sqlite3_context *ctx, const char *zFormat){
  const Func *pFunc = sqlite3_user_data(ctx);
  char *z = sqlite3_mprintf(zFormat, pFunc->zName);
  if( z ){
    sqlite3_result_error(ctx, z, -1);
  }else{
    sqlite3_result_error_nomem(ctx);
  }
  sqlite3_free(z);
}

/* Rule 1. False after an error. */
static int percentileFraction(sqlite3_context *ctx, int argc,
                              sqlite3_value **argv, double *pFraction){
  const Func *pFunc = sqlite3_user_data(ctx);
  int type;
  if( argc<2 ){
    *pFraction = 0.5;
    return 1;
  }
  type = sqlite3_value_numeric_type(argv[1]);
  *pFraction = sqlite3_value_double(argv[1]);
  if( pFunc->iMode==PERCENTILE_100 ) *pFraction /= 100.0;
  if( (type==SQLITE_INTEGER || type==SQLITE_FLOAT)
   && *pFraction>=0.0 && *pFraction<=1.0 ) return 1;
  percentileError(ctx, pFunc->iMode==PERCENTILE_100
      ? "the fraction argument to %s() is not between 0.0 and 100.0"
      : "the fraction argument to %s() is not between 0.0 and 1.0");
  return 0;
}

static int percentileIsNumber(sqlite3_value *pValue){
  int type = sqlite3_value_type(pValue);
  return type==SQLITE_INTEGER || type==SQLITE_FLOAT;
}

void percentile_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Percentile *p;
  double fraction, y;
  int rc = SO_OK;
  if( !percentileFraction(ctx, argc, argv, &fraction) ) return;
  p = sqlite3_aggregate_context(ctx, sizeof(*p));
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if( !p->hasFraction ){
    p->fraction = fraction;
    p->hasFraction = 1;
  }else if( fabs(p->fraction-fraction)>0.001 ){                   /* rule 2 */
    percentileError(ctx,
        "the fraction argument to %s() is not the same for all input rows");
    return;
  }
  if( sqlite3_value_type(argv[0])==SQLITE_NULL ) return;          /* rule 3 */
  if( !percentileIsNumber(argv[0]) ){
    percentileError(ctx, "input to %s() is not numeric");
    return;
  }
  y = sqlite3_value_double(argv[0]);
  if( !isfinite(y) ){
    percentileError(ctx, "Inf input to %s()");
    return;
  }
  percentile_add(&rc, p, y);
  if( rc ) sqlite3_result_error_nomem(ctx);
}

/* Rule 5: take out what percentile_step() let in, and only that: a value that
** it refused ended the statement. */
void percentile_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Percentile *p = sqlite3_aggregate_context(ctx, 0);
  int rc = SO_OK;
  (void)argc;
  if( p==0 || !percentileIsNumber(argv[0]) ) return;
  percentile_remove(&rc, p, sqlite3_value_double(argv[0]));
  if( rc ) sqlite3_result_error_nomem(ctx);
}

void percentile_value(sqlite3_context *ctx){
  const Func *pFunc = sqlite3_user_data(ctx);
  Percentile *p = sqlite3_aggregate_context(ctx, 0);
  double y;
  if( p && percentile_get(p, pFunc->iMode==PERCENTILE_DISC, &y) ){
    sqlite3_result_double(ctx, y);
  }
}

void percentile_final(sqlite3_context *ctx){
  Percentile *p = sqlite3_aggregate_context(ctx, 0);
  percentile_value(ctx);
  if( p ) percentile_free(p);
}
