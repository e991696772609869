/*
** See moment.h.
**
** The calendar is that of C. Neri and L. Schneider, "Euclidean affine
** functions and their application to calendar algorithms" (Software: Practice
** and Experience, 2023): years begin in March, so that the leap day is the
** last, and every step is one multiplication and one division. It is right for
** all 3,652,059 days of the years 1 to 9999; test/moment.test compares it with
** SQLite's over a whole cycle of 400 years, and beyond.
**
** Easy to get wrong: a log of millions of events is read through
** moment_parse(), twice a row where two columns are compared. Everything that
** its usual case needs is inline and free of loops; the rest need not be fast.
*/
#include "moment.h"

#include <math.h>

#define MOMENT_EPOCH 719468            /* 0000-03-01 to 1970-01-01, in days */
#define MOMENT_DAY 86400000            /* milliseconds */
#define MOMENT_MILLIS 100000000000     /* a number of this size counts ms */

/* --- The calendar -------------------------------------------------------- */

/*
** 1461/4 days a year, less the leap days of three centuries in four. From
** March on (979*m - 2919)/32 is the days before month m: 0, 31, 61, 92, 122,
** 153, 184, ..; it rounds as the lengths 31, 30, 31, 30, 31 alternate.
*/
i64 moment_days(int year, int month, int day){
  u32 early = month<=2;                /* belongs to the year before */
  u32 y = (u32)year - early;
  u32 m = (u32)month + 12*early;       /* March is 3, February 14 */
  u32 century = y/100;
  u32 n = 1461*y/4 - century + century/4 + (979*m - 2919)/32 + (u32)day - 1;
  return (i64)n - MOMENT_EPOCH;
}

/*
** The other way round: 146097 days are four centuries, 1461 four years of one,
** and 2141/65536 is as good as 32/979 within a year. The 4n+3 make the last
** day of a longer century or year fall into it and not into the next.
*/
void moment_date(i64 days, int *pYear, int *pMonth, int *pDay){
  u32 n = 4*(u32)(days + MOMENT_EPOCH) + 3;
  u32 century = n/146097;
  u32 inCentury = n%146097/4;
  u32 year = (4*inCentury + 3)/1461;
  u32 inYear = (4*inCentury + 3)%1461/4;
  u32 month = 2141*inYear + 197913;    /* 16 bits of fraction: the day */
  u32 late = inYear>=306;              /* January and February */
  *pYear = (int)(100*century + year + late);
  *pMonth = (int)((month>>16) - 12*late);
  *pDay = (int)((month & 0xFFFF)/2141 + 1);
}

static u32 momentMonthDays(u32 year, u32 month){
  static const u8 aDays[] = {
    0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
  };
  u32 leap = month==2 && year%4==0 && (year%100!=0 || year%400==0);
  return aDays[month] + leap;
}

/* 1 and *pMs where this is a day of the calendar and a time of that day. The
** arguments are unsigned so that one comparison finds a negative part too. */
static inline int momentJoin(u32 year, u32 month, u32 day, u32 hour,
                             u32 minute, u32 second, i64 *pMs){
  i64 days;
  if( year-1>9998 || month-1>11 || day-1>30 ) return 0;
  if( hour>23 || minute>59 || second>59 ) return 0;
  if( day>28 && day>momentMonthDays(year, month) ) return 0;
  days = moment_days((int)year, (int)month, (int)day);
  *pMs = days*MOMENT_DAY + (i64)((hour*60 + minute)*60 + second)*1000;
  return 1;
}

/* An offset, or a number, can lead out of the years that are printed. */
static int momentRange(i64 ms, i64 *pMs){
  if( ms<MOMENT_MIN || ms>MOMENT_MAX ) return 0;
  *pMs = ms;
  return 1;
}

int moment_of_parts(const MomentParts *p, i64 *pMs){
  i64 ms;
  if( !momentJoin((u32)p->year, (u32)p->month, (u32)p->day, (u32)p->hour,
                  (u32)p->minute, (u32)p->second, &ms) ) return 0;
  return momentRange(ms + p->ms - (i64)p->offset*60000, pMs);
}

/* --- Small readers ------------------------------------------------------- */

/* Their own, because those of ctype.h ask the locale. */
int moment_is_blank(char c){
  return c==' ' || (c>='\t' && c<='\r');
}

static int momentIsDigit(char c){
  return c>='0' && c<='9';
}

void moment_trim(MomentText *t){
  while( t->z<t->zEnd && moment_is_blank(*t->z) ) t->z++;
  while( t->z<t->zEnd && moment_is_blank(t->zEnd[-1]) ) t->zEnd--;
}

/* The next character; NUL at the end, which no reader takes for one. */
static char momentPeek(const MomentText *t){
  return t->z<t->zEnd ? *t->z : '\0';
}

static int momentSkip(MomentText *t, char c){
  if( t->z==t->zEnd || *t->z!=c ) return 0;
  t->z++;
  return 1;
}

int moment_read_int(MomentText *t, int nMin, int nMax, int *px){
  const char *z = t->z;
  int n = 0, x = 0;
  while( n<nMax && z<t->zEnd && momentIsDigit(*z) ){
    x = x*10 + (*z++ - '0');
    n++;
  }
  if( n<nMin ) return 0;
  t->z = z;
  *px = x;
  return 1;
}

/* Cut, not rounded: .9999 is still this second, and day, and month. */
int moment_read_fraction(MomentText *t, int *pMs){
  int ms = 0, scale = 100;
  if( t->zEnd-t->z<2 || *t->z!='.' || !momentIsDigit(t->z[1]) ) return 0;
  for(t->z++; momentIsDigit(momentPeek(t)); t->z++){
    ms += (*t->z - '0')*scale;
    scale /= 10;                       /* 0 from the fourth digit on: cut */
  }
  *pMs = ms;
  return 1;
}

int moment_read_zone(MomentText *t, int *pMinutes){
  int hours, minutes = 0, west = momentPeek(t)=='-';
  *pMinutes = 0;
  if( momentSkip(t, 'Z') || momentSkip(t, 'z') ) return 1;
  if( t->zEnd-t->z>=3 && (t->z[0]|32)=='u' && (t->z[1]|32)=='t'
   && (t->z[2]|32)=='c' ){
    t->z += 3;
    return 1;
  }
  if( !momentSkip(t, '-') && !momentSkip(t, '+') ) return 0;
  if( !moment_read_int(t, 2, 2, &hours) || hours>23 ) return 0;
  if( momentSkip(t, ':') || momentIsDigit(momentPeek(t)) ){
    if( !moment_read_int(t, 2, 2, &minutes) || minutes>59 ) return 0;
  }
  minutes += 60*hours;
  *pMinutes = west ? -minutes : minutes;
  return 1;
}

/* --- Numbers ------------------------------------------------------------- */

/*
** Seconds of this size are the year 5138, milliseconds of this size are 1973:
** each sort of number has the years that data is about. (SQLite's 'auto' asks
** for Julian days instead; a count of seconds is what desks export.)
*/
int moment_of_int(i64 x, i64 *pMs){
  if( x<MOMENT_MILLIS && x>-MOMENT_MILLIS ) x *= 1000;
  return momentRange(x, pMs);
}

/* NaN fails the first test; beyond 1e15 nothing is in range anyway. */
int moment_of_double(double x, i64 *pMs){
  if( !(fabs(x)<1e15) ) return 0;
  if( fabs(x)<(double)MOMENT_MILLIS ) x *= 1000.0;
  return momentRange(llround(x), pMs);
}

/* A decimal number: digits*10^exponent, of which 18 digits are kept (the
** others cannot change a moment: they are below a microsecond, or the number
** is far out of range). */
typedef struct MomentDecimal MomentDecimal;
struct MomentDecimal {
  u64 digits;
  i64 exponent;
  int nDigit;                          /* of digits, without leading zeros */
  int negative;
};

/* Digits with at most one point among them. True where there was a digit. */
static int momentReadDigits(MomentText *t, MomentDecimal *p){
  int seen = 0, point = 0;
  for(; t->z<t->zEnd; t->z++){
    if( *t->z=='.' && !point ){
      point = 1;
      continue;
    }
    if( !momentIsDigit(*t->z) ) break;
    seen = 1;
    if( p->nDigit<18 ){
      p->digits = p->digits*10 + (u64)(*t->z - '0');
      p->nDigit += p->digits>0;
      p->exponent -= point;
    }else{
      p->exponent += !point;
    }
  }
  return seen;
}

/* The whole text: [sign] digits [.digits] [e [sign] digits]. */
static int momentReadDecimal(MomentText *t, MomentDecimal *p){
  i64 exponent = 0;
  int negative;
  memset(p, 0, sizeof(*p));
  p->negative = momentPeek(t)=='-';
  if( !momentSkip(t, '-') ) momentSkip(t, '+');
  if( !momentReadDigits(t, p) ) return 0;
  if( momentSkip(t, 'e') || momentSkip(t, 'E') ){
    negative = momentPeek(t)=='-';
    if( !momentSkip(t, '-') ) momentSkip(t, '+');
    if( !momentIsDigit(momentPeek(t)) ) return 0;
    for(; momentIsDigit(momentPeek(t)); t->z++){
      /* Bounded well above any count of digits that a text can hold. */
      if( exponent<1000000000000 ) exponent = exponent*10 + (*t->z - '0');
    }
    p->exponent += negative ? -exponent : exponent;
  }
  return t->z==t->zEnd;
}

/* Exact in decimal, halves away from zero: what moment_of_double() does where
** the double is exact, without a conversion that depends on the locale. */
static int momentNumber(MomentText *t, i64 *pMs){
  MomentDecimal d;
  i64 ms, shift;
  u64 x, scale = 1;
  if( !momentReadDecimal(t, &d) ) return 0;
  x = d.digits;
  shift = d.exponent + (d.nDigit+d.exponent<12 ? 3 : 0);    /* below 1e11 */
  for(; x>0 && shift>0; shift--){
    if( x>(u64)MOMENT_MAX ) return 0;
    x *= 10;
  }
  if( shift < -18 ){
    x = 0;                             /* fewer than 18 digits, all behind */
  }else{
    for(; shift<0; shift++) scale *= 10;
    x = x/scale + (scale>1 && x%scale>=scale/2);
  }
  if( x>(u64)MOMENT_MAX ) return 0;
  ms = (i64)x;
  return momentRange(d.negative ? -ms : ms, pMs);
}

/* --- Text ---------------------------------------------------------------- */

/* Eight characters as one number, the first in its low byte. Written out,
** because compilers make one load of this and a loop of a loop. */
static inline u64 momentWord(const char *zText){
  const u8 *z = (const u8*)zText;
  return (u64)z[0]     | (u64)z[1]<<8  | (u64)z[2]<<16 | (u64)z[3]<<24
       | (u64)z[4]<<32 | (u64)z[5]<<40 | (u64)z[6]<<48 | (u64)z[7]<<56;
}

/*
** "YYYY-MM-DD HH:MM:SS" of exactly that shape, the usual case, without a loop.
**
** XOR with the pattern leaves 0..9 where a digit must be and 0 where a
** separator must be. A byte above 9 shows in its high half, at the latest once
** 6 is added; a carry can only come from a byte that shows already. Then
** 10*byte + next byte, in all bytes at once, makes the two-digit numbers.
*/
static inline int momentReadUsual(const char *z, i64 *pMs){
  u64 a = momentWord(z) ^ 0x2D30302D30303030u;              /* 0000-00- */
  u64 b = momentWord(z+8) ^ 0x30303A3030203030u;            /* 00 00:00 */
  u32 c = (u32)(u8)z[17] - '0', d = (u32)(u8)z[18] - '0';
  u64 bad;
  b &= 0xFFFFFFFFFF00FFFFu;            /* its blank may be a T */
  bad = ((a + 0x0006060006060606u) | a) & 0xFFF0F0FFF0F0F0F0u;
  bad |= ((b + 0x0606000606000606u) | b) & 0xF0F0FFF0F0FFF0F0u;
  if( bad || c>9 || d>9 || z[16]!=':' ) return 0;
  if( z[10]!=' ' && z[10]!='T' ) return 0;
  a = a*10 + (a>>8);
  b = b*10 + (b>>8);
  return momentJoin((u32)(a & 0xFF)*100 + (u32)(a>>16 & 0xFF),
                    (u32)(a>>40 & 0xFF), (u32)(b & 0xFF), (u32)(b>>24 & 0xFF),
                    (u32)(b>>48 & 0xFF), c*10 + d, pMs);
}

/* Date, and hours, minutes and seconds as far as they go. A point is refused
** after hours and minutes: is .5 half a minute, or five? */
static int momentReadAny(MomentText *t, MomentParts *p){
  if( !moment_read_int(t, 4, 4, &p->year) || !momentSkip(t, '-') ) return 0;
  if( !moment_read_int(t, 2, 2, &p->month) || !momentSkip(t, '-') ) return 0;
  if( !moment_read_int(t, 2, 2, &p->day) ) return 0;
  if( t->z==t->zEnd ) return 1;
  if( !momentSkip(t, ' ') && !momentSkip(t, 'T') && !momentSkip(t, 't') ){
    return 0;
  }
  if( !moment_read_int(t, 2, 2, &p->hour) ) return 0;
  if( !momentSkip(t, ':') ) return momentPeek(t)!='.';
  if( !moment_read_int(t, 2, 2, &p->minute) ) return 0;
  if( !momentSkip(t, ':') ) return momentPeek(t)!='.';
  return moment_read_int(t, 2, 2, &p->second);
}

/* What may follow the time: a fraction of the second, blanks, a zone. */
static int momentReadTail(MomentText *t, i64 *pMs){
  int ms = 0, offset = 0;
  moment_read_fraction(t, &ms);
  while( moment_is_blank(momentPeek(t)) ) t->z++;
  if( t->z<t->zEnd && !moment_read_zone(t, &offset) ) return 0;
  while( moment_is_blank(momentPeek(t)) ) t->z++;
  if( t->z!=t->zEnd ) return 0;
  return momentRange(*pMs + ms - (i64)offset*60000, pMs);
}

/* No number has a digit and then a minus: that is how a date is known. */
static int momentParseAny(MomentText *t, i64 *pMs){
  MomentParts parts = {0, 0, 0, 0, 0, 0, 0, 0};
  moment_trim(t);
  if( t->zEnd-t->z<5 || t->z[4]!='-' || !momentIsDigit(t->z[3]) ){
    return momentNumber(t, pMs);
  }
  if( !momentReadAny(t, &parts) || !moment_of_parts(&parts, pMs) ) return 0;
  return momentReadTail(t, pMs);
}

/* What is not usual is read again from its start: the same text must have one
** meaning, whichever way it went. */
int moment_parse(const char *z, int n, i64 *pMs){
  MomentText t;
  t.z = z;
  t.zEnd = z+n;
  if( n<19 || !momentReadUsual(z, pMs) ) return momentParseAny(&t, pMs);
  if( n==19 ) return 1;
  t.z += 19;
  return momentReadTail(&t, pMs);
}

/* --- Printing ------------------------------------------------------------ */

/* Two digits and what stands after them. */
static void momentPut(char *z, u32 x, char after){
  z[0] = (char)('0' + x/10);
  z[1] = (char)('0' + x%10);
  z[2] = after;
}

/* By hand: a report prints a moment a row, and printf is ten times slower. */
int moment_print(i64 ms, char *z){
  u64 t = (u64)(ms - MOMENT_MIN);      /* never negative */
  u32 inDay = (u32)(t%MOMENT_DAY);
  u32 second = inDay/1000, rest = inDay%1000;
  int year, month, day;
  moment_date((i64)(t/MOMENT_DAY) + MOMENT_MIN/MOMENT_DAY,
              &year, &month, &day);
  momentPut(z, (u32)year/100, '\0');
  momentPut(z+2, (u32)year%100, '-');
  momentPut(z+5, (u32)month, '-');
  momentPut(z+8, (u32)day, ' ');
  momentPut(z+11, second/3600, ':');
  momentPut(z+14, second/60%60, ':');
  momentPut(z+17, second%60, '\0');
  if( rest==0 ) return 19;
  z[19] = '.';
  z[20] = (char)('0' + rest/100);
  momentPut(z+21, rest%100, '\0');
  return 23;
}
