/* See step.h. */
#include "step.h"
#include "../clock/moment.h"

#define STEP_DAY 86400000
#define STEP_WEEK (7*(i64)STEP_DAY)
#define STEP_MONDAY (-3*(i64)STEP_DAY) /* 1969-12-29, in milliseconds */

/* --- Words ---------------------------------------------------------------*/

typedef struct StepUnit StepUnit;
struct StepUnit {
  const char *zName;
  int months;
  i64 ms;
};

/* From the largest of its sort to the smallest: step_print() takes the first
** that divides. Two quarters print as 6 months, as people say it. */
static const StepUnit aStepUnit[] = {
  { "year", 12, 0 },
  { "quarter", 3, 0 },
  { "month", 1, 0 },
  { "week", 0, STEP_WEEK },
  { "day", 0, STEP_DAY },
  { "hour", 0, 3600000 },
  { "minute", 0, 60000 },
  { "second", 0, 1000 },
  { "millisecond", 0, 1 },
};
#define N_STEP_UNIT ((int)(sizeof(aStepUnit)/sizeof(aStepUnit[0])))

/* The unit named by n letters, with or without a plural's s; 0 for none. */
static const StepUnit *stepUnit(const char *z, int n){
  int i, k;
  for(i=0; i<N_STEP_UNIT; i++){
    const char *zName = aStepUnit[i].zName;
    for(k=0; k<n && zName[k] && (z[k]|32)==zName[k]; k++){}
    if( zName[k]==0 && (k==n || (k==n-1 && (z[k]|32)=='s')) ){
      return &aStepUnit[i];
    }
  }
  return 0;
}

int step_parse(const char *z, int n, Step *p){
  const StepUnit *pUnit;
  MomentText t;
  i64 x = 0, length;
  int nDigit = 0;
  t.z = z;
  t.zEnd = z + n;
  moment_trim(&t);
  for(; t.z<t.zEnd && *t.z>='0' && *t.z<='9'; t.z++){
    if( x<STEP_MAX_MS ) x = 10*x + (*t.z - '0');
    nDigit++;
  }
  if( nDigit==0 ) x = 1;
  moment_trim(&t);
  pUnit = stepUnit(t.z, (int)(t.zEnd - t.z));
  if( pUnit==0 ) return 0;
  length = pUnit->months ? pUnit->months : pUnit->ms;
  if( x>STEP_MAX_MS/length ) return 0;
  memset(p, 0, sizeof(*p));
  if( pUnit->months==0 ){
    p->ms = x*length;
  }else if( x*length<=STEP_MAX_MONTHS ){
    p->months = (int)(x*length);
  }
  return step_is(p);
}

/* Which unit says it best. */
static const StepUnit *stepBest(const Step *p){
  const StepUnit *pUnit = aStepUnit;
  if( p->months==3 ) return &aStepUnit[1];
  if( p->months ) return p->months%12==0 ? &aStepUnit[0] : &aStepUnit[2];
  while( pUnit->ms==0 || p->ms % pUnit->ms ) pUnit++;
  return pUnit;
}

int step_print(const Step *p, char *z){
  const StepUnit *pUnit = stepBest(p);
  i64 x = p->months ? p->months/pUnit->months : p->ms/pUnit->ms;
  char aDigit[20];                     /* the last one first */
  i64 rest = x;
  int n = 0, nDigit = 0, nName = (int)strlen(pUnit->zName);
  for(; rest>0; rest/=10) aDigit[nDigit++] = (char)('0' + rest%10);
  while( nDigit>0 ) z[n++] = aDigit[--nDigit];
  z[n++] = ' ';
  memcpy(z+n, pUnit->zName, (size_t)nName);
  n += nName;
  if( x>1 ) z[n++] = 's';
  z[n] = '\0';
  return n;
}

/* --- Buckets -------------------------------------------------------------*/

/* x/y, rounded down: y>0. */
static i64 stepFloor(i64 x, i64 y){
  return x/y - (x%y<0);
}

/* Where counting begins. */
static i64 stepOrigin(const Step *p){
  return p->ms%STEP_WEEK==0 ? STEP_MONDAY : 0;
}

i64 step_bucket(const Step *p, i64 ms){
  int year, month, day;
  if( p->months==0 ) return stepFloor(ms - stepOrigin(p), p->ms);
  moment_date(stepFloor(ms, STEP_DAY), &year, &month, &day);
  return stepFloor(12*(i64)(year-1970) + month-1, p->months);
}

/* Bounded before it is multiplied: iBucket may be any number. */
int step_begin(const Step *p, i64 iBucket, i64 *pMs){
  i64 month, year, ms;
  if( p->months ){
    if( iBucket>120000 || iBucket < -120000 ) return 0;
    month = iBucket*p->months;
    year = 1970 + stepFloor(month, 12);
    if( year<1 || year>9999 ) return 0;
    ms = STEP_DAY * moment_days((int)year, (int)(1 + month-12*(year-1970)), 1);
  }else{
    if( p->ms<=0 || iBucket>MOMENT_MAX/p->ms + 1
     || iBucket<MOMENT_MIN/p->ms - 1 ) return 0;
    ms = stepOrigin(p) + iBucket*p->ms;
    if( ms<MOMENT_MIN || ms>MOMENT_MAX ) return 0;
  }
  *pMs = ms;
  return 1;
}

int step_weekday(i64 ms){
  i64 days = stepFloor(ms - STEP_MONDAY, STEP_DAY);
  return (int)(days - 7*stepFloor(days, 7)) + 1;
}
