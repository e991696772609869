/*
** See normal.h. A rational start (Abramowitz and Stegun, Handbook of
** Mathematical Functions, 26.2.23; error below 4.5e-4) and two of Halley's
** steps on erfc(), each of which triples the digits: so the result is as good
** as the C library's erfc(), in the tail too, where 1-erf() would have none
** left.
*/
#include "normal.h"

#include <math.h>

#define NORMAL_SQRT_HALF 0.70710678118654752440
#define NORMAL_SQRT_2PI  2.50662827463100050242

static double normalStart(double q){
  double t = sqrt(-2*log(q));
  return t - (2.515517 + t*(0.802853 + t*0.010328))
           / (1 + t*(1.432788 + t*(0.189269 + t*0.001308)));
}

double normal_upper(double q){
  double z;
  int i;
  z = normalStart(q);
  for(i=0; i<2; i++){
    double excess = 0.5*erfc(z*NORMAL_SQRT_HALF) - q;
    double step = excess*NORMAL_SQRT_2PI*exp(z*z/2);
    z += step/(1 - z*step/2);
  }
  return z;
}
