/*
** Options, read with the host's own JSON functions. json_each would do in one
** go but takes a read lock; json_type, json_extract and json_remove take none.
*/
#include "options.h"

#define OPTIONS_MAX 32
#define OPTIONS_WORD 40                /* bytes of an unknown key that show */

/* "SELECT json_type(?1), json_remove(?1,'$.a',..), json_type(?1,'$.a'),
** json_extract(?1,'$.a'), .." */
static char *optionsSql(const Option *aOpt, int nOpt){
  char *zAll = sqlite3_mprintf("");
  char *zEach = sqlite3_mprintf("");
  char *zSql = 0;
  int i;
  for(i=0; zAll && zEach && i<nOpt; i++){
    char *z = sqlite3_mprintf("%s,'$.%s'", zAll, aOpt[i].zKey);
    sqlite3_free(zAll);
    zAll = z;
    z = sqlite3_mprintf("%s,json_type(?1,'$.%s'),json_extract(?1,'$.%s')",
                        zEach, aOpt[i].zKey, aOpt[i].zKey);
    sqlite3_free(zEach);
    zEach = z;
  }
  if( zAll && zEach ){
    zSql = sqlite3_mprintf("SELECT json_type(?1),json_remove(?1%s)%s",
                           zAll, zEach);
  }
  sqlite3_free(zAll);
  sqlite3_free(zEach);
  return zSql;
}

/* zRest is what json_remove left: {"first unknown key":... */
static void optionsUnknown(Err *err, const char *zFunc, int iArg,
                           const char *zRest, const Option *aOpt, int nOpt){
  const char *azKey[OPTIONS_MAX];
  char *zKeys = sqlite3_mprintf("");
  char *zWord;
  int i, n = 0, isKnown = 0;
  for(i=0; zKeys && i<nOpt && i<OPTIONS_MAX; i++){
    char *z = sqlite3_mprintf("%s%s%s", zKeys, i ? ", " : "", aOpt[i].zKey);
    sqlite3_free(zKeys);
    zKeys = z;
    azKey[i] = aOpt[i].zKey;
  }
  zRest += 2;                          /* past the brace and the quote */
  while( zRest[n] && zRest[n]!='"' ) n++;
  zWord = sqlite3_mprintf("%.*s", err_cut(zRest, n, OPTIONS_WORD), zRest);
  for(i=0; zWord && i<nOpt; i++) isKnown |= strcmp(zWord, aOpt[i].zKey)==0;
  if( zKeys==0 || zWord==0 ){
    err_code(err, SO_NOMEM);
  }else if( isKnown ){                 /* only the first one was removed */
    err_set(err, "%s(): argument %d (options) must have a key only once, "
                 "got %Q twice", zFunc, iArg, zWord);
  }else{
    err_set(err, "%s(): argument %d (options) must have only the keys %s, "
                 "got %Q", zFunc, iArg, zKeys, zWord);
    err_suggest(err, zWord, azKey, nOpt);
  }
  sqlite3_free(zKeys);
  sqlite3_free(zWord);
}

/* The value in column iCol is not what p allows. */
static void optionsWrong(Err *err, const char *zFunc, int iArg,
                         sqlite3_stmt *pStmt, int iCol, const Option *p){
  sqlite3_value *pGot = sqlite3_value_dup(sqlite3_column_value(pStmt, iCol));
  char *zGot = pGot ? err_value(pGot) : 0;
  if( zGot ){
    err_set(err, "%s(): argument %d (options) must have %s %s from %.15g to "
                 "%.15g, got %s", zFunc, iArg, p->zKey,
            p->isInteger ? "an integer" : "a number", p->min, p->max, zGot);
  }else{
    err_code(err, SO_NOMEM);
  }
  sqlite3_free(zGot);
  sqlite3_value_free(pGot);
}

static void optionsOne(Err *err, const char *zFunc, int iArg,
                       sqlite3_stmt *pStmt, int iCol, Option *p){
  const char *zType;
  double x;
  int isBool, isNumber;
  if( sqlite3_column_type(pStmt, iCol)==SQLITE_NULL ) return;    /* absent */
  zType = (const char*)sqlite3_column_text(pStmt, iCol);
  if( zType==0 ) err_code(err, SO_NOMEM);
  if( zType==0 || strcmp(zType, "null")==0 ) return;
  isBool = strcmp(zType, "true")==0 || strcmp(zType, "false")==0;
  isNumber = strcmp(zType, "integer")==0 || strcmp(zType, "real")==0;
  x = sqlite3_column_double(pStmt, iCol+1);
  if( !(isNumber || (isBool && p->isInteger)) || !(x>=p->min && x<=p->max)
   || (p->isInteger && x!=(double)(i64)x) ){
    optionsWrong(err, zFunc, iArg, pStmt, iCol+1, p);
  }else{
    p->value = x;
  }
}

void options_read(Err *err, sqlite3 *db, const char *zFunc, int iArg,
                  sqlite3_value *pJson, Option *aOpt, int nOpt){
  sqlite3_stmt *pStmt = 0;
  char *zSql;
  const char *zType, *zRest;
  int i, rc;
  if( err->rc || pJson==0 || sqlite3_value_type(pJson)==SQLITE_NULL ) return;
  if( sqlite3_value_type(pJson)!=SQLITE_TEXT ){    /* hosts differ on BLOBs */
    err_argument(err, zFunc, iArg, "options", "a JSON object", pJson);
    return;
  }
  zSql = optionsSql(aOpt, nOpt);
  rc = zSql ? sqlite3_prepare_v2(db, zSql, -1, &pStmt, 0) : SQLITE_NOMEM;
  sqlite3_free(zSql);
  if( rc==SQLITE_OK ) rc = sqlite3_bind_value(pStmt, 1, pJson);
  if( rc==SQLITE_OK ) rc = sqlite3_step(pStmt);
  if( rc==SQLITE_NOMEM ){
    err_code(err, rc);
  }else if( pStmt==0 ){
    err_set(err, "%s(): argument %d (options) needs SQLite's JSON functions, "
                 "and this host was built without them", zFunc, iArg);
  }else{
    zType = rc==SQLITE_ROW ? (const char*)sqlite3_column_text(pStmt, 0) : "";
    zRest = rc==SQLITE_ROW ? (const char*)sqlite3_column_text(pStmt, 1) : "";
    if( zType==0 || zRest==0 ){
      err_code(err, SO_NOMEM);
    }else if( strcmp(zType, "object")!=0 ){
      err_argument(err, zFunc, iArg, "options", "a JSON object", pJson);
    }else if( strcmp(zRest, "{}")!=0 ){
      optionsUnknown(err, zFunc, iArg, zRest, aOpt, nOpt);
    }else{
      for(i=0; i<nOpt; i++){
        optionsOne(err, zFunc, iArg, pStmt, 2+2*i, &aOpt[i]);
      }
    }
  }
  sqlite3_finalize(pStmt);
}
