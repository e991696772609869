/*
** The series value: one number for each of equally spaced buckets of time.
** Made by series() and series_merge(), read by every forecast.
**
** Buckets. A step is a fixed length of time or a number of calendar months.
** Bucket number k of a fixed step of s milliseconds begins at k*s from
** 1970-01-01 00:00 UTC, weeks from the Monday before it, 1969-12-29; bucket k
** of a step of m months begins with month k*m from January 1970. So a bucket
** does not depend on which rows happen to be there, and logs of two days can
** be merged. A bucket without a row is missing (or zero, as the option says);
** the series goes from its first bucket to its last.
**
** Sums are kept exactly, as the doubles that add up to them, so rows in any
** order, in any split, give equal bytes.
**
** Easy to get wrong: a few forged bytes may claim a span of a million years.
** SERIES_MAX bounds it, in the making and in the reading.
*/
#ifndef SUPPORTOPS_SERIES_H
#define SUPPORTOPS_SERIES_H

#include "../core/base.h"
#include "../core/value.h"

#define SERIES_KIND 'S'
#define SERIES_VERSION 1
#define SERIES_MAX 4000000             /* buckets from the first to the last */

enum { SERIES_SUM, SERIES_MEAN, SERIES_LAST };   /* how rows of a bucket
                                                 ** become its number */

/* The step of a series: months when months>0, else ms. */
typedef struct Step Step;
struct Step {
  i64 ms;                              /* of a fixed step */
  int months;
};

/* "1 hour", "15 minutes", "1 day", "2 weeks", "1 month", "1 quarter",
** "1 year", "day": 1 and *p, or 0. */
int step_parse(const char *z, int n, Step *p);
/* "1 day"; at most STEP_TEXT bytes with the NUL. Returns the length. */
#define STEP_TEXT 32
int step_print(const Step *p, char *z);
/* The bucket that holds a moment, and when a bucket begins: 0 and *pMs is of
** no use where that is not in the years 1 to 9999. */
i64 step_bucket(const Step *p, i64 ms);
int step_begin(const Step *p, i64 iBucket, i64 *pMs);

/* A series opened for reading, in memory of its own. */
typedef struct Series Series;
struct Series {
  Step step;
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

#endif
