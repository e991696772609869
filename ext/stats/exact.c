/*
** See exact.h. The idea of one long accumulator is Kulisch's; letting 64-bit
** words hold 32-bit digits, so that carries may wait, is from R. M. Neal,
** "Fast exact summation using small and large superaccumulators", 2015. All
** arithmetic is on integers until the very end.
*/
#include "exact.h"

#include <math.h>

#define EXACT_UNIT 2208                /* word 0 counts 2^-EXACT_UNIT */
#define EXACT_ONE  (EXACT_UNIT/32)     /* the word that counts 2^0 */
#define EXACT_LATE 1000000             /* additions between carries; below 2^30
                                       ** no word can spill */
#define EXACT_BASE ((i64)1<<32)
#define EXACT_MASK 0xFFFFFFFFu

/*
** A natural number: word i counts 2^(32*(i+iBase) - EXACT_UNIT). It holds a
** product of two sums, or of a count and a sum of squares. Only words in use
** are kept: ticket times need three or four, so the products below are cheap,
** though the largest possible ones take 70 words by 70.
*/
typedef struct Magnitude Magnitude;
struct Magnitude {
  u32 a[EXACT_WORDS+8];
  int n, iBase;
};

/* |y| is the mantissa returned, which is below 2^53, times 2^*pExponent.
** Denormals share the least exponent and lack the hidden bit. */
static u64 exactSplit(double y, int *pExponent){
  u64 bits, mantissa;
  int e;
  memcpy(&bits, &y, 8);
  mantissa = bits & (((u64)1<<52)-1);
  e = (int)(bits>>52 & 0x7FF);
  if( e==0 ){
    e = 1;
  }else{
    mantissa |= (u64)1<<52;
  }
  *pExponent = e - 1075;
  return mantissa;
}

/*
** Make every word but the highest a digit of 0..2^32-1; the highest keeps the
** sign. Then forget zero words at both ends, so that a huge value that left
** does not make every later reading slow.
*/
static void exactCarry(Exact *p){
  i64 carry = 0;
  int i;
  p->nLate = 0;
  if( p->iHigh==0 ) return;
  for(i=p->iLow; ; i++){
    i64 x = p->a[i] + carry;
    i64 digit = x & (i64)EXACT_MASK;
    if( i>=p->iHigh && x>-EXACT_BASE && x<EXACT_BASE ){
      p->a[i] = x;
      break;
    }
    p->a[i] = digit;
    carry = (x-digit)/EXACT_BASE;      /* without a remainder */
  }
  p->iHigh = i;
  while( p->iHigh>p->iLow && p->a[p->iHigh]==0 ) p->iHigh--;
  while( p->iLow<p->iHigh && p->a[p->iLow]==0 ) p->iLow++;
  if( p->a[p->iHigh]==0 ) p->iHigh = 0;
}

/* Words iFirst to iLast are about to change. */
static void exactTouch(Exact *p, int iFirst, int iLast){
  if( ++p->nLate>=EXACT_LATE ) exactCarry(p);
  if( p->iHigh==0 ){
    p->iLow = iFirst;
    p->iHigh = iLast;
    return;
  }
  if( iFirst<p->iLow ) p->iLow = iFirst;
  if( iLast>p->iHigh ) p->iHigh = iLast;
}

/* Add y*2^twos: its 53 bits, moved to their place in the words, touch three of
** them. Shifts by 32-shift are on 64-bit words, and so are right for shift 0
** too. */
static inline void exactAddTimes(Exact *p, double y, int twos, int sign){
  int e, i, shift;
  u64 m = exactSplit(y, &e);
  i64 w0, w1, w2;
  if( m==0 ) return;
  e += twos;
  i = (e+EXACT_UNIT)/32;
  shift = (e+EXACT_UNIT)%32;
  w0 = (i64)(m<<shift & EXACT_MASK);
  w1 = (i64)(m>>(32-shift) & EXACT_MASK);
  w2 = (i64)((m>>32)>>(32-shift));
  exactTouch(p, i, i+2);
  if( (y<0)==(sign<0) ){
    p->a[i] += w0;
    p->a[i+1] += w1;
    p->a[i+2] += w2;
  }else{
    p->a[i] -= w0;
    p->a[i+1] -= w1;
    p->a[i+2] -= w2;
  }
}

void exact_add(Exact *p, double y, int sign){
  exactAddTimes(p, y, 0, sign);
}

/*
** The 106 bits of the mantissa's square, moved by up to 31, take five words.
** It is multiplied in halves (m = h*2^32 + l): C99 has no integer of 128 bits,
** and a product of doubles would be rounded.
*/
void exact_add_square(Exact *p, double y, int sign){
  int e, i, k, shift;
  u64 m = exactSplit(y, &e);
  u64 h = m>>32, l = m & EXACT_MASK;
  u64 cross = 2*h*l;                   /* below 2^54 */
  u64 low = l*l + (cross<<32);
  u64 high = h*h + (cross>>32) + (low < l*l);
  i64 aWord[5];
  if( m==0 ) return;
  i = (2*e+EXACT_UNIT)/32;
  shift = (2*e+EXACT_UNIT)%32;
  aWord[0] = (i64)(low<<shift & EXACT_MASK);
  aWord[1] = (i64)(low>>(32-shift) & EXACT_MASK);
  aWord[2] = (i64)(((low>>32)>>(32-shift) | high<<shift) & EXACT_MASK);
  aWord[3] = (i64)(high>>(32-shift) & EXACT_MASK);
  aWord[4] = (i64)((high>>32)>>(32-shift));
  exactTouch(p, i, i+4);
  for(k=0; k<5; k++) p->a[i+k] += sign<0 ? -aWord[k] : aWord[k];
}

/* *pOut = |sum|. True when the sum is below zero. Once carries are settled,
** the highest word alone has the sign; a negative sum is negated digit by
** digit, as one does on paper. */
static int exactMagnitude(Exact *p, Magnitude *pOut){
  i64 carry = 0;
  int i, negative;
  exactCarry(p);
  pOut->n = 0;
  pOut->iBase = p->iLow;
  if( p->iHigh==0 ) return 0;
  negative = p->a[p->iHigh]<0;
  for(i=p->iLow; i<=p->iHigh; i++){
    i64 x = carry + (negative ? -p->a[i] : p->a[i]);
    i64 digit = x & (i64)EXACT_MASK;
    carry = (x-digit)/EXACT_BASE;
    pOut->a[pOut->n++] = (u32)digit;
  }
  return negative;
}

/* Long multiplication. A digit's product, its place's old value and the carry
** are together below 2^64. */
static void magnitudeMultiply(Magnitude *pOut, const Magnitude *x,
                              const Magnitude *y){
  int i, j;
  pOut->n = x->n + y->n;
  pOut->iBase = x->iBase + y->iBase - EXACT_ONE;
  memset(pOut->a, 0, (size_t)pOut->n*sizeof(u32));
  for(i=0; i<x->n; i++){
    u64 carry = 0;
    for(j=0; j<y->n; j++){
      carry += (u64)x->a[i]*y->a[j] + pOut->a[i+j];
      pOut->a[i+j] = (u32)(carry & EXACT_MASK);
      carry >>= 32;
    }
    pOut->a[i+j] = (u32)carry;
  }
}

/* The word that stands at place i of the common scale. */
static u32 magnitudeWord(const Magnitude *p, int i){
  i -= p->iBase;
  return i>=0 && i<p->n ? p->a[i] : 0;
}

/* x - y, where x >= y: so y ends no higher than x does, but it may begin lower,
** where the squares' lowest bits cancelled out. */
static void magnitudeSubtract(Magnitude *pOut, const Magnitude *x,
                              const Magnitude *y){
  int iEnd = x->iBase + x->n;
  i64 borrow = 0;
  int i;
  pOut->n = 0;
  pOut->iBase = y->n>0 && y->iBase<x->iBase ? y->iBase : x->iBase;
  for(i=pOut->iBase; i<iEnd; i++){
    i64 d = (i64)magnitudeWord(x, i) - (i64)magnitudeWord(y, i) - borrow;
    borrow = d<0;
    pOut->a[pOut->n++] = (u32)(d + borrow*EXACT_BASE);
  }
}

/*
** Round to 53 bits, to nearest, ties to even: the first 64 bits from the first
** one set, of which the last 11 are rest, and whether anything stands below.
*/
static Scaled magnitudeRound(const Magnitude *p){
  Scaled s = {0.0, 0};
  int t = p->n - 1, i, nShift = 0;
  u64 x, rest, third;
  int more;                            /* is there anything below x? */
  while( t>=0 && p->a[t]==0 ) t--;
  if( t<0 ) return s;
  x = (u64)p->a[t]<<32 | (t>0 ? p->a[t-1] : 0);
  third = t>1 ? p->a[t-2] : 0;
  while( (x & (u64)1<<63)==0 ){
    x <<= 1;
    nShift++;
  }
  x |= third>>(32-nShift);
  more = (third<<nShift & EXACT_MASK)!=0;
  for(i=t-3; i>=0 && !more; i--) more = p->a[i]!=0;
  rest = x & 0x7FF;
  x >>= 11;
  if( rest>0x400 || (rest==0x400 && (more || (x & 1))) ) x++;
  s.m = (double)x;
  s.e = 32*(t + p->iBase - 1) - EXACT_UNIT - nShift + 11;
  return s;
}

/* A sum of doubles is a whole number of least denormals, so ldexp() is exact
** unless it overflows; only then is the division done first. */
double exact_mean(Exact *pSum, i64 n){
  Magnitude magnitude;
  int negative = exactMagnitude(pSum, &magnitude);
  Scaled s = magnitudeRound(&magnitude);
  double sum = ldexp(s.m, s.e);
  double mean = isfinite(sum) ? sum/(double)n : ldexp(s.m/(double)n, s.e);
  return negative ? -mean : mean;
}

/* A part is at most half the last bit of the one before it. It is that half at
** every other place at most, for then what follows has the other sign: so 40
** doubles reach from one end to the other. */
int exact_parts(Exact *p, double *a){
  int n = 0;
  double x = exact_mean(p, 1);
  while( x!=0 && n<EXACT_PARTS ){
    a[n++] = x;
    if( isinf(x) ) break;
    exact_add(p, x, -1);
    x = exact_mean(p, 1);
  }
  return n;
}

/* By Cauchy and Schwarz the difference is never negative, and because both
** sides are exact here, that holds in the last bit. */
Scaled exact_spread(Exact *pSum, Exact *pSquares, i64 n){
  Magnitude count, sum, squares, left, right, difference;
  count.a[0] = (u32)((u64)n & EXACT_MASK);
  count.a[1] = (u32)((u64)n>>32);
  count.n = 2;
  count.iBase = EXACT_ONE;
  exactMagnitude(pSum, &sum);
  exactMagnitude(pSquares, &squares);
  magnitudeMultiply(&left, &squares, &count);
  magnitudeMultiply(&right, &sum, &sum);
  magnitudeSubtract(&difference, &left, &right);
  return magnitudeRound(&difference);
}

/* n is a sum of powers of two, so n*y is a few additions. */
Scaled exact_deviation(const Exact *pSum, i64 n, double y){
  Exact rest = *pSum;                  /* sum - n*y */
  Magnitude magnitude;
  Scaled s;
  int k, isAbove;
  for(k=0; n>>k; k++) if( n>>k & 1 ) exactAddTimes(&rest, y, k, -1);
  isAbove = exactMagnitude(&rest, &magnitude);
  s = magnitudeRound(&magnitude);
  if( !isAbove ) s.m = 0.0-s.m;        /* a zero stays without a sign */
  return s;
}
