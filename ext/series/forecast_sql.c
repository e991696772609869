/*
** holt_winters_forecast(series, horizon [, options]): the steps after a
** series' last. forecast_fit(series [, options]): the model they come from.
** Both read the same options and fit in the same way.
*/
#include "../clock/moment_sql.h"
#include "../core/options.h"
#include "forecast.h"
#include "series_sql.h"

#include <math.h>

#define N(a) ((int)(sizeof(a)/sizeof(a[0])))

typedef struct ForecastRows ForecastRows;
struct ForecastRows {
  Series series;
  Forecast forecast;
  char zModel[FORECAST_NAME];
  ForecastStep *aStep;                 /* of holt_winters_forecast */
};

enum { OPT_SEASON, OPT_TREND, OPT_SEASONAL, OPT_ALPHA, OPT_BETA, OPT_GAMMA,
       OPT_PHI, OPT_INITIAL, OPT_FLOOR, N_OPT };

/* What the constants must not be given with; 0 where they agree. */
static const char *forecastDisagree(const Option *aOpt){
  int trend = (int)aOpt[OPT_TREND].value;
  int hasSeason = (int)aOpt[OPT_SEASONAL].value!=SEASON_NONE;
  if( aOpt[OPT_BETA].given && trend==TREND_NONE ){
    return "beta only with a trend, got trend 'none'";
  }else if( aOpt[OPT_PHI].given && trend!=TREND_DAMPED && trend!=TREND_AUTO ){
    return trend==TREND_ADD ? "phi only with trend 'damped', got 'add'"
                            : "phi only with trend 'damped', got 'none'";
  }else if( aOpt[OPT_GAMMA].given && !hasSeason ){
    return "gamma only with a season, got seasonal 'none'";
  }else if( aOpt[OPT_SEASON].given==OPTION_NUMBER && !hasSeason ){
    return "season only with a season, got seasonal 'none'";
  }
  return 0;
}

/* What the model does not have would be ignored: say so. m is the season, 1
** where none was given and the step suggests none. */
static void forecastAgree(TvfCall *call, int iArg, const Option *aOpt,
                          const Step *pStep, u64 m){
  int seasonal = (int)aOpt[OPT_SEASONAL].value;
  const char *zMust = forecastDisagree(aOpt);
  char zStep[STEP_TEXT];
  if( call->err.rc ) return;
  if( zMust ){
    err_set(&call->err, "%s(): argument %d (options) must have %s",
            call->pTvf->zName, iArg, zMust);
  }else if( m==1 && step_is(pStep)
         && (aOpt[OPT_GAMMA].given || seasonal==SEASON_ADD
             || seasonal==SEASON_MUL) ){
    step_print(pStep, zStep);
    err_set(&call->err, "%s(): argument %d (options) must have season given "
            "for a step of '%s'", call->pTvf->zName, iArg, zStep);
  }
}

static ForecastTask forecastOptions(TvfCall *call, int iArg,
                                    sqlite3_value *pJson, const Step *pStep){
  Option aOpt[N_OPT] = {
    { "season", 2, FORECAST_MAX_SEASON, OPTION_INTEGER, 0, "auto", 0, 0 },
    { "trend", 0, 0, OPTION_WORD, TREND_AUTO, "none add damped auto", 0, 0 },
    { "seasonal", 0, 0, OPTION_WORD, SEASON_AUTO, "none add mul auto", 0, 0 },
    { "alpha", 0, 1, OPTION_REAL, NAN, 0, 0, 0 },
    { "beta", 0, 1, OPTION_REAL, NAN, 0, 0, 0 },
    { "gamma", 0, 1, OPTION_REAL, NAN, 0, 0, 0 },
    { "phi", 0, 1, OPTION_REAL, NAN, 0, 0, 0 },
    { "initial", 0, 0, OPTION_WORD, 0, "fitted heuristic", 0, 0 },
    { "floor", -1e300, 1e300, OPTION_REAL, NAN, "none", 0, 0 },
  };                                   /* words in the order of their enums */
  ForecastTask task;
  Smooth *pForm = &task.fit.form;
  int i;
  options_read(&call->err, call->db, call->pTvf->zName, iArg, pJson, aOpt,
               N_OPT);
  pForm->trend = (int)aOpt[OPT_TREND].value;
  pForm->seasonal = (int)aOpt[OPT_SEASONAL].value;
  pForm->m = aOpt[OPT_SEASON].given==OPTION_NUMBER
             ? (u64)aOpt[OPT_SEASON].value : forecast_season(pStep);
  forecastAgree(call, iArg, aOpt, pStep, pForm->m);
  for(i=0; i<FIT_CONSTANTS; i++) task.fit.aFixed[i] = aOpt[OPT_ALPHA+i].value;
  task.fit.heuristic = (int)aOpt[OPT_INITIAL].value;
  task.weekdays = pForm->m==7 && forecast_season(pStep)==7;
  task.floor = aOpt[OPT_FLOOR].given==OPTION_IS_WORD ? -INFINITY
                                                     : aOpt[OPT_FLOOR].value;
  return task;
}

/* What both tables begin with: 0 and a fault, or the fitted series. */
static ForecastRows *forecastOpen(TvfCall *call, sqlite3_value *pSeries,
                                  int iOptions, sqlite3_value *pOptions){
  int rc = SO_OK;
  ForecastTask task;
  ForecastRows *p = mem_array(&rc, 1, sizeof(*p));
  err_code(&call->err, rc);
  if( p==0 ) return 0;
  call->pState = p;
  if( series_open_value(call, pSeries, &p->series) ) return 0;
  task = forecastOptions(call, iOptions, pOptions, &p->series.step);
  if( call->err.rc ) return 0;
  forecast_open(&rc, &p->forecast, &task, p->series.a, p->series.n);
  err_code(&call->err, rc);
  forecast_name(&p->forecast, p->zModel);
  return rc ? 0 : p;
}

static void forecastClose(void *pState){
  ForecastRows *p = pState;
  series_close(&p->series);
  forecast_close(&p->forecast);
  mem_free(p->aStep);
  mem_free(p);
}

static void forecastModel(sqlite3_context *ctx, const ForecastRows *p){
  if( p->zModel[0] ) sqlite3_result_text(ctx, p->zModel, -1, SQLITE_TRANSIENT);
}

/* --- holt_winters_forecast() ---------------------------------------------- */

int holt_winters_forecast_open(TvfCall *call, sqlite3_value **apArg){
  int rc = SO_OK;
  i64 h = -1;
  ForecastRows *p;
  if( sqlite3_value_numeric_type(apArg[1])==SQLITE_INTEGER ){
    h = sqlite3_value_int64(apArg[1]);
  }
  if( h<0 || h>FORECAST_MAX_STEPS ){
    err_argument(&call->err, call->pTvf->zName, 2, "horizon",
                 "an integer from 0 to 10000", apArg[1]);
    return call->err.rc;
  }
  p = forecastOpen(call, apArg[0], 3, apArg[2]);
  if( p==0 ) return call->err.rc;
  p->aStep = mem_array(&rc, (u64)h, sizeof(ForecastStep));
  if( rc==SO_OK ) forecast_steps(&rc, &p->forecast, (u64)h, p->aStep);
  err_code(&call->err, rc);
  call->nRow = h;
  return call->err.rc;
}

/* NaN is NULL to SQLite. */
static void forecastRange(sqlite3_context *ctx, const ForecastRange *r, int i){
  switch( i ){
    case 0: sqlite3_result_double(ctx, r->mean); break;
    case 1: sqlite3_result_double(ctx, r->low80); break;
    case 2: sqlite3_result_double(ctx, r->high80); break;
    case 3: sqlite3_result_double(ctx, r->low95); break;
    case 4: sqlite3_result_double(ctx, r->high95); break;
  }
}

void holt_winters_forecast_column(sqlite3_context *ctx, void *pState,
                                  sqlite3_int64 iRow, int iCol){
  const ForecastRows *p = pState;
  const ForecastStep *pStep = &p->aStep[iRow];
  i64 ms;
  switch( iCol ){
    case 0: sqlite3_result_int64(ctx, iRow+1); break;
    case 1:
      if( p->series.n && series_at(&p->series, p->series.n + (u64)iRow, &ms) ){
        moment_result(ctx, ms);
      }
      break;
    case 12: forecastModel(ctx, p); break;
    case 13:
      sqlite3_result_text(ctx, forecast_status(pStep->status), -1,
                          SQLITE_STATIC);
      break;
    default:
      if( iCol<7 ) forecastRange(ctx, &pStep->own, iCol-2);
      else forecastRange(ctx, &pStep->sum, iCol-7);
      break;
  }
}

void holt_winters_forecast_close(void *pState){
  forecastClose(pState);
}

/* --- forecast_fit() ------------------------------------------------------- */

/* Its rows: these, with those of the season after the sixth figure. */
static const char *const azWord[] = {
  "model", "status", "n", "n_missing", "season", "iterations"
};
static const char *const azFigure[] = {
  "alpha", "beta", "gamma", "phi", "level", "trend",
  "sse", "loglik", "aic", "aicc", "bic", "sigma"
};                                     /* by FIGURE_* */

int forecast_fit_open(TvfCall *call, sqlite3_value **apArg){
  ForecastRows *p = forecastOpen(call, apArg[0], 2, apArg[1]);
  if( p==0 ) return call->err.rc;
  call->nRow = N(azWord) + N(azFigure) + (i64)forecast_seasons(&p->forecast);
  return SQLITE_OK;
}

/* One of azWord[]. */
static void forecastWord(sqlite3_context *ctx, const ForecastRows *p, int i){
  const Forecast *f = &p->forecast;
  switch( i ){
    case 0: forecastModel(ctx, p); break;
    case 1:
      sqlite3_result_text(ctx, forecast_status(f->status), -1, SQLITE_STATIC);
      break;
    case 2: sqlite3_result_int64(ctx, (i64)f->n); break;
    case 3: sqlite3_result_int64(ctx, (i64)(f->n - f->nSeen)); break;
    case 4:
      if( forecast_seasons(f) ){
        sqlite3_result_int64(ctx, (i64)forecast_seasons(f));
      }
      break;
    case 5:
      if( f->hasFit ) sqlite3_result_int(ctx, f->fit.nIteration);
      break;
  }
}

void forecast_fit_column(sqlite3_context *ctx, void *pState,
                         sqlite3_int64 iRow, int iCol){
  const ForecastRows *p = pState;
  i64 nSeason = (i64)forecast_seasons(&p->forecast);
  i64 i = iRow - N(azWord);            /* figure, or FIGURE_SSE + season */
  const char *zName = 0;
  if( i<0 ){
    zName = azWord[iRow];
  }else if( i<FIGURE_SSE || i>=FIGURE_SSE+nSeason ){
    i -= i<FIGURE_SSE ? 0 : nSeason;
    zName = azFigure[i];
  }
  if( iCol==0 && zName ){
    sqlite3_result_text(ctx, zName, -1, SQLITE_STATIC);
  }else if( iCol==0 ){
    char *z = sqlite3_mprintf("season_%lld", i-FIGURE_SSE+1);
    if( z ) sqlite3_result_text(ctx, z, -1, sqlite3_free);
    else sqlite3_result_error_nomem(ctx);
  }else if( i<0 ){
    forecastWord(ctx, p, (int)iRow);
  }else if( zName ){
    sqlite3_result_double(ctx, forecast_figure(&p->forecast, (int)i));
  }else{
    sqlite3_result_double(ctx, forecast_season_start(&p->forecast,
                                                     (u64)(i-FIGURE_SSE)));
  }
}

void forecast_fit_close(void *pState){
  forecastClose(pState);
}
