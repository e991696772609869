/* The normal distribution. */
#ifndef SUPPORTOPS_NORMAL_H
#define SUPPORTOPS_NORMAL_H

/* The z that a standard normal value exceeds with probability q: the upper
** quantile. 1e-300<=q<1; the error is about 1e-15, relative in the tails and
** absolute around q = 1/2, where z is 0. */
double normal_upper(double q);

#endif
