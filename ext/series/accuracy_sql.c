/*
** mae, rmse, bias, mape, smape, wape (actual, forecast), mase(actual,
** forecast, scale), coverage(actual, low, high): aggregates and window
** functions; and naive_scale(series, season): the faces of accuracy.c.
**
** Easy to get wrong: xInverse must take out exactly what xStep put in. Both
** read a row through the same function.
*/
#include "../stats/stats_sql.h"
#include "accuracy.h"
#include "series_sql.h"

#include <math.h>

/* 1: the row is in *pRow. 0: one of its values is NULL. -1: the error was
** reported. Numbers are of the size that a step of a series may have, so
** that no difference of two is infinite. */
static int accuracyRow(sqlite3_context *ctx, int measure, int argc,
                       sqlite3_value **argv, AccuracyRow *pRow){
  static const char *const azPair[] = { "actual", "forecast", "scale" };
  static const char *const azRange[] = { "actual", "low", "high" };
  const char *const *az = measure==ACCURACY_COVERAGE ? azRange : azPair;
  double a[3] = {0, 0, 0};
  int i, found = 1;
  for(i=0; i<argc; i++){
    int rc = stats_number(ctx, i+1, az[i], argv[i], &a[i]);
    if( rc<0 ) return -1;
    if( rc==0 ) found = 0;
    if( fabs(a[i])>SERIES_LARGEST ){
      err_argument_now(ctx, i+1, az[i], "at most 1e300 in size", argv[i]);
      return -1;
    }
  }
  if( measure==ACCURACY_MASE && a[2]<0 ){
    err_argument_now(ctx, 3, "scale", "0 or more", argv[2]);
    return -1;
  }
  pRow->actual = a[0];
  pRow->forecast = a[1];
  pRow->other = a[2];
  return found;
}

static void accuracyStep(sqlite3_context *ctx, int argc, sqlite3_value **argv,
                         int sign){
  int measure = ((const Func*)sqlite3_user_data(ctx))->iMode;
  Accuracy *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  AccuracyRow row;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
  }else if( accuracyRow(ctx, measure, argc, argv, &row)>0 ){
    accuracy_add(p, measure, &row, sign);
  }
}

void accuracy_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  accuracyStep(ctx, argc, argv, 1);
}

void accuracy_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  accuracyStep(ctx, argc, argv, -1);
}

/* Also xFinal: there is nothing to free. */
void accuracy_value(sqlite3_context *ctx){
  int measure = ((const Func*)sqlite3_user_data(ctx))->iMode;
  Accuracy *p = sqlite3_aggregate_context(ctx, 0);
  double x;
  if( p && accuracy_get(p, measure, &x) ) sqlite3_result_double(ctx, x);
}

void naive_scale_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Series series;
  sqlite3_int64 season;
  double x;
  int rc;
  (void)argc;
  if( sqlite3_value_type(argv[0])==SQLITE_NULL
   || sqlite3_value_type(argv[1])==SQLITE_NULL ) return;
  if( !stats_integer(ctx, 2, "season", "an integer from 1 to " SERIES_MAX_TEXT,
                     argv[1], 1, SERIES_MAX, &season) ) return;
  rc = series_of_value(argv[0], &series);
  if( rc==SO_MISMATCH ){
    err_argument_now(ctx, 1, "series", SERIES_WHAT, argv[0]);
  }else if( rc ){
    sqlite3_result_error_nomem(ctx);
  }else if( accuracy_naive(&series, (u64)season, &x) ){
    sqlite3_result_double(ctx, x);
  }
  series_close(&series);
}
