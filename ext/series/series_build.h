/*
** Making a series value: rows and values are gathered here and written out.
**
** Rows are kept as they came, 16 bytes each, until the value is written: only
** then is the step known where it has to be inferred, and a row may still
** leave a window frame. A bucket of a value is kept in the same way: a row for
** each part of its sum.
**
** Easy to get wrong: a row without a number still says that its bucket
** belongs to the series.
*/
#ifndef SUPPORTOPS_SERIES_BUILD_H
#define SUPPORTOPS_SERIES_BUILD_H

#include "series.h"

/* Besides SO_*: what can be wrong with the rows or with a value. */
enum {
  SERIES_FEW = 100,                    /* too few moments tell no step */
  SERIES_UNCLEAR,                      /* no spacing of theirs prevails */
  SERIES_LONG,                         /* more than SERIES_MAX buckets */
  SERIES_LARGE,                        /* a sum beyond SERIES_LARGEST, or a
                                       ** mean of too many: rows cannot make
                                       ** it, merging forged values can */
  SERIES_OTHER_STEP,                   /* not that of the values before */
  SERIES_OTHER_COMBINE,
  SERIES_OTHER_MISSING
};

typedef struct SeriesRow SeriesRow;
struct SeriesRow {
  i64 at;
  double y;                            /* NaN: no number */
};

typedef struct SeriesBuild SeriesBuild;
struct SeriesBuild {
  int rc;                              /* sticky */
  Step step;                           /* zeroed: to be inferred */
  int combine, missingIsZero;
  int hasFrom, hasTo;                  /* the buckets of these moments are */
  i64 from, to;                        /* the first and the last */
  SeriesRow *aRow;
  u64 *aCount;                         /* numbers that a row stands for; 0 as
                                       ** long as it is 1 for each */
  u64 iFirst, n;                       /* rows [iFirst, n): they leave a frame
                                       ** at the front */
  u64 nAllocRow, nAllocCount;
  u64 nSkipped;
  u64 nInput;                          /* calls of add, skip and merge that
                                       ** have not been taken back */
  u64 nStep;                           /* values merged that have a step */
};

/* A row; y is at most SERIES_LARGEST_ROW in size, or NaN: no number. */
void seriesbuild_add(SeriesBuild *p, i64 at, double y);
void seriesbuild_skip(SeriesBuild *p);
/* Take back the oldest row that was added, or one that was skipped. */
void seriesbuild_drop(SeriesBuild *p);
void seriesbuild_unskip(SeriesBuild *p);

/* Add what a value holds, or take back the oldest. The first value says what
** step, combine and missing are. */
int seriesbuild_merge(SeriesBuild *p, const void *aBlob, u64 nBlob);
int seriesbuild_unmerge(SeriesBuild *p, const void *aBlob, u64 nBlob);

/* Write the value; the rows stay. SERIES_FEW and SERIES_LONG say of how many
** moments or buckets in *pnGot, and the latter of which step. */
int seriesbuild_write(const SeriesBuild *p, Buf *pOut, Step *pStep,
                      u64 *pnGot);
void seriesbuild_free(SeriesBuild *p);

#endif
