/* The clock room's registration table. */
#include "clock.h"

const Room clock_room = { "clock", 0, 0, 0, 0 };
