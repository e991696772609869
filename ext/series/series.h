/*
** The series value: one number for each of equally spaced buckets of time.
** Made by series() and series_merge(), read by every forecast.
**
** The series goes from its first bucket (step.h) to its last. A bucket
** without a number is missing, or zero where the series was made so.
**
** Sums are kept exactly, as doubles that add up to them: the sum rounded to a
** double, what that leaves rounded, and so on until nothing is left. Each sum
** has one such list (exact_parts), so rows in any order, in any split, give
** equal bytes; a list that is not the one of its sum is refused.
**
** Body, after the 16-byte head of core/value.h (kind 'S', version 1):
**
**   varint   months of the step, or 0; its milliseconds, or 0
**   varint   buckets, rows skipped while collecting
**   signed   number of the first bucket
**   buckets  each begins with a varint:
**              0    a varint k follows: k+1 buckets without a number
**              1    a varint k and k doubles follow: the parts of a sum
**              2..  a whole number: zigzag-coded, plus 2
**            and where it has a number, there follows
**              [flags 1: mean]  varint  how many numbers the sum is of
**              [flags 2: last]  varint  milliseconds from the bucket's begin
**                                       to the moment of its number
**
** Flags: 0 sum, 1 mean or 2 last, plus 4 where missing buckets are zero.
**
** Easy to get wrong: a few forged bytes may claim a span of a million years.
** SERIES_MAX bounds it, in the making and in the reading.
*/
#ifndef SUPPORTOPS_SERIES_H
#define SUPPORTOPS_SERIES_H

#include "../core/base.h"
#include "../core/value.h"
#include "../stats/exact.h"
#include "step.h"

#define SERIES_KIND 'S'
#define SERIES_VERSION 1
#define SERIES_MAX 4000000             /* buckets from the first to the last */
#define SERIES_MAX_TEXT "4000000"
#define SERIES_LARGEST 1e300           /* size of a bucket's sum */
#define SERIES_LARGEST_ROW 1e280       /* of a row's number: a sum of as many as
                                       ** SERIES_COUNT says stays far below */
#define SERIES_WHOLE ((i64)1<<53)      /* of one that is written as integer */
#define SERIES_COUNT ((u64)1<<40)      /* numbers in a mean */

/* A number that is written as an integer. */
static inline int series_is_whole(double x){
  return x<=(double)SERIES_WHOLE && x>=-(double)SERIES_WHOLE
      && x==(double)(i64)x;
}

/* How rows of a bucket become its number. */
enum { SERIES_SUM, SERIES_MEAN, SERIES_LAST };
#define SERIES_COMBINE 3               /* these bits of the flags */
#define SERIES_ZERO 4

/* A series opened for reading, in memory of its own. */
typedef struct Series Series;
struct Series {
  Step step;                           /* zeroed where n is 0 and nobody said */
  int combine;                         /* SERIES_SUM, ... */
  int missingIsZero;
  i64 first;                           /* number of bucket 0 */
  u64 n;                               /* buckets; 0 where no row was usable */
  u64 nMissing;                        /* of them; 0 with missingIsZero */
  u64 nSkipped;                        /* rows left out while collecting */
  double *a;                           /* n numbers; NaN is missing */
};

/* SO_OK, SO_MISMATCH (no series) or SO_NOMEM. */
int series_open(Series *p, const void *aBlob, u64 nBlob);
void series_close(Series *p);
/* When bucket i begins, i from 0 and also past the end; as step_begin(). */
int series_at(const Series *p, u64 i, i64 *pMs);

/* --- Bucket by bucket, with all that a merge needs ----------------------- */

typedef struct SeriesRead SeriesRead;
struct SeriesRead {
  int rc;                              /* sticky */
  Series head;                         /* but for a and nMissing */
  Rd r;
  u64 iNext;                           /* bucket that r stands at */

  /* The bucket that seriesread_next() found. */
  u64 i;
  double aPart[EXACT_PARTS];          /* the number, or its sum's parts */
  int nPart;
  u64 count;                           /* numbers in it; of a mean, else 1 */
  i64 at;                              /* moment of its number, or its begin */
};

/* As series_open(). The BLOB must outlive the reading. */
int seriesread_open(SeriesRead *p, const void *aBlob, u64 nBlob);
/* The next bucket that has a number: 1, or 0 at the end and on a fault. At
** the end everything has been read and tested. */
int seriesread_next(SeriesRead *p);

#endif
