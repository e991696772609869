/* The statistics room's SQL faces, as its table (stats_sql.c) names them. */
#ifndef SUPPORTOPS_STATS_SQL_H
#define SUPPORTOPS_STATS_SQL_H

#include "../core/host.h"

void split_hash_func(sqlite3_context*, int, sqlite3_value**);

#endif
