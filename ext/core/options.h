/*
** Options: one trailing JSON object, '{"collapse": 1, "by": "arc"}'. Absent
** or NULL means defaults; an unknown key is an error that lists the keys.
*/
#ifndef SUPPORTOPS_OPTIONS_H
#define SUPPORTOPS_OPTIONS_H

#include "error.h"

enum {
  OPTION_REAL,                         /* a number */
  OPTION_INTEGER,                      /* a whole one; true and false count as
                                       ** 1 and 0 */
  OPTION_WORD,                         /* one of zWords and nothing else */
  OPTION_ANY                           /* a number or a text, for the caller to
                                       ** judge */
};

/* How an option was given. */
enum { OPTION_ABSENT, OPTION_NUMBER, OPTION_IS_WORD, OPTION_IS_VALUE };

typedef struct Option Option;
struct Option {
  const char *zKey;
  double min, max;                     /* allowed range of a number */
  int kind;
  double value;                        /* in: the default; out: the number, or
                                       ** the word's place in zWords, from 0 */
  const char *zWords;                  /* "none add mul": words that will do,
                                       ** beside a number or alone; may be 0 */
  int given;                           /* out */
  sqlite3_value *pValue;               /* out, of OPTION_ANY: owned */
};

/*
** Read argument iArg of zFunc into aOpt[]. pJson may be 0. Runs json_extract
** on its own argument and finalizes before it returns: no table is read and
** no statement kept. Where an option is OPTION_ANY, options_free() is due.
*/
void options_read(Err *err, sqlite3 *db, const char *zFunc, int iArg,
                  sqlite3_value *pJson, Option *aOpt, int nOpt);
void options_free(Option *aOpt, int nOpt);

/*
** Read a list of 1 to nMax numbers from min to max, '[0.5, 0.9]', or a single
** number or text that is one, into a[]; gives how many. zWhat names an element
** in errors: "a probability".
*/
int options_numbers(Err *err, sqlite3 *db, const char *zFunc, int iArg,
                    const char *zRole, const char *zWhat, sqlite3_value *pJson,
                    double min, double max, double *a, int nMax);

#endif
