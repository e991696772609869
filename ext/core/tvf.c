/*
** The shell of tvf.h. Two things are easy to get wrong, and are therefore
** here once: an argument that is not usable in a plan must be refused with
** SQLITE_CONSTRAINT (else a join order that cannot work is run), and hidden
** columns must echo their argument (else SQLite, which may test the
** constraint again, drops every row).
*/
#include "tvf.h"

typedef struct TvfTable TvfTable;
typedef struct TvfCursor TvfCursor;

struct TvfTable {
  sqlite3_vtab base;
  sqlite3 *db;
  const Tvf *pTvf;
  int nColumn, nArg;
};

struct TvfCursor {
  sqlite3_vtab_cursor base;
  sqlite3_value *apEcho[TVF_MAX_ARG];  /* owned copies of the arguments */
  TvfCall call;
  sqlite3_int64 iRow;
};

static int tvfCount(const char *zList){
  int n = zList[0]!=0;
  for(; *zList; zList++) n += *zList==',';
  return n;
}

static int tvfConnect(sqlite3 *db, void *pAux, int argc,
                      const char *const *argv, sqlite3_vtab **ppVtab,
                      char **pzErr){
  const Tvf *p = pAux;
  TvfTable *pNew;
  char *zSql;
  const char *z;
  int rc;
  (void)argc; (void)argv; (void)pzErr;
  zSql = sqlite3_mprintf("CREATE TABLE x(%s", p->zColumns);
  for(z=p->zArgs; zSql && *z; ){       /* "_log, _options" */
    size_t n = strcspn(z, ", ");
    char *zMore = sqlite3_mprintf("%s, %.*s HIDDEN", zSql, (int)n, z);
    sqlite3_free(zSql);
    zSql = zMore;
    z += n;
    z += strspn(z, ", ");
  }
  if( zSql ){
    char *zMore = sqlite3_mprintf("%s)", zSql);
    sqlite3_free(zSql);
    zSql = zMore;
  }
  if( zSql==0 ) return SQLITE_NOMEM;
  rc = sqlite3_declare_vtab(db, zSql);
  sqlite3_free(zSql);
  if( rc!=SQLITE_OK ) return rc;
  pNew = sqlite3_malloc64(sizeof(*pNew));
  if( pNew==0 ) return SQLITE_NOMEM;
  memset(pNew, 0, sizeof(*pNew));
  pNew->db = db;
  pNew->pTvf = p;
  pNew->nColumn = tvfCount(p->zColumns);
  pNew->nArg = tvfCount(p->zArgs);
  sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
  *ppVtab = &pNew->base;
  return SQLITE_OK;
}

static int tvfDisconnect(sqlite3_vtab *pVtab){
  sqlite3_free(pVtab);
  return SQLITE_OK;
}

/*
** idxNum says which arguments the plan gives, a bit each. A plan without a
** required one is offered at a price that nobody pays: an OR term or a RIGHT
** JOIN asks for it and drops it. It has no arguments and the complement as
** idxNum; if it is run after all, xFilter says what is missing.
*/
static int tvfBestIndex(sqlite3_vtab *pVtab, sqlite3_index_info *pInfo){
  const TvfTable *pTab = (TvfTable*)pVtab;
  unsigned required = (1u<<pTab->pTvf->nRequired) - 1;
  unsigned seen = 0, usable = 0;
  int aArg[TVF_MAX_ARG];
  int i, nArg = 0;
  for(i=0; i<pInfo->nConstraint; i++){
    const struct sqlite3_index_constraint *p = &pInfo->aConstraint[i];
    int k = p->iColumn - pTab->nColumn;      /* hidden columns come last */
    if( k<0 || p->op!=SQLITE_INDEX_CONSTRAINT_EQ ) continue;
    seen |= 1u<<k;
    if( p->usable ){
      usable |= 1u<<k;
      aArg[k] = i;
    }
  }
  if( seen & ~usable ) return SQLITE_CONSTRAINT;
  if( (usable & required)!=required ){
    pInfo->idxNum = ~(int)usable;
    pInfo->estimatedCost = 1e99;
    return SQLITE_OK;
  }
  for(i=0; i<pTab->nArg; i++){
    if( (usable & (1u<<i))==0 ) continue;
    pInfo->aConstraintUsage[aArg[i]].argvIndex = ++nArg;
    pInfo->aConstraintUsage[aArg[i]].omit = 1;
  }
  pInfo->idxNum = (int)usable;
  pInfo->estimatedCost = 100;
  pInfo->estimatedRows = 100;
  return SQLITE_OK;
}

static int tvfOpen(sqlite3_vtab *pVtab, sqlite3_vtab_cursor **ppCursor){
  TvfCursor *pNew = sqlite3_malloc64(sizeof(*pNew));
  if( pNew==0 ) return SQLITE_NOMEM;
  memset(pNew, 0, sizeof(*pNew));
  pNew->call.db = ((TvfTable*)pVtab)->db;
  pNew->call.pTvf = ((TvfTable*)pVtab)->pTvf;
  *ppCursor = &pNew->base;
  return SQLITE_OK;
}

/* Drop what the last xFilter left: cursors are used again and again. */
static void tvfReset(TvfCursor *pCur){
  int i;
  if( pCur->call.pState ) pCur->call.pTvf->close(pCur->call.pState);
  pCur->call.pState = 0;
  pCur->call.nRow = 0;
  pCur->iRow = 0;
  for(i=0; i<TVF_MAX_ARG; i++){
    sqlite3_value_free(pCur->apEcho[i]);
    pCur->apEcho[i] = 0;
  }
}

static int tvfClose(sqlite3_vtab_cursor *pCursor){
  tvfReset((TvfCursor*)pCursor);
  sqlite3_free(pCursor);
  return SQLITE_OK;
}

/* Hand the call's fault to the table: SQLITE_ERROR needs words. */
static int tvfFault(TvfCursor *pCur){
  sqlite3_vtab *pVtab = pCur->base.pVtab;
  int rc = pCur->call.err.rc;
  if( rc!=SQLITE_OK ){
    sqlite3_free(pVtab->zErrMsg);
    pVtab->zErrMsg = pCur->call.err.z;
    pCur->call.err.z = 0;
    pCur->call.err.rc = SQLITE_OK;
    tvfReset(pCur);
  }
  return rc;
}

/* Report the first argument that is not in given, by its role: its hidden
** column's name without the underscore. */
static void tvfMissing(TvfCursor *pCur, int given){
  const Tvf *p = pCur->call.pTvf;
  const char *z = p->zArgs;
  int k;
  for(k=0; given & (1<<k); k++){
    z += strcspn(z, ",");
    z += strspn(z, ", ");
  }
  err_set(&pCur->call.err, "%s(): argument %d (%.*s) is missing", p->zName,
          k+1, (int)strcspn(z+1, ", "), z+1);
}

static int tvfFilter(sqlite3_vtab_cursor *pCursor, int idxNum,
                     const char *idxStr, int argc, sqlite3_value **argv){
  TvfCursor *pCur = (TvfCursor*)pCursor;
  const TvfTable *pTab = (TvfTable*)pCursor->pVtab;
  sqlite3_value *apArg[TVF_MAX_ARG];
  int i, nGiven = 0, bNull = 0;
  (void)idxStr; (void)argc;
  tvfReset(pCur);
  memset(apArg, 0, sizeof(apArg));
  if( idxNum<0 ){
    tvfMissing(pCur, ~idxNum);
    return tvfFault(pCur);
  }
  for(i=0; i<pTab->nArg; i++){
    if( (idxNum & (1<<i))==0 ) continue;
    pCur->apEcho[i] = sqlite3_value_dup(argv[nGiven++]);
    if( pCur->apEcho[i]==0 ) return SQLITE_NOMEM;
    /* Text of another encoding becomes ours here, where it is known that
    ** nothing else than memory can be wrong with it. */
    if( sqlite3_value_type(pCur->apEcho[i])==SQLITE_TEXT
     && sqlite3_value_text(pCur->apEcho[i])==0 ) return SQLITE_NOMEM;
    if( sqlite3_value_type(pCur->apEcho[i])!=SQLITE_NULL ){
      apArg[i] = pCur->apEcho[i];
    }else if( i<pTab->pTvf->nRequired ){
      bNull = 1;
    }
  }
  if( bNull ) return SQLITE_OK;
  err_code(&pCur->call.err, pTab->pTvf->open(&pCur->call, apArg));
  return tvfFault(pCur);
}

static int tvfNext(sqlite3_vtab_cursor *pCursor){
  ((TvfCursor*)pCursor)->iRow++;
  return SQLITE_OK;
}

static int tvfEof(sqlite3_vtab_cursor *pCursor){
  const TvfCursor *pCur = (TvfCursor*)pCursor;
  return pCur->iRow>=pCur->call.nRow;
}

static int tvfColumn(sqlite3_vtab_cursor *pCursor, sqlite3_context *ctx,
                     int iCol){
  TvfCursor *pCur = (TvfCursor*)pCursor;
  const TvfTable *pTab = (TvfTable*)pCursor->pVtab;
  if( iCol>=pTab->nColumn ){
    sqlite3_value *pEcho = pCur->apEcho[iCol - pTab->nColumn];
    if( pEcho ) sqlite3_result_value(ctx, pEcho);
  }else{
    pTab->pTvf->column(ctx, pCur->call.pState, pCur->iRow, iCol);
  }
  return SQLITE_OK;
}

static int tvfRowid(sqlite3_vtab_cursor *pCursor, sqlite3_int64 *piRowid){
  *piRowid = ((TvfCursor*)pCursor)->iRow + 1;
  return SQLITE_OK;
}

const sqlite3_module *tvf_module(void){
  static const sqlite3_module module = {
    .iVersion = 0,
    .xCreate = 0,                      /* eponymous only */
    .xConnect = tvfConnect,
    .xBestIndex = tvfBestIndex,
    .xDisconnect = tvfDisconnect,
    .xDestroy = tvfDisconnect,
    .xOpen = tvfOpen,
    .xClose = tvfClose,
    .xFilter = tvfFilter,
    .xNext = tvfNext,
    .xEof = tvfEof,
    .xColumn = tvfColumn,
    .xRowid = tvfRowid
  };
  return &module;
}
