/* split_hash(key [, seed]): the face of hash.c. */
#include "../core/error.h"
#include "hash.h"
#include "stats_sql.h"

/* A number is its 64-bit pattern as an integer; a real that is whole hashes
** as that integer, so that 7 and 7.0, equal in SQL, are equal here. False
** when there was no memory to show the bytes of a text or BLOB. */
static int hashKey(sqlite3_value *p, u64 *pOut){
  const void *a;
  size_t n;
  double r;
  int type = sqlite3_value_type(p);
  if( type==SQLITE_INTEGER ){
    *pOut = (u64)sqlite3_value_int64(p);
    return 1;
  }
  if( type==SQLITE_FLOAT ){
    r = sqlite3_value_double(p);
    if( r>=-9.2e18 && r<=9.2e18 && r==(double)(i64)r ){
      *pOut = (u64)(i64)r;
    }else{
      memcpy(pOut, &r, 8);
    }
    return 1;
  }
  if( type==SQLITE_BLOB ){
    a = sqlite3_value_blob(p);
  }else{
    a = sqlite3_value_text(p);
  }
  n = (size_t)sqlite3_value_bytes(p);
  if( a==0 && (n>0 || type==SQLITE_TEXT) ) return 0;
  *pOut = hash_text(a, n);
  return 1;
}

void split_hash_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  u64 seed = 0, key;
  if( sqlite3_value_type(argv[0])==SQLITE_NULL ) return;
  if( argc>1 && sqlite3_value_type(argv[1])!=SQLITE_NULL ){
    if( sqlite3_value_numeric_type(argv[1])!=SQLITE_INTEGER ){
      err_argument_now(ctx, 2, "seed", "an integer", argv[1]);
      return;
    }
    seed = (u64)sqlite3_value_int64(argv[1]);
  }
  if( hashKey(argv[0], &key) ){
    sqlite3_result_double(ctx, hash_unit(key, seed));
  }else{
    sqlite3_result_error_nomem(ctx);
  }
}
