/*
** var_samp(y), var_pop(y), stddev_samp(y), stddev_pop(y), and
** moving_avg(y [, n [, min_periods]]): the face of moments.c and
** window_mean.c. All are aggregates and window functions; what leaves a frame
** leaves no trace, however large it was.
**
** Easy to get wrong: xInverse must leave out exactly what xStep left out.
** Both read a row through the same function, and a row that was an error
** ended the statement.
*/
#include "../core/base.h"
#include "../core/room.h"
#include "moments.h"
#include "stats_sql.h"
#include "window_mean.h"

#include <math.h>

/* sign 1: the row enters; -1: it leaves. */
static void spreadRow(sqlite3_context *ctx, sqlite3_value *pValue, int sign){
  Moments *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  double y;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if( stats_number(ctx, 1, "y", pValue, &y)>0 ) moments_add(p, y, sign);
}

void spread_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  (void)argc;
  spreadRow(ctx, argv[0], 1);
}

void spread_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  (void)argc;
  spreadRow(ctx, argv[0], -1);
}

/* Also xFinal: there is nothing to free. */
void spread_value(sqlite3_context *ctx){
  const Func *pFunc = sqlite3_user_data(ctx);
  Moments *p = sqlite3_aggregate_context(ctx, 0);
  double x;
  if( p && moments_spread(p, pFunc->iMode, &x) ) sqlite3_result_double(ctx, x);
}

/* One context for both forms of moving_avg(): with n, the last rows; without,
** all of the frame, which needs to keep none. */
typedef struct MovingAvg MovingAvg;
struct MovingAvg {
  StatsWindow window;                  /* window.n 0: the form without */
  WindowMean last;                     /* last.mean is used by both forms */
};

void moving_avg_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  MovingAvg *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  double y = NAN;
  int rc = SO_OK, found;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if( !stats_window(ctx, &p->window, 1, argc, argv) ) return;
  p->last.ring.nMax = (u64)p->window.n;
  p->last.nLeast = (u64)(p->window.nLeast ? p->window.nLeast : p->window.n);
  found = stats_number(ctx, 1, "y", argv[0], &y);
  if( found<0 ) return;
  if( p->window.n>0 ){
    window_mean_push(&rc, &p->last, y);
    if( rc ) sqlite3_result_error_nomem(ctx);
  }else if( found ){
    mean_add(&p->last.mean, y, 1);
  }
}

/* Rows leave oldest first, in the order in which they came: with n the ring
** knows them, and the argument is not looked at. */
void moving_avg_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  MovingAvg *p = sqlite3_aggregate_context(ctx, 0);
  double y;
  (void)argc;
  if( p==0 ) return;
  if( p->window.n>0 ){
    window_mean_drop(&p->last);
  }else if( stats_number(ctx, 1, "y", argv[0], &y)>0 ){
    mean_add(&p->last.mean, y, -1);
  }
}

void moving_avg_value(sqlite3_context *ctx){
  MovingAvg *p = sqlite3_aggregate_context(ctx, 0);
  double mean;
  int found = 0;
  if( p ){
    found = p->window.n>0 ? window_mean_get(&p->last, &mean)
                          : mean_get(&p->last.mean, &mean);
  }
  if( found ) sqlite3_result_double(ctx, mean);
}

void moving_avg_final(sqlite3_context *ctx){
  MovingAvg *p = sqlite3_aggregate_context(ctx, 0);
  moving_avg_value(ctx);
  if( p ) ring_free(&p->last.ring);
}
