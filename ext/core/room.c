/*
** Registration, and the rule for names that the host has.
**
** Easy to get wrong: a plain create_function() silently replaces the host's
** function under .load and fails under SELECT load_extension(). So names are
** looked up first, with the plain PRAGMAs: their table-valued forms take a
** read lock and fail while another process holds the file.
*/
#include "room.h"
#include "base.h"
#include "tvf.h"

#define ARGS_ANY    (-1)               /* as SQLite says it */
#define ARGS_MODULE (-2)               /* not a function: a table */

typedef struct RegistryName RegistryName;
struct RegistryName {
  char *zName;                         /* owned, from sqlite3_malloc */
  int nArg;
};

const char *room_kind(const Func *pFunc){
  if( pFunc->value ) return "window";
  return pFunc->final ? "aggregate" : "scalar";
}

static void registryPush(Registry *p, RegistryName **ppArray, u64 *pn,
                         u64 *pnAlloc, const char *zName, int nArg){
  char *z;
  mem_reserve(&p->rc, ppArray, pnAlloc, *pn+1, sizeof(RegistryName));
  if( p->rc ) return;
  z = sqlite3_mprintf("%s", zName);
  if( z==0 ){
    p->rc = SQLITE_NOMEM;
    return;
  }
  (*ppArray)[*pn].zName = z;
  (*ppArray)[*pn].nArg = nArg;
  ++*pn;
}

/* A list's names are in column 0; a function's argument count in column 4. */
static void registryReadHost(Registry *p, const char *zPragma, int iArgCol){
  sqlite3_stmt *pStmt = 0;
  int rc;
  if( p->rc ) return;
  p->rc = sqlite3_prepare_v2(p->db, zPragma, -1, &pStmt, 0);
  while( p->rc==SQLITE_OK && sqlite3_step(pStmt)==SQLITE_ROW ){
    const char *z = (const char*)sqlite3_column_text(pStmt, 0);
    int nArg = iArgCol ? sqlite3_column_int(pStmt, iArgCol) : ARGS_MODULE;
    if( z==0 ){
      p->rc = SQLITE_NOMEM;
    }else{
      registryPush(p, &p->aHost, &p->nHost, &p->nHostAlloc, z, nArg);
    }
  }
  rc = sqlite3_finalize(pStmt);
  if( p->rc==SQLITE_OK ) p->rc = rc;
}

static int registryHostHas(const Registry *p, const char *zName, int nArg){
  u64 i;
  for(i=0; i<p->nHost; i++){
    const RegistryName *pHost = &p->aHost[i];
    if( sqlite3_stricmp(pHost->zName, zName)!=0 ) continue;
    if( pHost->nArg==nArg ) return 1;
    if( pHost->nArg==ARGS_ANY && nArg!=ARGS_MODULE ) return 1;
  }
  return 0;
}

static int registryFunc(sqlite3 *db, const Func *p, int nArg){
  int flags = SUPPORTOPS_PURE | p->flags;
  void *pRow = (void*)(size_t)(const void*)p;   /* read back as const Func* */
  if( p->value ){
    return sqlite3_create_window_function(db, p->zName, nArg, flags, pRow,
        p->step, p->final, p->value, p->inverse, 0);
  }
  return sqlite3_create_function_v2(db, p->zName, nArg, flags, pRow,
      p->final ? 0 : p->step, p->final ? p->step : 0, p->final, 0);
}

static int registryTvf(sqlite3 *db, const Tvf *p){
  return sqlite3_create_module_v2(db, p->zName, tvf_module(),
                                  (void*)(size_t)(const void*)p, 0);
}

/* Exactly one of pFunc and pTvf is given. The name is noted first: a note
** too many costs nothing, a name without a note would be left behind. */
static void registryOne(Registry *p, const Func *pFunc, const Tvf *pTvf,
                        int nArg){
  const char *zName = pFunc ? pFunc->zName : pTvf->zName;
  if( p->rc || registryHostHas(p, zName, nArg) ) return;
  registryPush(p, &p->aOurs, &p->nOurs, &p->nOursAlloc, zName, nArg);
  if( p->rc ) return;
  p->rc = pFunc ? registryFunc(p->db, pFunc, nArg) : registryTvf(p->db, pTvf);
  if( p->rc!=SQLITE_OK && p->pzErr ){
    sqlite3_free(*p->pzErr);
    *p->pzErr = sqlite3_mprintf("supportops: cannot register %s: %s", zName,
                                sqlite3_errmsg(p->db));
  }
}

void registry_open(Registry *p, sqlite3 *db, char **pzErr){
  memset(p, 0, sizeof(*p));
  p->db = db;
  p->pzErr = pzErr;
  registryReadHost(p, "PRAGMA function_list", 4);
  registryReadHost(p, "PRAGMA module_list", 0);
}

void registry_add(Registry *p, const Room *pRoom){
  int i, nArg;
  for(i=0; i<pRoom->nFunc; i++){
    const Func *pFunc = &pRoom->aFunc[i];
    for(nArg=pFunc->nMin; nArg<=pFunc->nMax; nArg++){
      registryOne(p, pFunc, 0, nArg);
    }
  }
  for(i=0; i<pRoom->nTvf; i++) registryOne(p, 0, &pRoom->aTvf[i], ARGS_MODULE);
}

/* While a statement runs, as under SELECT load_extension(), SQLite keeps its
** functions. They stay callable: the library is linked never to be unloaded. */
static void registryTakeBack(Registry *p){
  u64 i;
  for(i=0; i<p->nOurs; i++){
    const RegistryName *pOurs = &p->aOurs[i];
    if( pOurs->nArg==ARGS_MODULE ){
      sqlite3_create_module_v2(p->db, pOurs->zName, 0, 0, 0);
    }else{
      sqlite3_create_function_v2(p->db, pOurs->zName, pOurs->nArg,
                                 SQLITE_UTF8, 0, 0, 0, 0, 0);
    }
  }
}

int registry_close(Registry *p){
  u64 i;
  if( p->rc!=SQLITE_OK ) registryTakeBack(p);
  for(i=0; i<p->nHost; i++) sqlite3_free(p->aHost[i].zName);
  for(i=0; i<p->nOurs; i++) sqlite3_free(p->aOurs[i].zName);
  mem_free(p->aHost);
  mem_free(p->aOurs);
  return p->rc;
}
