/*
** See wilson.h. E. B. Wilson, "Probable inference, the law of succession, and
** statistical inference", 1927: the proportions p with |k/n - p| at most
** z*sqrt(p(1-p)/n), that is, what lies between the two roots of a quadratic.
**
** Easy to get wrong: the lower root, written as a difference, loses all its
** digits for small k. It is taken from the product of the roots instead, and
** both are then sums of positive terms.
*/
#include "wilson.h"
#include "normal.h"

#include <math.h>

void wilson_limits(double k, double n, double level, double *pLow,
                   double *pHigh){
  double z = normal_upper((1-level)/2);
  double zz = z*z;
  double root;                         /* 2(n+zz) times the upper limit */
  *pLow = 0;
  *pHigh = 1;
  if( n<=0 ) return;
  root = 2*k + zz + z*sqrt(zz + 4*k*((n-k)/n));
  if( k>0 ) *pLow = 2*k*(k/n)/root;
  if( k<n ) *pHigh = root/(2*(n+zz));
}
