/* Moments as SQL values: what every function with a time argument uses. */
#ifndef SUPPORTOPS_MOMENT_SQL_H
#define SUPPORTOPS_MOMENT_SQL_H

#include "../core/host.h"
#include "moment.h"

/* 1 and *pMs; 0 for NULL, a BLOB, and text or a number that is no moment. */
int moment_of_value(sqlite3_value *p, i64 *pMs);

/* The moment as the text that every function gives out. */
void moment_result(sqlite3_context *ctx, i64 ms);

#endif
