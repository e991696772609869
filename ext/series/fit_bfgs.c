/*
** See fit_bfgs.h. The step's length is found by halving and doubling until it
** gains enough and the slope has flattened (Lewis and Overton, "Nonsmooth
** optimization via quasi-Newton methods", 2013): the second of these keeps
** every remembered curvature positive.
*/
#include "fit_bfgs.h"

#include <math.h>

#define BFGS_TRIALS 30                 /* lengths tried in one direction */
#define BFGS_GAIN 1e-4                 /* of what the slope promised */
#define BFGS_FLAT 0.9                  /* of the slope may be left */
#define BFGS_QUIET 1e-8                /* a relative gain that is none, */
#define BFGS_ZERO 1e-10                /* and a value that counts as 0 in it */

void bfgs_alloc(int *rc, Bfgs *p, u64 n){
  p->x = mem_array(rc, (5 + 2*BFGS_PAIRS)*n, sizeof(double));
  if( p->x==0 ) return;
  p->n = n;
  p->g = p->x + n;
  p->xNext = p->g + n;
  p->gNext = p->xNext + n;
  p->aWay = p->gNext + n;
  p->aStep = p->aWay + n;
  p->aChange = p->aStep + BFGS_PAIRS*n;
}

void bfgs_free(Bfgs *p){
  mem_free(p->x);
  memset(p, 0, sizeof(*p));
}

static double bfgsDot(const double *a, const double *b, u64 n){
  double sum = 0;
  u64 i;
  for(i=0; i<n; i++) sum += a[i]*b[i];
  return sum;
}

/* a += x*b */
static void bfgsAdd(double *a, double x, const double *b, u64 n){
  u64 i;
  for(i=0; i<n; i++) a[i] += x*b[i];
}

/* aWay becomes minus the inverse of the curvature times the gradient. */
static void bfgsDirection(Bfgs *p){
  double aPart[BFGS_PAIRS];
  double *w = p->aWay;
  u64 i, n = p->n;
  int j, k;
  for(i=0; i<n; i++) w[i] = -p->g[i];
  for(j=0; j<p->nPair; j++){           /* from the newest to the oldest */
    k = (p->iPair - j + BFGS_PAIRS) % BFGS_PAIRS;
    aPart[k] = p->aRho[k]*bfgsDot(p->aStep + (u64)k*n, w, n);
    bfgsAdd(w, -aPart[k], p->aChange + (u64)k*n, n);
  }
  if( p->nPair ){
    const double *aChange = p->aChange + (u64)p->iPair*n;
    double unit = 1/(p->aRho[p->iPair]*bfgsDot(aChange, aChange, n));
    for(i=0; i<n; i++) w[i] *= unit;
  }
  while( j-->0 ){
    k = (p->iPair - j + BFGS_PAIRS) % BFGS_PAIRS;
    bfgsAdd(w, aPart[k] - p->aRho[k]*bfgsDot(p->aChange + (u64)k*n, w, n),
            p->aStep + (u64)k*n, n);
  }
}

/*
** Try lengths along aWay, down which the function falls by slope for each
** length of 1. True where one gained: then xNext, gNext and *pf are there.
*/
static int bfgsSearch(Bfgs *p, double slope, double *pf){
  u64 n = p->n;
  double low = 0, high = INFINITY, length = 1;
  int i, hasGained = 0;
  if( p->nPair==0 ){                   /* nothing is known of the scale */
    double size = sqrt(bfgsDot(p->g, p->g, n));
    if( size>1 ) length = 1/size;
  }
  for(i=0; i<BFGS_TRIALS; i++){
    double f;
    memcpy(p->xNext, p->x, (size_t)n*sizeof(double));
    bfgsAdd(p->xNext, length, p->aWay, n);
    f = p->value(p->pArg, p->xNext, p->gNext);
    hasGained = f<=p->f + BFGS_GAIN*length*slope && f<p->f;
    *pf = f;
    if( !hasGained ){
      high = length;
    }else if( bfgsDot(p->gNext, p->aWay, n)<BFGS_FLAT*slope ){
      low = length;
    }else{
      break;
    }
    length = high<INFINITY ? (low + high)/2 : 2*length;
  }
  return hasGained;
}

/* Go to xNext and remember the way there. */
static void bfgsMove(Bfgs *p, double f){
  u64 i, n = p->n;
  int k = (p->iPair + 1) % BFGS_PAIRS;
  double *aStep = p->aStep + (u64)k*n, *aChange = p->aChange + (u64)k*n;
  double product;
  for(i=0; i<n; i++){
    aStep[i] = p->xNext[i] - p->x[i];
    aChange[i] = p->gNext[i] - p->g[i];
  }
  product = bfgsDot(aStep, aChange, n);
  if( product>0 && 1/product<INFINITY ){
    p->aRho[k] = 1/product;
    p->iPair = k;
    if( p->nPair<BFGS_PAIRS ) p->nPair++;
  }
  memcpy(p->x, p->xNext, (size_t)n*sizeof(double));
  memcpy(p->g, p->gNext, (size_t)n*sizeof(double));
  p->f = f;
}

void bfgs_run(Bfgs *p, int nIteration){
  int nQuiet = 0;
  p->nPair = p->iPair = 0;
  p->f = p->value(p->pArg, p->x, p->g);
  while( p->f<INFINITY && nQuiet<2 && nIteration-->0 ){
    double slope, before = p->f, f;
    bfgsDirection(p);
    slope = bfgsDot(p->g, p->aWay, p->n);
    if( slope<0 && bfgsSearch(p, slope, &f) ){
      p->nIteration++;
      bfgsMove(p, f);
      nQuiet = before-f<=BFGS_QUIET*(f + BFGS_ZERO) ? nQuiet+1 : 0;
    }else if( p->nPair ){
      p->nPair = 0;                    /* once more, straight down */
    }else{
      nQuiet = 2;
    }
  }
}
