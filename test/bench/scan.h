/* scan(...): an aggregate that reads its arguments and does nothing else. */
#ifndef BENCH_SCAN_H
#define BENCH_SCAN_H

#include <sqlite3.h>

int scan_register(sqlite3 *db);

#endif
