/*
** Formats: how moment(text, format) reads other spellings.
**
**   YYYY YY      year of four digits, of two (00-68 are 20xx)
**   M MM MON     month: one or two digits, or its English name; M and MM are
**                minutes once the hour has passed, until minutes were named
**   D DD DY      day: one or two digits; DY a weekday's name, read and dropped
**   H HH S SS    hour, second (with a fraction, where the text has one)
**   AM           am or pm
**   Z            Z, UTC or an offset
**
** Letters in any case. A blank stands for one or more blanks, a T before an
** hour and every other character for themselves. 'iso', 'unix' and 'excel'
** are formats of their own.
**
** A format is read once into a small array of fixed size: nothing is owned,
** nothing to free.
*/
#ifndef SUPPORTOPS_MOMENT_FORMAT_H
#define SUPPORTOPS_MOMENT_FORMAT_H

#include "moment.h"

#define FORMAT_MAX 60                  /* bytes of a format */
#define FORMAT_TOKENS "YYYY YY M MM MON D DD DY H HH S SS AM Z"

/* How a whole text is read. */
enum { FORMAT_PARTS, FORMAT_MOMENT, FORMAT_EXCEL };

typedef struct MomentFormat MomentFormat;
struct MomentFormat {
  u8 kind;
  u8 n;                                /* of a[], for FORMAT_PARTS */
  struct { u8 op; char c; } a[FORMAT_MAX];
};

/* What is wrong with a format, and the place where it was seen. */
typedef enum {
  FORMAT_OK,
  FORMAT_LONG,                         /* more than FORMAT_MAX bytes */
  FORMAT_UNKNOWN,                      /* letters that are no token, or none */
  FORMAT_TWICE,                        /* a part that was read before */
  FORMAT_NO_DATE,                      /* no year, month or day */
  FORMAT_NO_HOUR                       /* seconds, AM or a zone without one */
} FormatFault;

FormatFault format_compile(MomentFormat *p, const char *z, int n,
                           int *piBad, int *pnBad);

/* 1 and *pMs where the text is of this format (FORMAT_PARTS) and a moment. */
int format_read(const MomentFormat *p, const char *z, int n, i64 *pMs);

/* A serial day of the 1900 system: 1 is 1900-01-01, 61 is 1900-03-01. The
** days of serial 60, 1900-02-29, never were; below 1 there is no date. */
int format_excel(double serial, i64 *pMs);

#endif
