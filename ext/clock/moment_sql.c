/* See moment_sql.h. Everything worth testing is in moment.c. */
#include "moment_sql.h"

int moment_of_value(sqlite3_value *p, i64 *pMs){
  const char *z;
  switch( sqlite3_value_type(p) ){
    case SQLITE_TEXT:
      z = (const char*)sqlite3_value_text(p);
      /* No text here is no memory: SQLite ends the statement by itself. */
      return z ? moment_parse(z, sqlite3_value_bytes(p), pMs) : 0;
    case SQLITE_INTEGER:
      return moment_of_int(sqlite3_value_int64(p), pMs);
    case SQLITE_FLOAT:
      return moment_of_double(sqlite3_value_double(p), pMs);
  }
  return 0;
}

void moment_result(sqlite3_context *ctx, i64 ms){
  char z[MOMENT_MAX_TEXT];
  int n = moment_print(ms, z);
  sqlite3_result_text(ctx, z, n, SQLITE_TRANSIENT);
}
