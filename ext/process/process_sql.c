/* The process room's registration table. */
#include "process.h"

const Room process_room = { "process", 0, 0, 0, 0 };
