/*
** The series value: one number for each of equally spaced buckets of time.
** Made by series() and series_merge(), read by every forecast.
**
** The series goes from its first bucket (step.h) to its last. A bucket
** without a number is missing, or zero where the series was made so.
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
#include "step.h"

#define SERIES_KIND 'S'
#define SERIES_VERSION 1
#define SERIES_MAX 4000000             /* buckets from the first to the last */

enum { SERIES_SUM, SERIES_MEAN, SERIES_LAST };   /* how rows of a bucket
                                                 ** become its number */

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
