/*
** bar(x, max, width) and sparkline(y [, at]): the face of picture.c.
**
** Easy to get wrong: sparkline(y) draws the rows in the order in which SQL
** hands them over, and an aggregate's is nobody's promise. The form with at,
** or a window with ORDER BY, says which.
*/
#include "../core/base.h"
#include "../core/error.h"
#include "picture.h"
#include "stats_sql.h"

#include <math.h>

#define BAR_MAX 1000                   /* characters */

/* Give the text that p holds to SQL, which frees it. */
static void pictureResult(sqlite3_context *ctx, Buf *p){
  if( p->rc ){
    buf_free(p);
    sqlite3_result_error_nomem(ctx);
  }else if( p->n==0 ){
    buf_free(p);
    sqlite3_result_text(ctx, "", 0, SQLITE_STATIC);
  }else{
    sqlite3_result_text64(ctx, (char*)p->a, p->n, sqlite3_free, SQLITE_UTF8);
  }
}

/* x may come from any row; max and width are settings and must be right. */
void bar_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Buf text = {0, 0, 0, 0};
  double x = 0, max;
  sqlite3_int64 width;
  int maxType = sqlite3_value_numeric_type(argv[1]);
  (void)argc;
  if( sqlite3_value_type(argv[0])==SQLITE_NULL
   || sqlite3_value_type(argv[1])==SQLITE_NULL
   || sqlite3_value_type(argv[2])==SQLITE_NULL ) return;
  if( stats_number(ctx, 1, "x", argv[0], &x)<0 ) return;
  max = sqlite3_value_double(argv[1]);
  if( (maxType!=SQLITE_INTEGER && maxType!=SQLITE_FLOAT)
   || !(max>0) || !isfinite(max) ){
    err_argument_now(ctx, 2, "max", "a number above 0", argv[1]);
    return;
  }
  if( !stats_integer(ctx, 3, "width", "an integer from 1 to 1000", argv[2],
                     1, BAR_MAX, &width) ) return;
  picture_bar(&text, x, max, (int)width);
  pictureResult(ctx, &text);
}

typedef struct Sparkline Sparkline;
struct Sparkline {
  Spark spark;
  u8 isPlaced;                         /* the form with at */
};

/* A row with a place. A row whose place is NULL stands nowhere and is left
** out, which xInverse must know. */
static void sparklinePlace(sqlite3_context *ctx, int *rc, Spark *p, double y,
                           sqlite3_value *pAt){
  const unsigned char *z;
  switch( sqlite3_value_type(pAt) ){
    case SQLITE_NULL:
      return;
    case SQLITE_INTEGER:
      spark_push_integer(rc, p, y, sqlite3_value_int64(pAt));
      return;
    case SQLITE_FLOAT:
      spark_push_real(rc, p, y, sqlite3_value_double(pAt));
      return;
    case SQLITE_TEXT:
      z = sqlite3_value_text(pAt);
      if( z==0 ) *rc = SO_NOMEM;
      spark_push_text(rc, p, y, z, (u64)sqlite3_value_bytes(pAt));
      return;
  }
  err_argument_now(ctx, 2, "at", "a number or text", pAt);
}

void sparkline_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Sparkline *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  double y = NAN;
  int rc = SO_OK;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if( stats_number(ctx, 1, "y", argv[0], &y)<0 ) return;
  p->isPlaced = argc>1;
  if( p->isPlaced ){
    sparklinePlace(ctx, &rc, &p->spark, y, argv[1]);
  }else{
    spark_push(&rc, &p->spark, y);
  }
  if( rc ) sqlite3_result_error_nomem(ctx);
}

/* The oldest row leaves. One that had no place never came. */
void sparkline_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Sparkline *p = sqlite3_aggregate_context(ctx, 0);
  if( p==0 || (argc>1 && sqlite3_value_type(argv[1])==SQLITE_NULL) ) return;
  spark_drop(&p->spark);
}

void sparkline_value(sqlite3_context *ctx){
  Sparkline *p = sqlite3_aggregate_context(ctx, 0);
  Buf text = {0, 0, 0, 0};
  if( p==0 || p->spark.iFirst>=p->spark.n ) return;
  spark_draw(&text, &p->spark, p->isPlaced);
  pictureResult(ctx, &text);
}

void sparkline_final(sqlite3_context *ctx){
  Sparkline *p = sqlite3_aggregate_context(ctx, 0);
  sparkline_value(ctx);
  if( p ) spark_free(&p->spark);
}
