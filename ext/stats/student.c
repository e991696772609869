/*
** See student.h. With t = sqrt(n)*tan(x), s and c being the sine and cosine of
** x, the probability between -t and t is a finite sum (Abramowitz and Stegun,
** Handbook of Mathematical Functions, 26.7.3 and 26.7.4):
**
**   n odd    2/pi * (x + s*(c + 2/3 c^3 + .. + 2*4*..(n-3)/(3*5*..(n-2))
**                                              * c^(n-2)))
**   n even   s*(1 + 1/2 c^2 + .. + 1*3*..(n-3)/(2*4*..(n-2)) * c^(n-2))
**
** Its slope is a constant times c^(n-1), so that it rises in x and bends down:
** Newton's steps from 0 rise to the answer and cannot overshoot, and no start
** has to be guessed.
*/
#include "student.h"

#include <math.h>

#define STUDENT_PI 3.14159265358979323846
#define STUDENT_STEPS 100              /* a dozen will do */

/* The probability between -t and t, and its slope, at x. */
static double studentBetween(double x, int n, double *pSlope){
  double c = cos(x), sum = 0, term = n%2 ? c : 1, power = 1;
  double share = n%2 ? 2/STUDENT_PI : 1;
  int k;
  for(k = n%2 ? 3 : 2; k<=n; k+=2){
    sum += term;
    term *= c*c*(k-1)/k;
    if( k>2 ) power *= (double)(k-1)/(k-2);
  }
  *pSlope = share*power*pow(c, n-1);
  return share*((n%2 ? x : 0) + sin(x)*sum);
}

double student_upper(double q, int n){
  double x = 0, step = 1;
  int i;
  for(i=0; i<STUDENT_STEPS && step>1e-16*x; i++){
    double slope, between = studentBetween(x, n, &slope);
    step = (1 - 2*q - between)/slope;
    x += step;
  }
  return sqrt(n)*tan(x);
}
