/* See conformance.h. */
#include "conformance.h"

Fit model_fit(const Model *p, const u32 *aSeq, u32 nSeq){
  Fit fit = {FIT_CONFORMS, 0};
  u64 i, iStart = 0, j;
  u32 best = 0;
  for(i=0; i<p->nList; i++){
    u64 n = p->aEnd[i] - iStart;
    u32 same = 0;
    while( same<n && same<nSeq && p->a[iStart+same]==aSeq[same] ) same++;
    if( same==n && same==nSeq ) return fit;
    if( same>best ) best = same;
    iStart = p->aEnd[i];
  }
  fit.at = best;
  if( best==nSeq ){
    fit.kind = FIT_INCOMPLETE;
    return fit;
  }
  fit.kind = FIT_UNDESIRED;
  for(j=0; j<p->n; j++){
    if( p->a[j]==aSeq[best] ) fit.kind = best ? FIT_FOLLOWED : FIT_START;
  }
  return fit;
}
