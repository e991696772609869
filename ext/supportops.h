/* The library's version, and its only exported name. */
#ifndef SUPPORTOPS_H
#define SUPPORTOPS_H

#define SUPPORTOPS_VERSION "0.1.0"
#define SUPPORTOPS_VERSION_NUMBER 1000     /* major*1e6 + minor*1e3 + patch */

#ifdef SQLITE_CORE                         /* compiled into a host program */
# include "sqlite3.h"
int sqlite3_supportops_init(sqlite3 *db, char **pzErr,
                            const struct sqlite3_api_routines *pApi);
#endif

#endif
