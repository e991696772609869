/* The clock room: moments and SLA clocks. Its table is in clock_sql.c. */
#ifndef SUPPORTOPS_CLOCK_H
#define SUPPORTOPS_CLOCK_H

#include "../core/room.h"

extern const Room clock_room;

#endif
