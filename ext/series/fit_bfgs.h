/*
** The minimum of a smooth function of many variables from its gradient:
** L-BFGS (Nocedal, "Updating quasi-Newton matrices with limited storage",
** 1980). It remembers the last steps and how the gradient changed over each,
** and from them knows the curvature well enough to take Newton's step; no
** matrix is kept, so a season of a year of days costs no more than it must.
*/
#ifndef SUPPORTOPS_FIT_BFGS_H
#define SUPPORTOPS_FIT_BFGS_H

#include "../core/base.h"

#define BFGS_PAIRS 24                  /* steps remembered */

typedef struct Bfgs Bfgs;
struct Bfgs {
  u64 n;                               /* variables */
  /* The function at x, and its gradient into g[]. INFINITY where x will not
  ** do, whatever g then is. A variable whose derivative is always 0 stays
  ** where it is. */
  double (*value)(void *pArg, const double *x, double *g);
  void *pArg;
  double *x;                           /* in: a start; out: the best found */
  double f;                            /* out: the function there */
  int nIteration;                      /* counted up */
  /* Its own. */
  double *g, *xNext, *gNext, *aWay;
  double *aStep, *aChange;             /* BFGS_PAIRS rows of n, a ring */
  double aRho[BFGS_PAIRS];             /* 1/(step*change) */
  int iPair, nPair;                    /* the newest; how many */
};

/* Room for n variables; freed also after a failure. */
void bfgs_alloc(int *rc, Bfgs *p, u64 n);
void bfgs_free(Bfgs *p);

/*
** Go down from p->x by at most nIteration steps, until two in a row gain
** almost nothing. p->f is INFINITY where the start would not do. The same
** start gives the same end: there is no clock and no chance in it.
*/
void bfgs_run(Bfgs *p, int nIteration);

#endif
