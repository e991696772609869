/*
** The entry point, the list of rooms, and two ways to ask what is here:
**
**   SELECT supportops_version();
**   SELECT name, signature, meaning FROM supportops_functions;
**
** A room includes core/ and what stands left of it in aRoom, never what
** stands right.
*/
#define SUPPORTOPS_MAIN 1
#include "core/host.h"
#include "core/room.h"
#include "core/tvf.h"
#include "clock/clock.h"
#include "stats/stats.h"
#include "series/series_room.h"
#include "process/process.h"
#include "supportops.h"

static void versionFunc(sqlite3_context*, int, sqlite3_value**);
static int functionsOpen(TvfCall*, sqlite3_value**);
static void functionsColumn(sqlite3_context*, void*, sqlite3_int64, int);

static const Func aFrontFunc[] = {
  { "supportops_version", 0, 0, 0, 0, versionFunc, 0, 0, 0,
    { "supportops_version()", "TEXT JSON",
      "The library's version and the SQLite that runs it.",
      "SELECT json_type(supportops_version(), '$.version')", "text" } },
};

static const Tvf aFrontTvf[] = {
  { "supportops_functions",
    "name TEXT, kind TEXT, room TEXT, signature TEXT, returns TEXT, "
    "meaning TEXT, example TEXT, result TEXT",
    "", 0, functionsOpen, functionsColumn, 0,
    { "supportops_functions", "TABLE",
      "Every function of the library, a row each, with an example and what "
      "the example gives. kind is scalar, aggregate, window (an aggregate "
      "that may also stand before OVER) or table.",
      "SELECT name, kind FROM supportops_functions WHERE name='median'",
      "median|window" } },
};

static const Room front_room = {
  "front", aFrontFunc, sizeof(aFrontFunc)/sizeof(aFrontFunc[0]),
  aFrontTvf, sizeof(aFrontTvf)/sizeof(aFrontTvf[0])
};

static const Room *const aRoom[] = {
  &front_room, &clock_room, &stats_room, &series_room, &process_room,
};
#define N_ROOM ((int)(sizeof(aRoom)/sizeof(aRoom[0])))

static void versionFunc(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  char *z = sqlite3_mprintf("{\"version\":\"%s\",\"sqlite\":\"%s\"}",
                            SUPPORTOPS_VERSION, sqlite3_libversion());
  (void)argc; (void)argv;
  if( z ){
    sqlite3_result_text(ctx, z, -1, sqlite3_free);
  }else{
    sqlite3_result_error_nomem(ctx);
  }
}

/* The rows are the registration tables themselves: no state. */
static int functionsOpen(TvfCall *call, sqlite3_value **apArg){
  int i;
  (void)apArg;
  for(i=0; i<N_ROOM; i++) call->nRow += aRoom[i]->nFunc + aRoom[i]->nTvf;
  return SQLITE_OK;
}

static void functionsColumn(sqlite3_context *ctx, void *pState,
                            sqlite3_int64 iRow, int iCol){
  const Room *const *pp = aRoom;
  const Doc *pDoc;
  const char *zName, *zKind;
  const char *az[8];
  (void)pState;
  while( iRow>=(*pp)->nFunc + (*pp)->nTvf ){
    iRow -= (*pp)->nFunc + (*pp)->nTvf;
    pp++;
  }
  if( iRow<(*pp)->nFunc ){
    const Func *pFunc = &(*pp)->aFunc[iRow];
    zName = pFunc->zName;
    zKind = room_kind(pFunc);
    pDoc = &pFunc->doc;
  }else{
    const Tvf *pTvf = &(*pp)->aTvf[iRow - (*pp)->nFunc];
    zName = pTvf->zName;
    zKind = "table";
    pDoc = &pTvf->doc;
  }
  az[0] = zName;
  az[1] = zKind;
  az[2] = (*pp)->zName;
  az[3] = pDoc->zSignature;
  az[4] = pDoc->zReturns;
  az[5] = pDoc->zMeaning;
  az[6] = pDoc->zExample;
  az[7] = pDoc->zResult;
  sqlite3_result_text(ctx, az[iCol], -1, SQLITE_STATIC);
}

/*
** The version comes first: in a host older than the floor the slots that
** registration calls may not exist.
*/
#if defined(__GNUC__)
__attribute__((visibility("default")))
#elif defined(_WIN32)
__declspec(dllexport)
#endif
int sqlite3_supportops_init(sqlite3 *db, char **pzErr,
                            const sqlite3_api_routines *pApi){
  Registry registry;
  int i;
#ifdef SQLITE_CORE
  (void)pApi;
#else
  SQLITE_EXTENSION_INIT2(pApi);
#endif
  if( sqlite3_libversion_number()<3031000 ){
    if( pzErr ){
      *pzErr = sqlite3_mprintf("supportops needs SQLite 3.31.0 or later; this "
                               "connection runs %s", sqlite3_libversion());
    }
    return SQLITE_ERROR;
  }
  registry_open(&registry, db, pzErr);
  for(i=0; i<N_ROOM; i++) registry_add(&registry, aRoom[i]);
  return registry_close(&registry);
}
