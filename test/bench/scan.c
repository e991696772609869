/*
** scan(...): what every aggregate pays before it begins. It takes each
** argument as a function would, a text or BLOB by pointer and length, and
** gives how many rows it saw, plus 1 if ever a checksum of the arguments came
** out as it never does: the compiler cannot leave the reading out.
*/
#include "scan.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Scan Scan;
struct Scan {
  sqlite3_int64 nRow;
  uint64_t sum;
};

static uint64_t scanValue(sqlite3_value *p){
  double r;
  uint64_t bits;
  switch( sqlite3_value_type(p) ){
    case SQLITE_INTEGER:
      return (uint64_t)sqlite3_value_int64(p);
    case SQLITE_FLOAT:
      r = sqlite3_value_double(p);
      memcpy(&bits, &r, sizeof(bits));
      return bits;
    case SQLITE_TEXT:
      return (uint64_t)(uintptr_t)sqlite3_value_text(p)
           + (uint64_t)sqlite3_value_bytes(p);
    case SQLITE_BLOB:
      return (uint64_t)(uintptr_t)sqlite3_value_blob(p)
           + (uint64_t)sqlite3_value_bytes(p);
  }
  return 0;
}

static void scanStep(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  Scan *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  int i;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  p->nRow++;
  for(i=0; i<argc; i++) p->sum = p->sum*31 + scanValue(argv[i]);
}

static void scanFinal(sqlite3_context *ctx){
  const Scan *p = sqlite3_aggregate_context(ctx, 0);
  if( p==0 ) return;
  sqlite3_result_int64(ctx, p->nRow + (p->sum==0x5EED5EED5EED5EEDu));
}

int scan_register(sqlite3 *db){
  return sqlite3_create_function_v2(db, "scan", -1,
      SQLITE_UTF8|SQLITE_DETERMINISTIC, 0, 0, scanStep, scanFinal, 0);
}
