/*
** The host: SQLite's extension API, and the flags that its oldest supported
** version (3.31) does not name yet. Faces include this; kernels do not.
*/
#ifndef SUPPORTOPS_HOST_H
#define SUPPORTOPS_HOST_H

#include "sqlite3ext.h"
#ifndef SQLITE_CORE
# ifdef SUPPORTOPS_MAIN
SQLITE_EXTENSION_INIT1
# else
SQLITE_EXTENSION_INIT3
# endif
#endif

#ifndef SQLITE_SELFORDER1              /* 3.47: lets WITHIN GROUP be written */
# define SQLITE_SELFORDER1 0x002000000
#endif

/* Every function of ours: no file, no clock, no SQL on the user's data. */
#define SUPPORTOPS_PURE (SQLITE_UTF8|SQLITE_DETERMINISTIC|SQLITE_INNOCUOUS)

#endif
