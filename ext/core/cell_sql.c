/* See cell_sql.h. */
#include "cell_sql.h"

static Cell cellText(int *rc, sqlite3_value *p){
  const void *z = sqlite3_value_text(p);
  if( z==0 ) *rc = SQLITE_NOMEM;
  return cell_bytes(CELL_TEXT, z, (u64)sqlite3_value_bytes(p));
}

Cell cell_of_value(int *rc, sqlite3_value *p){
  switch( sqlite3_value_type(p) ){
    case SQLITE_INTEGER: return cell_int(sqlite3_value_int64(p));
    case SQLITE_FLOAT:   return cell_real(sqlite3_value_double(p));
    case SQLITE_TEXT:    return cellText(rc, p);
    case SQLITE_BLOB: {
      const void *z = sqlite3_value_blob(p);   /* 0 where it is empty */
      return cell_bytes(CELL_BLOB, z, (u64)sqlite3_value_bytes(p));
    }
  }
  return cell_bytes(CELL_NULL, 0, 0);
}

Cell cell_text_of_value(int *rc, sqlite3_value *p){
  switch( sqlite3_value_type(p) ){
    case SQLITE_NULL:
    case SQLITE_BLOB: return cell_of_value(rc, p);
  }
  return cellText(rc, p);
}

void cell_result(sqlite3_context *ctx, const Cell *c){
  switch( c->type ){
    case CELL_INT:   sqlite3_result_int64(ctx, c->u.i); break;
    case CELL_WHOLE: sqlite3_result_double(ctx, (double)c->u.i); break;
    case CELL_REAL:  sqlite3_result_double(ctx, c->u.r); break;
    case CELL_TEXT:
      sqlite3_result_text(ctx, (const char*)c->u.z, (int)c->n,
                          SQLITE_TRANSIENT);
      break;
    case CELL_BLOB:
      sqlite3_result_blob(ctx, c->u.z, (int)c->n, SQLITE_TRANSIENT);
      break;
  }
}
