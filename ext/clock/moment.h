/*
** Moments: the one parser and the one printer of points in time.
**
** A moment is UTC milliseconds since 1970-01-01T00:00, between the years 1 and
** 9999 (proleptic Gregorian). Accepted spellings, blanks around them allowed:
**   text: YYYY-MM-DD [T or space HH[:MM[:SS[.fraction]]] [zone]], where zone
**     is Z, UTC, +HH, +HHMM or +HH:MM
**   number, or text that is wholly a number: Unix seconds, or milliseconds
**     when its size is 1e11 or more
** No zone means UTC. A fraction of written seconds is cut to milliseconds, so
** that no second is ever rounded into the next; a fraction of a number is
** rounded to the nearest. Never 'now', Julian days, or a time without a date.
**
** Easy to get wrong: a malformed text is not an error here but "no moment".
** Whether that is NULL (a cell) or an error (a parameter) is the caller's.
*/
#ifndef SUPPORTOPS_MOMENT_H
#define SUPPORTOPS_MOMENT_H

#include "../core/base.h"

#define MOMENT_MAX_TEXT 24             /* "YYYY-MM-DD HH:MM:SS.SSS" and NUL */
#define MOMENT_MIN (-62135596800000)   /* 0001-01-01 00:00:00.000 */
#define MOMENT_MAX 253402300799999     /* 9999-12-31 23:59:59.999 */
#define MOMENT_HOUR 3600000            /* milliseconds */

/* 1 and *pMs; or 0, and *pMs is of no use, where this is no moment. */
int moment_parse(const char *z, int n, i64 *pMs);
int moment_of_int(i64 x, i64 *pMs);
int moment_of_double(double x, i64 *pMs);

/* Days since 1970-01-01 of a proleptic Gregorian date, and back. The year is
** 1 to 9999; the date is not checked. */
i64 moment_days(int year, int month, int day);
void moment_date(i64 days, int *pYear, int *pMonth, int *pDay);

/* "YYYY-MM-DD HH:MM:SS", with ".SSS" where there are milliseconds. Returns
** the length. */
int moment_print(i64 ms, char *z);

/* Milliseconds as hours: the nearest double to the exact quotient. */
static inline double moment_hours(i64 ms){
  return (double)ms/MOMENT_HOUR;
}

/* --- For readers of other spellings -------------------------------------- */

/* What is left of a text that is being read. The readers below return 1 and
** move z past what they read, or return 0. */
typedef struct MomentText MomentText;
struct MomentText {
  const char *z, *zEnd;
};

/* The parts of a moment as they were read: nothing is checked yet. */
typedef struct MomentParts MomentParts;
struct MomentParts {
  int year, month, day, hour, minute, second, ms;
  int offset;                          /* minutes east of UTC */
};

/* 1 and *pMs where the parts are a date of the calendar and a time of day. */
int moment_of_parts(const MomentParts *p, i64 *pMs);

int moment_is_blank(char c);
void moment_trim(MomentText *t);
/* A whole number of nMin to nMax digits; a longer one is read in part. */
int moment_read_int(MomentText *t, int nMin, int nMax, int *px);
/* "." and digits, cut to milliseconds. */
int moment_read_fraction(MomentText *t, int *pMs);
/* Z, UTC, +HH, +HHMM or +HH:MM up to 23:59, as minutes. */
int moment_read_zone(MomentText *t, int *pMinutes);

#endif
