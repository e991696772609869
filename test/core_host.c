/*
** A host with names of its own, as an extension: core.test loads it before
** the library, to see that what the host has stays the host's.
**
**   median(x)                            'host'
**   SELECT * FROM process_variants       one row, 'host'
**   load_as(library, version)            the error of loading the library into
**                                        a host of that version number; NULL
**                                        for none
*/
#include "sqlite3ext.h"
SQLITE_EXTENSION_INIT1

#include <dlfcn.h>
#include <string.h>

static void hostMedian(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  (void)argc; (void)argv;
  sqlite3_result_text(ctx, "host", -1, SQLITE_STATIC);
}

static int hostVersion;

static int hostVersionNumber(void){
  return hostVersion;
}

/* The host's table of calls, with another version in it. The library keeps
** its address, so it outlives the call and, the extension being loaded for
** good, every connection. */
static void hostLoadAs(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  static sqlite3_api_routines api;
  int (*init)(sqlite3*, char**, const sqlite3_api_routines*);
  void *pLib = dlopen((const char*)sqlite3_value_text(argv[0]), RTLD_NOW);
  void *pInit = pLib ? dlsym(pLib, "sqlite3_supportops_init") : 0;
  char *zErr = 0;
  int rc;
  (void)argc;
  if( pInit==0 ){
    sqlite3_result_error(ctx, dlerror(), -1);
    return;
  }
  memcpy(&init, &pInit, sizeof(init));
  memcpy(&api, sqlite3_api, sizeof(api));
  api.libversion_number = hostVersionNumber;
  hostVersion = sqlite3_value_int(argv[1]);
  rc = init(sqlite3_context_db_handle(ctx), &zErr, &api);
  if( rc!=SQLITE_OK ) sqlite3_result_text(ctx, zErr, -1, SQLITE_TRANSIENT);
  sqlite3_free(zErr);
}

/* The smallest eponymous table: a cursor is a count of rows gone by. */
typedef struct HostCursor HostCursor;
struct HostCursor {
  sqlite3_vtab_cursor base;
  int iRow;
};

static int hostConnect(sqlite3 *db, void *pAux, int argc,
                       const char *const *argv, sqlite3_vtab **ppVtab,
                       char **pzErr){
  int rc = sqlite3_declare_vtab(db, "CREATE TABLE x(owner)");
  (void)pAux; (void)argc; (void)argv; (void)pzErr;
  if( rc!=SQLITE_OK ) return rc;
  *ppVtab = sqlite3_malloc(sizeof(**ppVtab));
  if( *ppVtab==0 ) return SQLITE_NOMEM;
  memset(*ppVtab, 0, sizeof(**ppVtab));
  return SQLITE_OK;
}

static int hostDisconnect(sqlite3_vtab *pVtab){
  sqlite3_free(pVtab);
  return SQLITE_OK;
}

static int hostBestIndex(sqlite3_vtab *pVtab, sqlite3_index_info *pInfo){
  (void)pVtab;
  pInfo->estimatedCost = 1;
  return SQLITE_OK;
}

static int hostOpen(sqlite3_vtab *pVtab, sqlite3_vtab_cursor **ppCursor){
  HostCursor *p = sqlite3_malloc(sizeof(*p));
  (void)pVtab;
  if( p==0 ) return SQLITE_NOMEM;
  memset(p, 0, sizeof(*p));
  *ppCursor = &p->base;
  return SQLITE_OK;
}

static int hostClose(sqlite3_vtab_cursor *pCursor){
  sqlite3_free(pCursor);
  return SQLITE_OK;
}

static int hostFilter(sqlite3_vtab_cursor *pCursor, int idxNum,
                      const char *idxStr, int argc, sqlite3_value **argv){
  (void)idxNum; (void)idxStr; (void)argc; (void)argv;
  ((HostCursor*)pCursor)->iRow = 0;
  return SQLITE_OK;
}

static int hostNext(sqlite3_vtab_cursor *pCursor){
  ((HostCursor*)pCursor)->iRow++;
  return SQLITE_OK;
}

static int hostEof(sqlite3_vtab_cursor *pCursor){
  return ((HostCursor*)pCursor)->iRow>0;
}

static int hostColumn(sqlite3_vtab_cursor *pCursor, sqlite3_context *ctx,
                      int iCol){
  (void)pCursor; (void)iCol;
  sqlite3_result_text(ctx, "host", -1, SQLITE_STATIC);
  return SQLITE_OK;
}

static int hostRowid(sqlite3_vtab_cursor *pCursor, sqlite3_int64 *piRowid){
  *piRowid = ((HostCursor*)pCursor)->iRow;
  return SQLITE_OK;
}

int sqlite3_corehost_init(sqlite3 *db, char **pzErr,
                          const sqlite3_api_routines *pApi){
  static const sqlite3_module module = {
    .xConnect = hostConnect,
    .xBestIndex = hostBestIndex,
    .xDisconnect = hostDisconnect,
    .xOpen = hostOpen,
    .xClose = hostClose,
    .xFilter = hostFilter,
    .xNext = hostNext,
    .xEof = hostEof,
    .xColumn = hostColumn,
    .xRowid = hostRowid
  };
  int rc;
  (void)pzErr;
  SQLITE_EXTENSION_INIT2(pApi);
  rc = sqlite3_create_function(db, "median", 1, SQLITE_UTF8, 0, hostMedian,
                               0, 0);
  if( rc==SQLITE_OK ){
    rc = sqlite3_create_function(db, "load_as", 2, SQLITE_UTF8, 0, hostLoadAs,
                                 0, 0);
  }
  if( rc==SQLITE_OK ) rc = sqlite3_create_module(db, "process_variants",
                                                 &module, 0);
  return rc==SQLITE_OK ? SQLITE_OK_LOAD_PERMANENTLY : rc;
}
