/*
** Small pictures of numbers in block characters (UTF-8, three bytes each),
** for reports in a terminal.
*/
#ifndef SUPPORTOPS_PICTURE_H
#define SUPPORTOPS_PICTURE_H

#include "../core/value.h"

/* A bar of x/max of width characters, to the nearest eighth of one; nothing
** for x<=0, all of it for x>=max. 0<max, finite. */
void picture_bar(Buf *pOut, double x, double max, int width);

/*
** The points of a sparkline: added at the new end, dropped at the old one, as
** the rows of a window come and go. A zeroed Spark is empty.
*/
typedef struct SparkPoint SparkPoint;
struct SparkPoint {
  double y;                            /* NaN: a gap */
  double at;                           /* where it stands, the number... */
  i64 atRest;                          /* ...and what a double lost of it */
  u8 *zAt;                             /* or the text, owned; not 0 ended */
  u64 nAt;
};

typedef struct Spark Spark;
struct Spark {
  SparkPoint *a;
  u64 iFirst, n, nAlloc;               /* a[iFirst..n) are there */
};

void spark_free(Spark *p);

/* A point without a place stands where it came; y is NaN for a gap. Points
** with places stand in their order: numbers, then texts byte by byte; at one
** place gaps first, then the lower y. */
void spark_push(int *rc, Spark *p, double y);
void spark_push_integer(int *rc, Spark *p, double y, i64 at);
void spark_push_real(int *rc, Spark *p, double y, double at);
void spark_push_text(int *rc, Spark *p, double y, const void *z, u64 n);

void spark_drop(Spark *p);

/*
** Draw: eight heights from the least to the greatest finite value, each an
** equal part of the way; a middle height where all are equal; a space for a
** gap. An infinity is drawn as the greatest or the least.
*/
void spark_draw(Buf *pOut, const Spark *p, int isPlaced);

#endif
