/*
** A check of smooth_gradient() that no SQL can make: its derivatives against
** differences of smooth_run(), in every form, with values missing. Prints the
** largest relative disagreement of each form; holt_winters.test compiles and
** runs it.
**
** A difference over five points errs by h^4 and by rounding over h: with h =
** 1e-4, below 1e-7 of what it measures.
*/
#include "../ext/series/smooth.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define N_VALUE 60
#define MAX_SEASON 12
#define MAX_SIZE SMOOTH_SIZE(MAX_SEASON)

/* The library's allocator is the host's; here the C library's will do. */
void *mem_array(int *rc, u64 nElem, size_t size){
  void *p = *rc ? 0 : calloc((size_t)nElem, size);
  if( p==0 ) *rc = SO_NOMEM;
  return p;
}

void mem_free(void *p){
  free(p);
}

/* Numbers from 0 to 1 that look random, the same in every run (Knuth's
** 64-bit linear congruence). */
static double gradientRandom(u64 *pState){
  *pState = *pState*6364136223846793005u + 1442695040888963407u;
  return (double)(*pState>>11)/9007199254740992.0;
}

/* Values around 20 with a season, a tenth of them missing; parameters that
** are no optimum, so that no derivative is near 0. */
static void gradientData(const Smooth *pForm, u64 seed, double *y, double *p){
  u64 i, state = seed;
  for(i=0; i<N_VALUE; i++){
    y[i] = 20 + 0.1*(double)i + 4*sin((double)i*6.28/7)
         + 3*gradientRandom(&state);
    if( i>0 && gradientRandom(&state)<0.1 ) y[i] = NAN;
  }
  memset(p, 0, MAX_SIZE*sizeof(double));
  p[SMOOTH_ALPHA] = 0.1 + 0.5*gradientRandom(&state);
  p[SMOOTH_PHI] = 1;
  p[SMOOTH_LEVEL] = 15;
  if( pForm->trend!=TREND_NONE ){
    p[SMOOTH_BETA] = 0.1 + 0.5*gradientRandom(&state);
    p[SMOOTH_SLOPE] = 0.3;
  }
  if( pForm->trend==TREND_DAMPED ) p[SMOOTH_PHI] = 0.9;
  if( pForm->seasonal==SEASON_NONE ) return;
  p[SMOOTH_GAMMA] = 0.3*gradientRandom(&state) + 0.05;
  for(i=0; i<pForm->m; i++){
    p[SMOOTH_SEASON+i] = pForm->seasonal==SEASON_MUL
        ? 0.8 + 0.4*gradientRandom(&state) : 4*gradientRandom(&state) - 2;
  }
}

/* The derivative by parameter i, from the values of the sum around it. */
static double gradientDifference(const Smooth *pForm, double *p, u64 i,
                                 const double *y, SmoothRun *r){
  static const double aWeight[] = { 1.0/12, -8.0/12, 0, 8.0/12, -1.0/12 };
  double at = p[i], step = 1e-4, sum = 0;
  int k;
  for(k=0; k<5; k++){
    p[i] = at + (k-2)*step;
    sum += aWeight[k]*smooth_run(pForm, p, y, N_VALUE, r);
  }
  p[i] = at;
  return sum/step;
}

static double gradientWorst(const Smooth *pForm, u64 seed){
  double y[N_VALUE], p[MAX_SIZE], g[MAX_SIZE], worst = 0;
  SmoothRun run;
  u64 i;
  int rc = SO_OK;
  memset(&run, 0, sizeof(run));
  smooth_alloc(&rc, &run, N_VALUE, pForm->m);
  if( rc ) return INFINITY;
  gradientData(pForm, seed, y, p);
  smooth_run(pForm, p, y, N_VALUE, &run);
  smooth_gradient(pForm, p, y, N_VALUE, &run, g);
  for(i=0; i<SMOOTH_SIZE(pForm->m); i++){
    double d = gradientDifference(pForm, p, i, y, &run);
    double error = fabs(g[i]-d)/(1 + fabs(d));
    if( !(error<=worst) ) worst = error;
  }
  smooth_free(&run);
  return worst;
}

int main(void){
  int trend, seasonal, k;
  for(trend=TREND_NONE; trend<TREND_AUTO; trend++){
    for(seasonal=SEASON_NONE; seasonal<SEASON_AUTO; seasonal++){
      Smooth form;
      double worst = 0;
      form.trend = trend;
      form.seasonal = seasonal;
      for(k=0; k<8; k++){
        double error;
        form.m = seasonal==SEASON_NONE ? 1 : k%2 ? 7 : MAX_SEASON;
        error = gradientWorst(&form, (u64)(100*trend + 10*seasonal + k));
        if( !(error<=worst) ) worst = error;
      }
      printf("%d %d %.3g\n", trend, seasonal, worst);
    }
  }
  return 0;
}
