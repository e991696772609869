/*
** Steps and their buckets: what series() counts in and calendar() lists.
**
** A step is a fixed length of time or a number of calendar months. Bucket
** number k of a fixed step of s milliseconds begins at k*s from 1970-01-01
** 00:00 UTC; where s is whole weeks, from the Monday before it, 1969-12-29.
** Bucket k of a step of m months begins with month k*m from January 1970. So
** a bucket does not depend on which rows happen to be there, and the series
** of two days can be merged.
**
** Easy to get wrong: the first bucket of a long step may begin before the
** year 1, and a forged number may be of any bucket at all. step_begin() says
** so; nothing is printed without asking it.
*/
#ifndef SUPPORTOPS_STEP_H
#define SUPPORTOPS_STEP_H

#include "../core/base.h"

/* Months where months>0, else ms. Zeroed, it is no step. */
typedef struct Step Step;
struct Step {
  i64 ms;                              /* of a fixed step */
  int months;
};

/* Longer ones would hold all the years there are in one bucket. */
#define STEP_MAX_MONTHS 120000
#define STEP_MAX_MS 315576000000000    /* 10,000 years */

static inline int step_is(const Step *p){
  return p->months>0 ? p->months<=STEP_MAX_MONTHS && p->ms==0
                     : p->months==0 && p->ms>0 && p->ms<=STEP_MAX_MS;
}
static inline int step_same(const Step *a, const Step *b){
  return a->ms==b->ms && a->months==b->months;
}

/* "1 hour", "15 minutes", "2 weeks", "1 quarter", "day", in letters of either
** case: 1 and *p, or 0. "7 days" and "1 week" are one step. */
int step_parse(const char *z, int n, Step *p);

/* "1 day": the same step in the fewest of its largest unit. At most STEP_TEXT
** bytes with the NUL; returns the length. */
#define STEP_TEXT 32
int step_print(const Step *p, char *z);

/* The number of the bucket that holds a moment. */
i64 step_bucket(const Step *p, i64 ms);
/* When a bucket begins: 0 where that is not in the years 1 to 9999, and *pMs
** is of no use then. */
int step_begin(const Step *p, i64 iBucket, i64 *pMs);

/* The day of the week of a moment: 1 for Monday to 7. */
int step_weekday(i64 ms);

#endif
