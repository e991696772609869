/* The Wilson score interval of a proportion. */
#ifndef SUPPORTOPS_WILSON_H
#define SUPPORTOPS_WILSON_H

/* The interval for k of n at a level, 0<=k<=n and 0<level<1. With n 0 nothing
** is known: 0 to 1. */
void wilson_limits(double k, double n, double level, double *pLow,
                   double *pHigh);

#endif
