/*
** See moment_format.h. Two halves: compiling a format, which finds every fault
** that it can have, and reading a text by it, which only says yes or no.
**
** Easy to get wrong: M. In H:MM D/M/YYYY the first is minutes and the second
** the month; which one is meant depends on what was read before it.
*/
#include "moment_format.h"

#include <math.h>

enum {
  FMT_LITERAL, FMT_BLANK, FMT_YEAR, FMT_YEAR2, FMT_MONTH, FMT_MONTH_NAME,
  FMT_DAY, FMT_WEEKDAY, FMT_HOUR, FMT_MINUTE, FMT_SECOND, FMT_HALF, FMT_ZONE
};

/* The longer token first, where one begins as another does. */
static const struct { char z[5]; u8 n, op; } aFormatToken[] = {
  {"YYYY", 4, FMT_YEAR},   {"YY", 2, FMT_YEAR2},   {"MON", 3, FMT_MONTH_NAME},
  {"MM", 2, FMT_MONTH},    {"M", 1, FMT_MONTH},    {"DD", 2, FMT_DAY},
  {"DY", 2, FMT_WEEKDAY},  {"D", 1, FMT_DAY},      {"HH", 2, FMT_HOUR},
  {"H", 1, FMT_HOUR},      {"SS", 2, FMT_SECOND},  {"S", 1, FMT_SECOND},
  {"AM", 2, FMT_HALF},     {"Z", 1, FMT_ZONE},
};
#define N_FORMAT_TOKEN ((int)(sizeof(aFormatToken)/sizeof(aFormatToken[0])))

/* ASCII only: the letters of other alphabets stand for themselves, whatever
** the locale thinks of them. */
static char formatUpper(char c){
  return c>='a' && c<='z' ? (char)(c-32) : c;
}

static int formatIsLetter(char c){
  return formatUpper(c)>='A' && formatUpper(c)<='Z';
}

/* How many of the first characters agree, in any case; zWord in capitals. */
static int formatCommon(const char *z, const char *zEnd, const char *zWord){
  int n = 0;
  while( z+n<zEnd && zWord[n] && formatUpper(z[n])==zWord[n] ) n++;
  return n;
}

static int formatIsWord(const MomentText *t, const char *zWord){
  int n = (int)strlen(zWord);
  return t->zEnd-t->z==n && formatCommon(t->z, t->zEnd, zWord)==n;
}

/* --- Compiling ----------------------------------------------------------- */

/* The token at t, or -1. Three M are no token, rather than two and one: they
** are how others write MON, and must not quietly mean something else. */
static int formatToken(const MomentText *t){
  int i;
  for(i=0; i<N_FORMAT_TOKEN; i++){
    int n = aFormatToken[i].n;
    if( formatCommon(t->z, t->zEnd, aFormatToken[i].z)==n ){
      const char *zNext = t->z+n;
      if( zNext<t->zEnd && formatUpper(*zNext)==formatUpper(zNext[-1]) ){
        return -1;
      }
      return i;
    }
  }
  return -1;
}

/* Two spellings of one part exclude each other. */
static int formatPart(int op){
  if( op==FMT_YEAR2 ) return FMT_YEAR;
  return op==FMT_MONTH_NAME ? FMT_MONTH : op;
}

static void formatPush(MomentFormat *p, int op, char c){
  p->a[p->n].op = (u8)op;
  p->a[p->n].c = c;
  p->n++;
}

/* A T that only parts a date from a time. Any other T is a misspelt token. */
static int formatIsT(const MomentText *t){
  return formatUpper(t->z[0])=='T' && t->zEnd-t->z>1
      && formatUpper(t->z[1])=='H';
}

/* The run of letters around z, for the error: the user wrote it as one. */
static void formatRun(MomentText t, const char *zAll, int *piBad, int *pnBad){
  const char *z = t.z;
  while( z>zAll && formatIsLetter(z[-1]) ) z--;
  while( t.z<t.zEnd && formatIsLetter(*t.z) ) t.z++;
  *piBad = (int)(z-zAll);
  *pnBad = (int)(t.z-z);
}

/* The letters at t: one token, or a T. *pSeen has a bit for each part. */
static FormatFault formatLetters(MomentFormat *p, MomentText *t, u32 *pSeen){
  int i = formatToken(t), op;
  u32 bit;
  if( i<0 ){
    if( !formatIsT(t) ) return FORMAT_UNKNOWN;
    formatPush(p, FMT_LITERAL, *t->z++);
    return FORMAT_OK;
  }
  op = aFormatToken[i].op;
  if( op==FMT_MONTH && (*pSeen & 1u<<FMT_HOUR) && !(*pSeen & 1u<<FMT_MINUTE) ){
    op = FMT_MINUTE;
  }
  bit = 1u<<formatPart(op);
  if( *pSeen & bit ) return FORMAT_TWICE;
  *pSeen |= bit;
  formatPush(p, op, 0);
  t->z += aFormatToken[i].n;
  return FORMAT_OK;
}

/* A date is asked for whole, as everywhere: which day is '2016-02' meant to
** be? And without its hour the rest of a time has no place. */
static FormatFault formatComplete(u32 seen){
  const u32 date = 1u<<FMT_YEAR | 1u<<FMT_MONTH | 1u<<FMT_DAY;
  const u32 time = 1u<<FMT_SECOND | 1u<<FMT_HALF | 1u<<FMT_ZONE;
  if( seen==0 ) return FORMAT_UNKNOWN;
  if( (seen & date)!=date ) return FORMAT_NO_DATE;
  if( (seen & time) && !(seen & 1u<<FMT_HOUR) ) return FORMAT_NO_HOUR;
  return FORMAT_OK;
}

FormatFault format_compile(MomentFormat *p, const char *z, int n,
                           int *piBad, int *pnBad){
  FormatFault fault = FORMAT_OK;
  MomentText t;
  u32 seen = 0;
  memset(p, 0, sizeof(*p));
  *piBad = 0;
  *pnBad = n;
  if( n>FORMAT_MAX ) return FORMAT_LONG;
  t.z = z;
  t.zEnd = z+n;
  moment_trim(&t);
  p->kind = FORMAT_EXCEL;
  if( formatIsWord(&t, "EXCEL") ) return FORMAT_OK;
  p->kind = FORMAT_MOMENT;
  if( formatIsWord(&t, "ISO") || formatIsWord(&t, "UNIX") ) return FORMAT_OK;
  p->kind = FORMAT_PARTS;
  while( t.z<t.zEnd && fault==FORMAT_OK ){
    if( formatIsLetter(*t.z) ){
      fault = formatLetters(p, &t, &seen);
    }else if( moment_is_blank(*t.z) ){
      while( moment_is_blank(*t.z) ) t.z++;         /* trimmed: it ends */
      formatPush(p, FMT_BLANK, 0);
    }else{
      formatPush(p, FMT_LITERAL, *t.z++);
    }
  }
  if( fault==FORMAT_OK ) return formatComplete(seen);
  formatRun(t, z, piBad, pnBad);
  return fault;
}

/* --- Reading ------------------------------------------------------------- */

static const char *const azFormatMonth[] = {
  "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST",
  "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"
};
static const char *const azFormatWeekday[] = {
  "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"
};

/* A name, or at least three letters of it; *pi is which. No two names of a
** list share three letters. */
static int formatName(MomentText *t, const char *const *az, int nName,
                      int *pi){
  int i, n;
  for(i=0; i<nName; i++){
    n = formatCommon(t->z, t->zEnd, az[i]);
    if( n>=3 ){
      t->z += n;
      *pi = i;
      return 1;
    }
  }
  return 0;
}

/* am or pm, as the hours that it adds to 12, 1, .. 11. */
static int formatHalf(MomentText *t, int *pHalf){
  if( formatCommon(t->z, t->zEnd, "AM")==2 ){
    *pHalf = 0;
  }else if( formatCommon(t->z, t->zEnd, "PM")==2 ){
    *pHalf = 12;
  }else{
    return 0;
  }
  t->z += 2;
  return 1;
}

static int formatBlank(MomentText *t){
  const char *z = t->z;
  while( t->z<t->zEnd && moment_is_blank(*t->z) ) t->z++;
  return t->z>z;
}

/* The turn of POSIX's %y. */
static int formatYear2(MomentText *t, int *pYear){
  if( !moment_read_int(t, 2, 2, pYear) ) return 0;
  *pYear += *pYear<69 ? 2000 : 1900;
  return 1;
}

/* A point that the format writes itself is not the fraction's. */
static int formatSecond(MomentText *t, MomentParts *p, int pointNext){
  if( !moment_read_int(t, 1, 2, &p->second) ) return 0;
  if( !pointNext ) moment_read_fraction(t, &p->ms);
  return 1;
}

/* Element i of the format. Ranges are not looked at here: whether there is a
** 30th depends on parts that may come later. */
static int formatOne(const MomentFormat *p, int i, MomentText *t,
                     MomentParts *parts, int *pHalf){
  int which;
  switch( p->a[i].op ){
    case FMT_BLANK:   return formatBlank(t);
    case FMT_YEAR:    return moment_read_int(t, 4, 4, &parts->year);
    case FMT_YEAR2:   return formatYear2(t, &parts->year);
    case FMT_MONTH:   return moment_read_int(t, 1, 2, &parts->month);
    case FMT_DAY:     return moment_read_int(t, 1, 2, &parts->day);
    case FMT_HOUR:    return moment_read_int(t, 1, 2, &parts->hour);
    case FMT_MINUTE:  return moment_read_int(t, 1, 2, &parts->minute);
    case FMT_HALF:    return formatHalf(t, pHalf);
    case FMT_ZONE:    return moment_read_zone(t, &parts->offset);
    case FMT_WEEKDAY: return formatName(t, azFormatWeekday, 7, &which);
    case FMT_SECOND:
      return formatSecond(t, parts, i+1<p->n && p->a[i+1].op==FMT_LITERAL
                                    && p->a[i+1].c=='.');
    case FMT_MONTH_NAME:
      if( !formatName(t, azFormatMonth, 12, &which) ) return 0;
      parts->month = which+1;
      return 1;
    default:                           /* FMT_LITERAL */
      return t->z<t->zEnd && *t->z++==p->a[i].c;
  }
}

int format_read(const MomentFormat *p, const char *z, int n, i64 *pMs){
  MomentParts parts = {0, 0, 0, 0, 0, 0, 0, 0};
  MomentText t;
  int i, half = -1;                    /* -1: a clock of 24 hours */
  t.z = z;
  t.zEnd = z+n;
  moment_trim(&t);
  for(i=0; i<p->n; i++){
    if( !formatOne(p, i, &t, &parts, &half) ) return 0;
  }
  if( t.z!=t.zEnd ) return 0;
  if( half>=0 ){                       /* 12 am is midnight, 12 pm noon */
    if( parts.hour<1 || parts.hour>12 ) return 0;
    parts.hour = parts.hour%12 + half;
  }
  return moment_of_parts(&parts, pMs);
}

/* Spreadsheets kept a leap day in 1900 that an early program had made up. So
** days before it count from 1899-12-31, days after it from 1899-12-30. The
** serial is rounded first: 15 digits of it are about 10 microseconds. */
int format_excel(double serial, i64 *pMs){
  const i64 day = (i64)24*MOMENT_HOUR;
  i64 ms;
  if( !(serial>=1 && serial<3e6) ) return 0;        /* NaN too */
  ms = llround(serial*(double)day);
  if( ms/day==60 ) return 0;
  if( ms/day<60 ) ms += day;
  ms += moment_days(1899, 12, 30)*day;
  if( ms>MOMENT_MAX ) return 0;
  *pMs = ms;
  return 1;
}
