/*
** Moments: the one parser and the one printer of points in time.
**
** A moment is UTC milliseconds since 1970-01-01T00:00, between the years 1 and
** 9999. Accepted spellings (README of this folder's SQL: design rule):
**   text  YYYY-MM-DD [T or space HH[:MM[:SS[.fraction]]] [Z | UTC | +HH[[:]MM]]]
**   number, or text that is wholly a number: Unix seconds, or milliseconds
**         when its size is 1e11 or more
** No zone means UTC. Never 'now', Julian days, or a time without a date.
*/
#ifndef SUPPORTOPS_MOMENT_H
#define SUPPORTOPS_MOMENT_H

#include "../core/base.h"

#define MOMENT_MAX_TEXT 24             /* "YYYY-MM-DD HH:MM:SS.SSS" and NUL */

/* 1 and *pMs, or 0 where the text is no moment. */
int moment_parse(const char *z, int n, i64 *pMs);
int moment_of_int(i64 x, i64 *pMs);
int moment_of_double(double x, i64 *pMs);

/* Days since 1970-01-01 of a proleptic Gregorian date, and back. */
i64 moment_days(int year, int month, int day);

/* "YYYY-MM-DD HH:MM:SS", with ".SSS" where there are milliseconds. Returns
** the length. */
int moment_print(i64 ms, char *z);

#endif
