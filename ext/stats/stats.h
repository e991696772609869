/* The statistics room: quantiles, variances, moving means and scores, numbers
** by key, intervals and small text pictures. Its table is in stats_sql.c. */
#ifndef SUPPORTOPS_STATS_H
#define SUPPORTOPS_STATS_H

#include "../core/room.h"

extern const Room stats_room;

#endif
