/*
** The series value in SQL:
**
**   series(at, y [, step [, combine [, options]]])           window
**   series_merge(series)                                     window
**   series_merge(a, b, ...)                                  scalar
**   series_info(series)                                      scalar, JSON
**   series_points(series)                                    table
**
** Easy to get wrong: step, combine and options come with every row and must
** be the same in all. They are read once and then compared as text.
*/
#include "../clock/moment_sql.h"
#include "../core/options.h"
#include "series_build.h"
#include "series_sql.h"

#include <math.h>

#define SERIES_N_PARAM 3
enum { PARAM_STEP, PARAM_COMBINE, PARAM_OPTIONS };
static const char *const azSeriesParam[] = { "step", "combine", "options" };
static const char *const azSeriesCombine[] = { "sum", "mean", "last" };
static const char *const azSeriesMissing[] = { "null", "zero" };

typedef struct SeriesState SeriesState;
struct SeriesState {
  SeriesBuild build;
  int isRead;                          /* the parameters below were read */
  sqlite3_value *apParam[SERIES_N_PARAM];   /* 0: absent or NULL */
};

/* --- Parameters ----------------------------------------------------------*/

/* A moment among the options. */
static int seriesMoment(Err *err, const Option *p, i64 *pMs){
  char *zGot;
  if( err->rc || !p->given ) return 0;
  if( moment_of_value(p->pValue, pMs) ) return 1;
  zGot = err_value(p->pValue);
  if( zGot==0 ) err_code(err, SO_NOMEM);
  err_set(err, "series(): argument 5 (options) must have %s a moment, got %s",
          p->zKey, zGot);
  sqlite3_free(zGot);
  return 0;
}

static void seriesOptions(Err *err, sqlite3 *db, sqlite3_value *pJson,
                          SeriesBuild *p){
  Option aOpt[] = {
    { "missing", 0, 0, OPTION_WORD, 0, "null zero", 0, 0 },
    { "from", 0, 0, OPTION_ANY, 0, 0, 0, 0 },
    { "to", 0, 0, OPTION_ANY, 0, 0, 0, 0 },
  };
  options_read(err, db, "series", 5, pJson, aOpt, 3);
  p->missingIsZero = aOpt[0].value>0;
  p->hasFrom = seriesMoment(err, &aOpt[1], &p->from);
  p->hasTo = seriesMoment(err, &aOpt[2], &p->to);
  if( p->hasFrom && p->hasTo && p->from>p->to ){
    err_set(err, "series(): argument 5 (options) must have from before to");
  }
  options_free(aOpt, 3);
}

static int seriesCombine(sqlite3_value *p, int *pOut){
  const char *z;
  int i;
  if( sqlite3_value_type(p)!=SQLITE_TEXT ) return 0;
  z = (const char*)sqlite3_value_text(p);
  for(i=0; z && i<=SERIES_LAST; i++){
    size_t n = strlen(azSeriesCombine[i]);
    if( (size_t)sqlite3_value_bytes(p)!=n ) continue;
    if( memcmp(z, azSeriesCombine[i], n)!=0 ) continue;
    *pOut = i;
    return 1;
  }
  return 0;
}

static void seriesReadParams(Err *err, sqlite3_context *ctx, SeriesState *p){
  sqlite3_value *pStep = p->apParam[PARAM_STEP];
  sqlite3_value *pCombine = p->apParam[PARAM_COMBINE];
  if( pStep && !step_of_value(pStep, &p->build.step) ){
    err_argument(err, "series", 3, "step", STEP_WHAT, pStep);
  }
  if( pCombine && !seriesCombine(pCombine, &p->build.combine) ){
    err_argument(err, "series", 4, "combine", "'sum', 'mean' or 'last'",
                 pCombine);
  }
  seriesOptions(err, sqlite3_context_db_handle(ctx), p->apParam[PARAM_OPTIONS],
                &p->build);
}

/* Text of another encoding becomes ours here, where nothing but memory can be
** wrong with it. */
static int seriesIsReady(sqlite3_value *p){
  return sqlite3_value_type(p)!=SQLITE_TEXT || sqlite3_value_text(p)!=0;
}

/* Both NULL, or text of the same bytes. */
static int seriesSameParam(sqlite3_value *a, sqlite3_value *b){
  const void *pA, *pB;
  int n;
  if( a==0 ) return sqlite3_value_type(b)==SQLITE_NULL;
  if( sqlite3_value_type(b)!=SQLITE_TEXT ) return 0;
  pA = sqlite3_value_text(a);
  pB = sqlite3_value_text(b);
  n = sqlite3_value_bytes(a);
  return pA && pB && n==sqlite3_value_bytes(b) && memcmp(pA, pB, (size_t)n)==0;
}

/* False after a fault, which has been reported. */
static int seriesParams(sqlite3_context *ctx, SeriesState *p, int argc,
                        sqlite3_value **argv){
  Err err = {SO_OK, 0};
  int i;
  for(i=0; i<argc-2 && p->isRead; i++){
    if( seriesSameParam(p->apParam[i], argv[i+2]) ) continue;
    err_argument_now(ctx, i+3, azSeriesParam[i], "the same in every row",
                     argv[i+2]);
    return 0;
  }
  if( p->isRead ) return 1;
  p->isRead = 1;
  for(i=0; i<argc-2; i++){             /* kept to compare others with */
    if( sqlite3_value_type(argv[i+2])==SQLITE_NULL ) continue;
    p->apParam[i] = sqlite3_value_dup(argv[i+2]);
    if( p->apParam[i]==0 || !seriesIsReady(p->apParam[i]) ){
      err_code(&err, SO_NOMEM);
    }
  }
  seriesReadParams(&err, ctx, p);
  return !err_result(ctx, &err);
}

/* --- Collecting ----------------------------------------------------------*/

/* *pY, NaN for NULL. False after a fault. */
static int seriesNumberOf(sqlite3_context *ctx, sqlite3_value *p, double *pY){
  *pY = NAN;
  switch( sqlite3_value_type(p) ){
    case SQLITE_NULL:
      return 1;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      *pY = sqlite3_value_double(p);
      if( fabs(*pY)<=SERIES_LARGEST_ROW ) return 1;
  }
  err_argument_now(ctx, 2, "y", "a number of at most 1e280 in size", p);
  return 0;
}

void series_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  SeriesState *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  i64 at;
  double y;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if( !seriesParams(ctx, p, argc, argv) ) return;
  if( !seriesNumberOf(ctx, argv[1], &y) ) return;
  if( moment_of_value(argv[0], &at) ){
    seriesbuild_add(&p->build, at, y);
  }else{
    seriesbuild_skip(&p->build);
  }
  if( p->build.rc ) sqlite3_result_error_nomem(ctx);
}

void series_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  SeriesState *p = sqlite3_aggregate_context(ctx, 0);
  i64 at;
  (void)argc;
  if( p==0 ) return;
  if( moment_of_value(argv[0], &at) ){
    seriesbuild_drop(&p->build);
  }else{
    seriesbuild_unskip(&p->build);
  }
}

/* --- Writing and merging -------------------------------------------------*/

/* What is wrong with the rows of series(), or with the values of
** series_merge(), in words. */
static void seriesFault(sqlite3_context *ctx, int rc, const Step *pStep,
                        u64 nGot){
  const char *zName = ((const Func*)sqlite3_user_data(ctx))->zName;
  int isMerge = strcmp(zName, "series")!=0;
  char zStep[STEP_TEXT];
  Err err = {SO_OK, 0};
  switch( rc ){
    case SERIES_FEW:
      err_set(&err, "%s(): argument 3 (step) must be given, such as '1 day', "
              "where there are fewer than 3 moments to infer it from, got "
              "%llu", zName, nGot);
      break;
    case SERIES_UNCLEAR:
      err_set(&err, "%s(): argument 3 (step) must be given, such as '1 day', "
              "where no spacing accounts for more than half of all, got "
              "%llu moments", zName, nGot);
      break;
    case SERIES_LONG:
      step_print(pStep, zStep);
      err_set(&err, "%s(): %s must give at most " SERIES_MAX_TEXT
              " buckets from the first moment to the last, got %llu of %Q",
              zName, isMerge ? "argument 1 (series)" : "argument 3 (step)",
              nGot, zStep);
      break;
    case SERIES_LARGE:
      err_set(&err, "%s(): argument 1 (series) must make numbers of at most "
              "1e300 in size, got a larger one", zName);
      break;
    default:
      err_code(&err, rc);
  }
  err_result(ctx, &err);
}

static void seriesResult(sqlite3_context *ctx, const SeriesBuild *p){
  Buf out = {0, 0, 0, 0};
  Step step;
  u64 nGot = 0;
  int rc = seriesbuild_write(p, &out, &step, &nGot);
  if( rc==SO_OK ){
    sqlite3_result_blob64(ctx, out.a, out.n, sqlite3_free);
  }else{
    buf_free(&out);
    seriesFault(ctx, rc, &step, nGot);
  }
}

void series_value(sqlite3_context *ctx){
  const SeriesState *p = sqlite3_aggregate_context(ctx, 0);
  if( p && p->build.nInput>0 ) seriesResult(ctx, &p->build);
}

void series_final(sqlite3_context *ctx){
  SeriesState *p = sqlite3_aggregate_context(ctx, 0);
  int i;
  if( p==0 ) return;
  if( p->build.rc==SO_OK ) series_value(ctx);
  seriesbuild_free(&p->build);
  for(i=0; i<SERIES_N_PARAM; i++) sqlite3_value_free(p->apParam[i]);
}

/* The value of argument iArg was made in another way than those before. */
static void seriesOther(sqlite3_context *ctx, const SeriesBuild *p, int iArg,
                        int rc, sqlite3_value *pGot){
  char zHas[STEP_TEXT], zMust[STEP_TEXT];
  const void *a = sqlite3_value_blob(pGot);
  const char *zWhat = "step";
  SeriesRead read;
  Err err = {SO_OK, 0};
  seriesread_open(&read, a, (u64)sqlite3_value_bytes(pGot));
  if( rc==SERIES_OTHER_STEP ){
    step_print(&p->step, zMust);
    step_print(&read.head.step, zHas);
  }else if( rc==SERIES_OTHER_COMBINE ){
    zWhat = "combine";
    strcpy(zMust, azSeriesCombine[p->combine]);
    strcpy(zHas, azSeriesCombine[read.head.combine]);
  }else{
    zWhat = "missing";
    strcpy(zMust, azSeriesMissing[p->missingIsZero]);
    strcpy(zHas, azSeriesMissing[read.head.missingIsZero]);
  }
  err_set(&err, "series_merge(): argument %d (series) must have the %s of the "
          "others, %Q, got %Q", iArg, zWhat, zMust, zHas);
  err_result(ctx, &err);
}

/* Argument iArg into p. False after a fault, which has been reported. */
static int seriesMerge(sqlite3_context *ctx, SeriesBuild *p, int iArg,
                       sqlite3_value *pSeries){
  int rc = SO_MISMATCH;
  if( sqlite3_value_type(pSeries)==SQLITE_NULL ) return 1;
  if( sqlite3_value_type(pSeries)==SQLITE_BLOB ){
    const void *a = sqlite3_value_blob(pSeries);
    rc = seriesbuild_merge(p, a, (u64)sqlite3_value_bytes(pSeries));
  }
  if( rc==SO_MISMATCH ){
    err_argument_now(ctx, iArg, "series", SERIES_WHAT, pSeries);
  }else if( rc==SO_NOMEM ){
    sqlite3_result_error_nomem(ctx);
  }else if( rc ){
    seriesOther(ctx, p, iArg, rc, pSeries);
  }
  return rc==SO_OK;
}

void series_merge_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  SeriesState *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  (void)argc;
  if( p ){
    seriesMerge(ctx, &p->build, 1, argv[0]);
  }else{
    sqlite3_result_error_nomem(ctx);
  }
}

void series_merge_inverse(sqlite3_context *ctx, int argc,
                          sqlite3_value **argv){
  SeriesState *p = sqlite3_aggregate_context(ctx, 0);
  const void *a;
  (void)argc;
  if( p==0 || sqlite3_value_type(argv[0])!=SQLITE_BLOB ) return;
  a = sqlite3_value_blob(argv[0]);
  seriesbuild_unmerge(&p->build, a, (u64)sqlite3_value_bytes(argv[0]));
}

void series_merge_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  SeriesBuild build;
  int i, ok = 1;
  memset(&build, 0, sizeof(build));
  for(i=0; ok && i<argc; i++) ok = seriesMerge(ctx, &build, i+1, argv[i]);
  if( ok && build.nInput>0 ) seriesResult(ctx, &build);
  seriesbuild_free(&build);
}

/* --- Reading -------------------------------------------------------------*/

int series_of_value(sqlite3_value *pSeries, Series *p){
  const void *a;
  memset(p, 0, sizeof(*p));
  if( sqlite3_value_type(pSeries)!=SQLITE_BLOB ) return SO_MISMATCH;
  a = sqlite3_value_blob(pSeries);
  return series_open(p, a, (u64)sqlite3_value_bytes(pSeries));
}

int series_open_value(TvfCall *call, sqlite3_value *pSeries, Series *p){
  int rc = series_of_value(pSeries, p);
  if( rc==SO_MISMATCH ){
    err_argument(&call->err, call->pTvf->zName, 1, "series", SERIES_WHAT,
                 pSeries);
  }else{
    err_code(&call->err, rc);
  }
  return rc;
}

/* A moment in JSON, or null. */
static void seriesQuote(const Series *p, u64 i, char *z){
  i64 ms;
  int n;
  strcpy(z, "null");
  if( p->n==0 || !series_at(p, i, &ms) ) return;
  z[0] = '"';
  n = moment_print(ms, z+1);
  strcpy(z+1+n, "\"");
}

static char *seriesInfo(const Series *p, int nByte){
  char zFirst[MOMENT_MAX_TEXT+2], zLast[MOMENT_MAX_TEXT+2];
  char zStep[STEP_TEXT+2] = "null";
  if( step_is(&p->step) ){
    zStep[0] = '"';
    strcpy(zStep + 1 + step_print(&p->step, zStep+1), "\"");
  }
  seriesQuote(p, 0, zFirst);
  seriesQuote(p, p->n-1, zLast);
  return sqlite3_mprintf(
      "{\"step\":%s,\"combine\":\"%s\",\"missing_as\":\"%s\",\"first\":%s,"
      "\"last\":%s,\"buckets\":%llu,\"missing\":%llu,\"rows_skipped\":%llu,"
      "\"bytes\":%d,\"version\":%d}",
      zStep, azSeriesCombine[p->combine], azSeriesMissing[p->missingIsZero],
      zFirst, zLast, p->n, p->nMissing, p->nSkipped, nByte, SERIES_VERSION);
}

void series_info_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Series series;
  char *z = 0;
  int rc;
  (void)argc;
  if( sqlite3_value_type(argv[0])==SQLITE_NULL ) return;
  rc = series_of_value(argv[0], &series);
  if( rc==SO_OK ) z = seriesInfo(&series, sqlite3_value_bytes(argv[0]));
  if( rc==SO_MISMATCH ){
    err_argument_now(ctx, 1, "series", SERIES_WHAT, argv[0]);
  }else if( z ){
    sqlite3_result_text(ctx, z, -1, sqlite3_free);
  }else{
    sqlite3_result_error_nomem(ctx);
  }
  series_close(&series);
}

int series_points_open(TvfCall *call, sqlite3_value **apArg){
  int rc = SO_OK;
  Series *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return rc;
  call->pState = p;
  rc = series_open_value(call, apArg[0], p);
  call->nRow = (i64)p->n;
  return rc;
}

void series_points_column(sqlite3_context *ctx, void *pState,
                          sqlite3_int64 iRow, int iCol){
  const Series *p = pState;
  i64 ms;
  if( iCol==0 ){
    if( series_at(p, (u64)iRow, &ms) ) moment_result(ctx, ms);
  }else if( iCol==1 ){
    sqlite3_result_double(ctx, p->a[iRow]);      /* NaN is NULL */
  }else{
    sqlite3_result_int(ctx, isnan(p->a[iRow]));
  }
}

void series_points_close(void *pState){
  series_close(pState);
  mem_free(pState);
}
