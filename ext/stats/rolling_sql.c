/*
** rolling_zscore(y, n [, min_periods]) and rolling_robust_z(y, n
** [, min_periods]): the face of rolling.c. Window functions that need no frame
** clause, as moving_avg(y, n), and in a frame look at its rows alone.
**
** Easy to get wrong: min_periods counts values among the rows before. Absent,
** it is not n: then the rows must be there, and NULLs among them may be.
*/
#include "../core/room.h"
#include "rolling.h"
#include "stats_sql.h"

#include <math.h>

typedef struct RollingScore RollingScore;
struct RollingScore {
  StatsWindow window;
  Rolling rolling;
};

void rolling_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  RollingScore *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  const Func *pFunc = sqlite3_user_data(ctx);
  double y = NAN;
  int rc = SO_OK;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if( !stats_window(ctx, &p->window, 2, argc, argv) ) return;
  p->rolling.ring.nMax = (u64)p->window.n + 1;
  p->rolling.nLeast = (u64)p->window.nLeast;
  p->rolling.isRobust = pFunc->iMode;
  if( stats_number(ctx, 1, "y", argv[0], &y)<0 ) return;
  rolling_push(&rc, &p->rolling, y);
  if( rc ) sqlite3_result_error_nomem(ctx);
}

/* Rows leave oldest first: the ring knows which. */
void rolling_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  RollingScore *p = sqlite3_aggregate_context(ctx, 0);
  (void)argc; (void)argv;
  if( p ) rolling_drop(&p->rolling);
}

void rolling_value(sqlite3_context *ctx){
  RollingScore *p = sqlite3_aggregate_context(ctx, 0);
  double z;
  if( p && rolling_get(&p->rolling, &z) ) sqlite3_result_double(ctx, z);
}

void rolling_final(sqlite3_context *ctx){
  RollingScore *p = sqlite3_aggregate_context(ctx, 0);
  rolling_value(ctx);
  if( p ) rolling_free(&p->rolling);
}
