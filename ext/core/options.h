/*
** Options: one trailing JSON object, '{"collapse": 1}'. Absent or NULL means
** defaults; an unknown key is an error that lists the keys.
*/
#ifndef SUPPORTOPS_OPTIONS_H
#define SUPPORTOPS_OPTIONS_H

#include "error.h"

typedef struct Option Option;
struct Option {
  const char *zKey;
  double min, max;                     /* allowed range */
  int isInteger;                       /* only whole numbers; true and false
                                       ** count as 1 and 0 */
  double value;                        /* in: the default; out: what was set */
};

/*
** Read argument iArg of zFunc into aOpt[]. pJson may be 0. Runs json_extract
** on its own argument and finalizes before it returns: no table is read and
** no statement kept.
*/
void options_read(Err *err, sqlite3 *db, const char *zFunc, int iArg,
                  sqlite3_value *pJson, Option *aOpt, int nOpt);

#endif
