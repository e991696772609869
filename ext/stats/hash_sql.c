/* split_hash(key [, seed]): the face of hash.c. */
#include "../core/error.h"
#include "hash.h"
#include "stats_sql.h"

/* A number is its 64-bit pattern as an integer; a real that is whole hashes
** as that integer, so that 7 and 7.0, equal in SQL, are equal here. */
static u64 hashKey(sqlite3_value *p){
  double r;
  switch( sqlite3_value_type(p) ){
    case SQLITE_INTEGER:
      return (u64)sqlite3_value_int64(p);
    case SQLITE_FLOAT: {
      u64 bits;
      r = sqlite3_value_double(p);
      if( r>=-9.2e18 && r<=9.2e18 && r==(double)(i64)r ) return (u64)(i64)r;
      memcpy(&bits, &r, 8);
      return bits;
    }
    case SQLITE_BLOB: {
      const void *a = sqlite3_value_blob(p);
      return hash_text(a, (size_t)sqlite3_value_bytes(p));
    }
    default: {
      const void *z = sqlite3_value_text(p);
      return hash_text(z, (size_t)sqlite3_value_bytes(p));
    }
  }
}

void split_hash_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  u64 seed = 0;
  if( sqlite3_value_type(argv[0])==SQLITE_NULL ) return;
  if( argc>1 && sqlite3_value_type(argv[1])!=SQLITE_NULL ){
    if( sqlite3_value_numeric_type(argv[1])!=SQLITE_INTEGER ){
      err_argument_now(ctx, 2, "seed", "an integer", argv[1]);
      return;
    }
    seed = (u64)sqlite3_value_int64(argv[1]);
  }
  sqlite3_result_double(ctx, hash_unit(hashKey(argv[0]), seed));
}
