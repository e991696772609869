/*
** Errors: one sticky object, one form of words.
**
**   name(): argument N (role) must be WHAT, got VALUE[; did you mean 'x'?]
**
** Once err->rc is set every later report is ignored: the first fault is the
** one the user reads. Whoever owns the Err hands it to err_result() (a
** function) or leaves it to the table shell; both free its text.
*/
#ifndef SUPPORTOPS_ERROR_H
#define SUPPORTOPS_ERROR_H

#include "base.h"
#include "host.h"

typedef struct Err Err;
struct Err {
  int rc;                              /* SO_OK until the first fault */
  char *z;                             /* its words; 0 when memory ran out */
};

/* Words of SQLite's printf dialect. */
void err_set(Err *err, const char *zFormat, ...);

/* The standard form, for argument iArg (from 1) whose value is pGot. */
void err_argument(Err *err, const char *zFunc, int iArg, const char *zRole,
                  const char *zMust, sqlite3_value *pGot);

/* The same for a function's own argument, reported at once to ctx. The
** function's name comes from its registration row. */
void err_argument_now(sqlite3_context *ctx, int iArg, const char *zRole,
                      const char *zMust, sqlite3_value *pGot);

/* A value as errors show it: quoted and cut at 60 bytes. From sqlite3_malloc;
** 0 where there is no memory. */
char *err_value(sqlite3_value *p);
/* How many of the n bytes of z fit into max, never cutting a character. */
int err_cut(const char *z, int n, int max);

/* Add "; did you mean 'x'?" where one of azKnown is close to zWord. */
void err_suggest(Err *err, const char *zWord, const char *const *azKnown,
                 int nKnown);

/* Keep rc as the fault when it is one: SO_NOMEM has no words. */
void err_code(Err *err, int rc);

/* Report to ctx and free. True when there was a fault. */
int err_result(sqlite3_context *ctx, Err *err);

#endif
