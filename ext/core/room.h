/*
** A room's registration table: the one place that says what a function is
** called, how many arguments it takes, and what it means. SQLite is told from
** it, supportops_functions lists it, the reference is made from it, and the
** tests run its examples.
**
** To add a function: one row in the room's table. To add a room: one name in
** supportops.c's list.
*/
#ifndef SUPPORTOPS_ROOM_H
#define SUPPORTOPS_ROOM_H

#include "host.h"
#include <stdint.h>

typedef struct Doc Doc;
typedef struct Func Func;
typedef struct Tvf Tvf;
typedef struct TvfCall TvfCall;
typedef struct Room Room;

/* What a user reads. */
struct Doc {
  const char *zSignature;              /* cycle_hours(from, to) */
  const char *zReturns;                /* REAL hours */
  const char *zMeaning;                /* a sentence or a few, with the NULL
                                       ** rule, the errors and the formula's
                                       ** source where they are not obvious */
  const char *zExample;                /* one statement, runnable anywhere */
  const char *zResult;                 /* its rows as the shell's list mode
                                       ** prints them: a|b, lines by \n */
};

/*
** A scalar (final==0), an aggregate (final) or a window function (value and
** inverse as well). It is registered once for each number of arguments from
** nMin to nMax. sqlite3_user_data() is the row itself: a family that shares
** code tells its members apart by zName or iMode.
*/
struct Func {
  const char *zName;
  signed char nMin, nMax;
  int flags;                           /* besides SUPPORTOPS_PURE */
  int iMode;                           /* the room's own */
  void (*step)(sqlite3_context*, int, sqlite3_value**);
  void (*final)(sqlite3_context*);
  void (*value)(sqlite3_context*);
  void (*inverse)(sqlite3_context*, int, sqlite3_value**);
  Doc doc;
};

/*
** A table-valued function; tvf.h says what the three calls do.
*/
struct Tvf {
  const char *zName;
  const char *zColumns;                /* "variant_id INTEGER, cases INTEGER" */
  const char *zArgs;                   /* "_log, _options": hidden columns */
  int nRequired;                       /* the first so many must be given */
  int (*open)(TvfCall*, sqlite3_value **apArg);
  void (*column)(sqlite3_context*, void *pState, sqlite3_int64 iRow, int iCol);
  void (*close)(void *pState);
  Doc doc;
};

struct Room {
  const char *zName;
  const Func *aFunc;
  int nFunc;
  const Tvf *aTvf;
  int nTvf;
};

/*
** One load. The registry reads the host's names once, registers the rooms,
** and takes everything back when the load fails.
**
** The name rule: a host function of our name that takes our number of
** arguments, or any number, stays the host's; so does a module of our name.
*/
typedef struct Registry Registry;
struct Registry {
  sqlite3 *db;
  int rc;                              /* sticky */
  char **pzErr;                        /* words for the host; may be 0 */
  struct RegistryName *aHost;          /* what the host had before us */
  struct RegistryName *aOurs;          /* what we registered, in order */
  uint64_t nHost, nHostAlloc, nOurs, nOursAlloc;
};

void registry_open(Registry *p, sqlite3 *db, char **pzErr);
void registry_add(Registry *p, const Room *pRoom);
int registry_close(Registry *p);       /* frees; gives the load's result */

/* "scalar", "aggregate" or "window". */
const char *room_kind(const Func *pFunc);

#endif
