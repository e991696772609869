/*
** Exact conformance: does a case do what one of the allowed lists of
** activities says, no more and no less?
*/
#ifndef SUPPORTOPS_CONFORMANCE_H
#define SUPPORTOPS_CONFORMANCE_H

#include "model.h"

/* What is said of a variant. at is the position (from 0) of the first event
** that no allowed list has there, after the longest way that one has. */
enum { FIT_CONFORMS, FIT_INCOMPLETE, FIT_START, FIT_UNDESIRED, FIT_FOLLOWED };
typedef struct Fit Fit;
struct Fit {
  int kind;
  u32 at;
};

Fit model_fit(const Model *p, const u32 *aSeq, u32 nSeq);

#endif
