/* The clock room's SQL faces, as its table (clock_sql.c) names them. */
#ifndef SUPPORTOPS_CLOCK_SQL_H
#define SUPPORTOPS_CLOCK_SQL_H

#include "../core/host.h"

void cycle_hours_func(sqlite3_context*, int, sqlite3_value**);
void moment_func(sqlite3_context*, int, sqlite3_value**);
void sla_due_at_func(sqlite3_context*, int, sqlite3_value**);
void sla_remaining_func(sqlite3_context*, int, sqlite3_value**);
void sla_status_func(sqlite3_context*, int, sqlite3_value**);

#endif
