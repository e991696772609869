/*
** Options, read with the host's own JSON functions. json_each would do in one
** go but takes a read lock; json_type, json_extract and json_remove take none.
*/
#include "options.h"

#include <math.h>

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

/* "'none', 'add' or 'mul'" for the words of p; 0 where there is no memory. */
static char *optionsWords(const Option *p){
  const char *z = p->zWords;
  char *zAll = sqlite3_mprintf("");
  while( zAll && *z ){
    int n = (int)strcspn(z, " ");
    const char *zSep = z==p->zWords ? "" : z[n] ? ", " : " or ";
    char *zMore = sqlite3_mprintf("%s%s'%.*s'", zAll, zSep, n, z);
    sqlite3_free(zAll);
    zAll = zMore;
    z += n;
    z += *z==' ';
  }
  return zAll;
}

static int optionsIsBool(const char *zType){
  return strcmp(zType, "true")==0 || strcmp(zType, "false")==0;
}

/* What p allows: "an integer from 1 to 9 or 'auto'". */
static char *optionsMust(const Option *p){
  char *zWords, *z;
  if( p->kind==OPTION_ANY ) return sqlite3_mprintf("a number or a text");
  if( p->kind==OPTION_WORD ) return optionsWords(p);
  zWords = p->zWords ? optionsWords(p) : sqlite3_mprintf("");
  if( zWords==0 ) return 0;
  z = sqlite3_mprintf("%s from %.15g to %.15g%s%s",
          p->kind==OPTION_INTEGER ? "an integer" : "a number",
          p->min, p->max, zWords[0] ? " or " : "", zWords);
  sqlite3_free(zWords);
  return z;
}

/* The value in column iCol+1, of the JSON type in column iCol, is not what p
** allows. SQL has no true and false: they came as 1 and 0. */
static void optionsWrong(Err *err, const char *zFunc, int iArg,
                         sqlite3_stmt *pStmt, int iCol, const Option *p){
  sqlite3_value *pGot = sqlite3_value_dup(sqlite3_column_value(pStmt, iCol+1));
  const char *zType = (const char*)sqlite3_column_text(pStmt, iCol);
  int isBool = zType && optionsIsBool(zType);
  char *zGot = isBool ? sqlite3_mprintf("%s", zType)
             : pGot ? err_value(pGot) : 0;
  char *zMust = optionsMust(p);
  if( zGot && zMust ){
    err_set(err, "%s(): argument %d (options) must have %s %s, got %s",
            zFunc, iArg, p->zKey, zMust, zGot);
  }else{
    err_code(err, SO_NOMEM);
  }
  sqlite3_free(zMust);
  sqlite3_free(zGot);
  sqlite3_value_free(pGot);
}

/* The place of the n bytes of z among the words of p, or -1. */
static int optionsPlace(const Option *p, const char *z, size_t n){
  const char *zWord = p->zWords;
  int i;
  for(i=0; zWord && *zWord; i++){
    size_t nWord = strcspn(zWord, " ");
    if( n==nWord && memcmp(z, zWord, n)==0 ) return i;
    zWord += nWord;
    zWord += *zWord==' ';
  }
  return -1;
}

/* Column iCol is the JSON type, column iCol+1 the value. */
static void optionsOne(Err *err, const char *zFunc, int iArg,
                       sqlite3_stmt *pStmt, int iCol, Option *p){
  const char *zType, *z = 0;
  double x;
  int isBool, isNumber, isText, iWord = -1;
  if( sqlite3_column_type(pStmt, iCol)==SQLITE_NULL ) return;    /* absent */
  zType = (const char*)sqlite3_column_text(pStmt, iCol);
  if( zType==0 ) err_code(err, SO_NOMEM);
  if( zType==0 || strcmp(zType, "null")==0 ) return;
  isBool = optionsIsBool(zType);
  isNumber = strcmp(zType, "integer")==0 || strcmp(zType, "real")==0;
  isText = strcmp(zType, "text")==0;
  if( isText ){
    z = (const char*)sqlite3_column_text(pStmt, iCol+1);
    if( z==0 ){
      err_code(err, SO_NOMEM);
      return;
    }
    iWord = optionsPlace(p, z, (size_t)sqlite3_column_bytes(pStmt, iCol+1));
  }
  x = sqlite3_column_double(pStmt, iCol+1);
  if( p->kind==OPTION_ANY && (isNumber || isText) ){
    p->pValue = sqlite3_value_dup(sqlite3_column_value(pStmt, iCol+1));
    if( p->pValue==0 ) err_code(err, SO_NOMEM);
    p->given = OPTION_IS_VALUE;
  }else if( p->kind!=OPTION_ANY && iWord>=0 ){
    p->value = iWord;
    p->given = OPTION_IS_WORD;
  }else if( p->kind<OPTION_WORD && (isNumber || (isBool && p->kind))
         && x>=p->min && x<=p->max && (p->kind==OPTION_REAL || x==floor(x)) ){
    p->value = x;
    p->given = OPTION_NUMBER;
  }else{
    optionsWrong(err, zFunc, iArg, pStmt, iCol, p);
  }
}

void options_free(Option *aOpt, int nOpt){
  int i;
  for(i=0; i<nOpt; i++){
    sqlite3_value_free(aOpt[i].pValue);
    aOpt[i].pValue = 0;
  }
}

/* Why rc came where zSql should have given its row: by the host's own word,
** such as "interrupted", where it is not the JSON that is wrong. */
static void optionsFault(Err *err, sqlite3 *db, const char *zFunc, int iArg,
                         const char *zRole, int rc, int isPrepared){
  if( (rc&0xFF)!=SQLITE_ERROR ){
    err_code(err, rc);
  }else if( !isPrepared ){
    err_set(err, "%s(): argument %d (%s) needs SQLite's JSON functions: %s",
            zFunc, iArg, zRole, sqlite3_errmsg(db));
  }
}

/* A statement of zSql with pJson bound, on its first row; 0 where that gives
** none, with the fault that is not the JSON's own in err. Some hosts read JSON
** to a NUL only. */
static sqlite3_stmt *optionsStep(Err *err, sqlite3 *db, const char *zFunc,
                                 int iArg, const char *zRole, char *zSql,
                                 sqlite3_value *pJson){
  sqlite3_stmt *pStmt = 0;
  const char *z = (const char*)sqlite3_value_text(pJson);
  int rc = z && zSql ? SQLITE_OK : SQLITE_NOMEM;
  if( rc==SQLITE_OK && memchr(z, 0, (size_t)sqlite3_value_bytes(pJson)) ){
    return 0;
  }
  if( rc==SQLITE_OK ) rc = sqlite3_prepare_v2(db, zSql, -1, &pStmt, 0);
  if( rc==SQLITE_OK ) rc = sqlite3_bind_value(pStmt, 1, pJson);
  if( rc==SQLITE_OK ) rc = sqlite3_step(pStmt);
  if( rc==SQLITE_ROW ) return pStmt;
  optionsFault(err, db, zFunc, iArg, zRole, rc, pStmt!=0);
  sqlite3_finalize(pStmt);
  return 0;
}

void options_read(Err *err, sqlite3 *db, const char *zFunc, int iArg,
                  sqlite3_value *pJson, Option *aOpt, int nOpt){
  sqlite3_stmt *pStmt;
  char *zSql;
  const char *zType, *zRest;
  int i;
  if( err->rc || pJson==0 || sqlite3_value_type(pJson)==SQLITE_NULL ) return;
  if( sqlite3_value_type(pJson)!=SQLITE_TEXT ){    /* hosts differ on BLOBs */
    err_argument(err, zFunc, iArg, "options", "a JSON object", pJson);
    return;
  }
  zSql = optionsSql(aOpt, nOpt);
  pStmt = optionsStep(err, db, zFunc, iArg, "options", zSql, pJson);
  sqlite3_free(zSql);
  zType = pStmt ? (const char*)sqlite3_column_text(pStmt, 0) : "";
  zRest = pStmt ? (const char*)sqlite3_column_text(pStmt, 1) : "";
  if( zType==0 || zRest==0 ){          /* never NULL, unless unauthorized */
    int isNull = sqlite3_column_type(pStmt, zType ? 1 : 0)==SQLITE_NULL;
    err_code(err, isNull ? SQLITE_AUTH : SO_NOMEM);
  }else if( strcmp(zType, "object")!=0 ){
    err_argument(err, zFunc, iArg, "options", "a JSON object", pJson);
  }else if( strcmp(zRest, "{}")!=0 ){
    optionsUnknown(err, zFunc, iArg, zRest, aOpt, nOpt);
  }else{
    for(i=0; i<nOpt; i++){
      optionsOne(err, zFunc, iArg, pStmt, 2+2*i, &aOpt[i]);
    }
  }
  sqlite3_finalize(pStmt);
}

/* --- Lists of numbers ----------------------------------------------------*/

/* "SELECT json_array_length(?1), json_type(?1,'$[0]'),
** json_extract(?1,'$[0]'), ..": the length of what is no list is 0. */
static char *optionsListSql(int nMax){
  char *zSql = sqlite3_mprintf("SELECT json_array_length(?1)");
  int i;
  for(i=0; zSql && i<nMax; i++){
    char *z = sqlite3_mprintf("%s,json_type(?1,'$[%d]'),"
                              "json_extract(?1,'$[%d]')", zSql, i, i);
    sqlite3_free(zSql);
    zSql = z;
  }
  return zSql;
}

/* The list in the statement's row; 0 where it is not as it must be. */
static int optionsList(sqlite3_stmt *pStmt, double min, double max, double *a,
                       int nMax){
  sqlite3_int64 i, n = sqlite3_column_int64(pStmt, 0);
  if( n>nMax ) return 0;
  for(i=0; i<n; i++){
    int iCol = 1 + 2*(int)i;
    const char *zType = (const char*)sqlite3_column_text(pStmt, iCol);
    a[i] = sqlite3_column_double(pStmt, iCol+1);
    if( zType==0 || (strcmp(zType, "integer")!=0 && strcmp(zType, "real")!=0)
     || !(a[i]>=min && a[i]<=max) ){
      return 0;
    }
  }
  return (int)n;
}

int options_numbers(Err *err, sqlite3 *db, const char *zFunc, int iArg,
                    const char *zRole, const char *zWhat, sqlite3_value *pJson,
                    double min, double max, double *a, int nMax){
  sqlite3_stmt *pStmt;
  char *zSql;
  int n = 0, type = sqlite3_value_numeric_type(pJson);
  if( err->rc ) return 0;
  if( type==SQLITE_INTEGER || type==SQLITE_FLOAT ){
    a[0] = sqlite3_value_double(pJson);
    n = a[0]>=min && a[0]<=max;
  }else if( type==SQLITE_TEXT ){
    zSql = optionsListSql(nMax);
    pStmt = optionsStep(err, db, zFunc, iArg, zRole, zSql, pJson);
    sqlite3_free(zSql);
    if( pStmt ) n = optionsList(pStmt, min, max, a, nMax);
    sqlite3_finalize(pStmt);
  }
  if( n==0 && err->rc==SO_OK ){
    char *zMust = sqlite3_mprintf("%s from %.15g to %.15g, or a JSON list of "
                                  "1 to %d of them", zWhat, min, max, nMax);
    if( zMust==0 ) err_code(err, SO_NOMEM);
    err_argument(err, zFunc, iArg, zRole, zMust, pJson);
    sqlite3_free(zMust);
  }
  return n;
}
