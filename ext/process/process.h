/* The process room: the event-log value and what is mined from it. Its table
** is in process_sql.c. */
#ifndef SUPPORTOPS_PROCESS_H
#define SUPPORTOPS_PROCESS_H

#include "../core/room.h"

extern const Room process_room;

#endif
