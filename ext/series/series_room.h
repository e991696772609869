/* The series room: numbers in equal steps of time, their forecasts, and how
** good those were. Its table is in series_sql.c. */
#ifndef SUPPORTOPS_SERIES_ROOM_H
#define SUPPORTOPS_SERIES_ROOM_H

#include "../core/room.h"

extern const Room series_room;

#endif
