/* The normal distribution. */
#ifndef SUPPORTOPS_NORMAL_H
#define SUPPORTOPS_NORMAL_H

/* The z that a standard normal value exceeds with probability q: the upper
** quantile, for 1e-300<=q<=1/2 (the rest is by symmetry). The error is about
** 1e-15, relative in the tail and absolute around q = 1/2, where z is 0. */
double normal_upper(double q);

#endif
