/* Cells to and from SQL. */
#ifndef SUPPORTOPS_CELL_SQL_H
#define SUPPORTOPS_CELL_SQL_H

#include "cell.h"
#include "host.h"

/* The cell of a value; its bytes stay the value's. *rc when the host had no
** memory to convert a text. */
Cell cell_of_value(int *rc, sqlite3_value *p);
/* A number is printed as SQLite prints it: for names. NULL and BLOBs stay
** what they are. */
Cell cell_text_of_value(int *rc, sqlite3_value *p);
void cell_result(sqlite3_context *ctx, const Cell *c);

#endif
