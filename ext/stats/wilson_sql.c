/*
** wilson_interval(k, n [, level]), wilson_low() and wilson_high(): the faces of
** wilson.c.
*/
#include "../core/error.h"
#include "stats_sql.h"
#include "wilson.h"

/* A count: an integer, or a real that is one, as sum() may give. Past 2^53 a
** double no longer holds every integer, so an integer is looked at before it
** becomes one. False after an error. */
static int wilsonCount(sqlite3_context *ctx, int iArg, const char *zRole,
                       sqlite3_value *pValue, double *pOut){
  const sqlite3_int64 max = (sqlite3_int64)1<<53;
  int type = sqlite3_value_type(pValue), ok = 0;
  double x = sqlite3_value_double(pValue);
  if( type==SQLITE_INTEGER ){
    sqlite3_int64 i = sqlite3_value_int64(pValue);
    ok = i>=0 && i<=max;
  }else if( type==SQLITE_FLOAT ){
    ok = x>=0 && x<=(double)max && x==(double)(sqlite3_int64)x;
  }
  *pOut = x;
  if( ok ) return 1;
  err_argument_now(ctx, iArg, zRole,
                   "a count, a whole number from 0 to 2^53", pValue);
  return 0;
}

/* The level, when there is one; false after an error. */
static int wilsonLevel(sqlite3_context *ctx, sqlite3_value *pValue,
                       double *pOut){
  int type = sqlite3_value_numeric_type(pValue);
  if( type==SQLITE_NULL ) return 1;
  *pOut = sqlite3_value_double(pValue);
  if( (type==SQLITE_INTEGER || type==SQLITE_FLOAT)
   && *pOut>0 && *pOut<1 ) return 1;
  err_argument_now(ctx, 3, "level", "a number between 0 and 1", pValue);
  return 0;
}

/* The arguments that all three share; false where there is nothing to compute,
** for NULL or after an error. The parameter is checked before the cells: a
** wrong level in a query over NULLs should not wait for the first row that has
** counts. */
static int wilsonArguments(sqlite3_context *ctx, int argc,
                           sqlite3_value **argv, double *pK, double *pN,
                           double *pLevel){
  *pLevel = 0.95;
  if( argc>2 && !wilsonLevel(ctx, argv[2], pLevel) ) return 0;
  if( sqlite3_value_type(argv[0])==SQLITE_NULL
   || sqlite3_value_type(argv[1])==SQLITE_NULL ) return 0;
  if( !wilsonCount(ctx, 1, "k", argv[0], pK)
   || !wilsonCount(ctx, 2, "n", argv[1], pN) ) return 0;
  if( *pK>*pN ){
    err_argument_now(ctx, 1, "k", "at most argument 2 (n)", argv[0]);
    return 0;
  }
  return 1;
}

void wilson_low_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  double k, n, level, low, high;
  if( !wilsonArguments(ctx, argc, argv, &k, &n, &level) ) return;
  wilson_limits(k, n, level, &low, &high);
  sqlite3_result_double(ctx, low);
}

void wilson_high_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  double k, n, level, low, high;
  if( !wilsonArguments(ctx, argc, argv, &k, &n, &level) ) return;
  wilson_limits(k, n, level, &low, &high);
  sqlite3_result_double(ctx, high);
}

void wilson_interval_func(sqlite3_context *ctx, int argc,
                          sqlite3_value **argv){
  double k, n, level, low, high;
  char *zEstimate, *z = 0;
  if( !wilsonArguments(ctx, argc, argv, &k, &n, &level) ) return;
  wilson_limits(k, n, level, &low, &high);
  zEstimate = n>0 ? sqlite3_mprintf("%!.17g", k/n) : sqlite3_mprintf("null");
  if( zEstimate ){
    z = sqlite3_mprintf("{\"estimate\":%s,\"low\":%!.17g,\"high\":%!.17g,"
        "\"k\":%lld,\"n\":%lld,\"level\":%!.17g}", zEstimate, low, high,
        (sqlite3_int64)k, (sqlite3_int64)n, level);
  }
  sqlite3_free(zEstimate);
  if( z ){
    sqlite3_result_text(ctx, z, -1, sqlite3_free);
  }else{
    sqlite3_result_error_nomem(ctx);
  }
}
