/*
** Exact sums. Adding doubles rounds, so a row that entered a window and left
** it again leaves its rounding errors behind. Here sums are integers: one
** long fixed-point number that covers every double and every square of one.
** What is added and taken away again leaves nothing, whatever its size, and
** the order of additions does not matter.
**
** Easy to get wrong: infinities have no place in it. The caller counts them.
*/
#ifndef SUPPORTOPS_EXACT_H
#define SUPPORTOPS_EXACT_H

#include "../core/base.h"

/*
** Word i counts units of 2^(32*i - 2208). The least square of a double is
** 2^-2148, and 2^63 squares of the largest one stay below 2^2111: that is
** words 1 to 134. Word 0 stays empty, so that iHigh 0 can say "nothing".
*/
#define EXACT_WORDS 136

/* A zeroed Exact is the sum of nothing. */
typedef struct Exact Exact;
struct Exact {
  i64 a[EXACT_WORDS];                  /* signed; carries are settled late */
  int iLow, iHigh;                     /* words in use; iHigh 0: none are */
  u32 nLate;                           /* additions since the last carry */
};

/* A number m * 2^e that may be too large or too small for a double. */
typedef struct Scaled Scaled;
struct Scaled {
  double m;
  int e;
};

/* Add y, or y squared, times sign (1 or -1). y must be finite. */
void exact_add(Exact *p, double y, int sign);
void exact_add_square(Exact *p, double y, int sign);

/* The sum over n (n>0), rounded twice at most. Not const: settles carries. */
double exact_mean(Exact *pSum, i64 n);

/*
** Take the sum apart into a[]: itself rounded to a double, what that leaves
** rounded, and so on until nothing is left. A sum has one such list, of at
** most EXACT_PARTS; gives how many. Where the sum is no finite double, its list
** is one infinity, and p keeps the rest.
*/
#define EXACT_PARTS 40                 /* from 2^1024 down to 2^-1074, the
                                       ** least denormal, 53 bits a part */
int exact_parts(Exact *p, double *a);

/*
** n*squares - sum*sum, which is n times the sum of squared deviations from
** the mean: exact up to its one rounding to 53 bits, never negative.
*/
Scaled exact_spread(Exact *pSum, Exact *pSquares, i64 n);

/* n*y - sum, which is n times the deviation of y from the mean: exact up to
** its one rounding, however far y and the mean lie from zero. y is finite. */
Scaled exact_deviation(const Exact *pSum, i64 n, double y);

#endif
