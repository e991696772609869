/* The words of every error; see error.h. */
#include "error.h"
#include "room.h"

#include <stdarg.h>

#define ERROR_VALUE_MAX 60             /* bytes of a value that are quoted */

void err_set(Err *err, const char *zFormat, ...){
  va_list ap;
  if( err->rc ) return;
  va_start(ap, zFormat);
  err->z = sqlite3_vmprintf(zFormat, ap);
  va_end(ap);
  err->rc = err->z ? SO_ERROR : SO_NOMEM;
}

void err_code(Err *err, int rc){
  if( err->rc==SO_OK ) err->rc = rc;
}

int err_cut(const char *z, int n, int max){
  if( n<=max ) return n;
  n = max;
  while( n>0 && ((u8)z[n] & 0xC0)==0x80 ) n--;
  return n;
}

char *err_value(sqlite3_value *p){
  const char *z;
  char *zCut, *zOut;
  int n, nCut;
  switch( sqlite3_value_type(p) ){
    case SQLITE_NULL:
      return sqlite3_mprintf("NULL");
    case SQLITE_BLOB:
      return sqlite3_mprintf("a BLOB of %d bytes", sqlite3_value_bytes(p));
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      z = (const char*)sqlite3_value_text(p);
      return z ? sqlite3_mprintf("%s", z) : 0;
  }
  z = (const char*)sqlite3_value_text(p);
  if( z==0 ) return 0;
  n = sqlite3_value_bytes(p);
  nCut = err_cut(z, n, ERROR_VALUE_MAX);
  zCut = sqlite3_mprintf("%.*s", nCut, z);
  zOut = zCut ? sqlite3_mprintf("%Q%s", zCut, nCut<n ? "..." : "") : 0;
  sqlite3_free(zCut);
  return zOut;
}

void err_argument(Err *err, const char *zFunc, int iArg, const char *zRole,
                  const char *zMust, sqlite3_value *pGot){
  char *zGot;
  if( err->rc ) return;
  zGot = err_value(pGot);
  if( zGot==0 ){
    err->rc = SO_NOMEM;
    return;
  }
  err_set(err, "%s(): argument %d (%s) must be %s, got %s", zFunc, iArg,
          zRole, zMust, zGot);
  sqlite3_free(zGot);
}

void err_argument_now(sqlite3_context *ctx, int iArg, const char *zRole,
                      const char *zMust, sqlite3_value *pGot){
  const Func *pFunc = sqlite3_user_data(ctx);
  Err err = {SO_OK, 0};
  err_argument(&err, pFunc->zName, iArg, zRole, zMust, pGot);
  err_result(ctx, &err);
}

/* Edits that turn a into b (insert, delete, replace), at most 64 bytes each;
** 64 when either is longer. */
static int errorDistance(const char *a, const char *b){
  u8 aRow[65];
  size_t nA = strlen(a), nB = strlen(b), i, j;
  if( nA>=64 || nB>=64 ) return 64;
  for(j=0; j<=nB; j++) aRow[j] = (u8)j;
  for(i=1; i<=nA; i++){
    u8 diagonal = aRow[0];
    aRow[0] = (u8)i;
    for(j=1; j<=nB; j++){
      u8 replace = (u8)(diagonal + (a[i-1]!=b[j-1]));
      u8 remove = (u8)(aRow[j] + 1), insert = (u8)(aRow[j-1] + 1);
      diagonal = aRow[j];
      aRow[j] = replace<remove ? replace : remove;
      if( insert<aRow[j] ) aRow[j] = insert;
    }
  }
  return aRow[nB];
}

void err_suggest(Err *err, const char *zWord, const char *const *azKnown,
                 int nKnown){
  int i, iBest = -1, best = 3;         /* three edits are another word */
  char *z;
  if( err->rc!=SO_ERROR ) return;
  for(i=0; i<nKnown; i++){
    int d = errorDistance(zWord, azKnown[i]);
    if( d<best ){
      best = d;
      iBest = i;
    }
  }
  if( iBest<0 ) return;
  z = sqlite3_mprintf("%s; did you mean '%s'?", err->z, azKnown[iBest]);
  if( z==0 ) err->rc = SO_NOMEM;
  sqlite3_free(err->z);
  err->z = z;
}

int err_result(sqlite3_context *ctx, Err *err){
  if( err->rc==SO_OK ) return 0;
  if( err->rc==SO_NOMEM ){
    sqlite3_result_error_nomem(ctx);
  }else if( err->z ){
    sqlite3_result_error(ctx, err->z, -1);
  }else{
    sqlite3_result_error_code(ctx, err->rc);
  }
  sqlite3_free(err->z);
  err->z = 0;
  return 1;
}
