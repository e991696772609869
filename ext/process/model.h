/*
** Models: what cases are held against. One text, told apart by its first
** character:
**
**   open -> triage -> close            a sequence; names with blanks at an end
**                                      or an arrow inside in '...', a quote
**                                      in them doubled
**   ["open", "close"]                  the same as a JSON list
**   [["open","close"], ["open"]]       any of several
*/
#ifndef SUPPORTOPS_MODEL_H
#define SUPPORTOPS_MODEL_H

#include "log.h"

#define MODEL_UNKNOWN 0xFFFFFFFFu      /* a name that the log does not have */

/* The allowed lists, as activity numbers of one log. */
typedef struct Model Model;
struct Model {
  u32 *a;                              /* list after list */
  u64 n, nAlloc;
  u64 *aEnd;                           /* end of each list in a */
  u64 nList, nAllocList;
};

/* SO_MISMATCH where the text is no model. p is zeroed by the caller; free it
** in any case. */
int model_parse(Model *p, const Log *pLog, const char *z, u64 n);
/* Write a name as a sequence spells it. */
void model_spell(Buf *pOut, const LogName *pName);
void model_free(Model *p);

#endif
