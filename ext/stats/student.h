/* Student's t distribution. */
#ifndef SUPPORTOPS_STUDENT_H
#define SUPPORTOPS_STUDENT_H

/* The t that a value of n degrees of freedom exceeds with probability q: the
** upper quantile, for n>=1 and 1e-6<=q<=1/2. The relative error is below 1e-9
** (for q not near its ends, a few units of the last place). Time grows with n:
** for hundreds, take the normal's. */
double student_upper(double q, int n);

#endif
