/*
** The event-log value in SQL:
**
**   event_log(case, activity, at [, resource [, sorting]])   window
**   event_log_merge(log)                                     window
**   event_log_merge(a, b, ...)                               scalar
**   event_log_info(log)                                      scalar, JSON
*/
#include "../clock/moment_sql.h"
#include "../core/cell_sql.h"
#include "../core/error.h"
#include "../core/options.h"
#include "process_sql.h"
#include "variants.h"

#define LOG_WHAT "a value made by event_log()"

/* What a row says; 0 where it is to be skipped and counted: no case, no
** activity (or a BLOB, which is no name), or no moment. */
static int logRow(int *rc, LogRow *p, int argc, sqlite3_value **argv){
  memset(p, 0, sizeof(*p));
  p->caseId = cell_of_value(rc, argv[0]);
  p->activity = cell_text_of_value(rc, argv[1]);
  if( p->caseId.type==CELL_NULL || p->activity.type!=CELL_TEXT ) return 0;
  if( !moment_of_value(argv[2], &p->at) ) return 0;
  if( argc>3 ){
    p->resource = cell_text_of_value(rc, argv[3]);
    if( p->resource.type==CELL_BLOB ) p->resource.type = CELL_NULL;
  }
  if( argc>4 ) p->sorting = cell_of_value(rc, argv[4]);
  return 1;
}

void event_log_step(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  LogBuild *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  LogRow row;
  if( p==0 ){
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if( logRow(&p->rc, &row, argc, argv) ){
    logbuild_add(p, &row);
  }else{
    logbuild_skip(p);
  }
  if( p->rc ) sqlite3_result_error_nomem(ctx);
}

void event_log_inverse(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  LogBuild *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  LogRow row;
  if( p==0 ) return;
  if( logRow(&p->rc, &row, argc, argv) ){
    logbuild_drop(p);
  }else{
    p->nSkipped--;
  }
}

void event_log_value(sqlite3_context *ctx){
  const LogBuild *p = sqlite3_aggregate_context(ctx, 0);
  Buf out = {0, 0, 0, 0};
  if( p==0 || (p->iFirst==p->n && p->nSkipped==0) ) return;   /* no rows */
  logbuild_write(p, &out);
  if( out.rc ){
    buf_free(&out);
    sqlite3_result_error_nomem(ctx);
  }else{
    sqlite3_result_blob64(ctx, out.a, out.n, sqlite3_free);
  }
}

void event_log_final(sqlite3_context *ctx){
  LogBuild *p = sqlite3_aggregate_context(ctx, 0);
  if( p==0 ) return;
  if( p->rc==SO_OK ) event_log_value(ctx);
  logbuild_free(p);
}

/* Argument iArg into p. False after a fault, which has been reported. */
static int logMerge(sqlite3_context *ctx, LogBuild *p, int iArg,
                    sqlite3_value *pLog){
  int rc = SO_MISMATCH;
  if( sqlite3_value_type(pLog)==SQLITE_NULL ) return 1;
  if( sqlite3_value_type(pLog)==SQLITE_BLOB ){
    const void *a = sqlite3_value_blob(pLog);
    rc = logbuild_add_log(p, a, (u64)sqlite3_value_bytes(pLog));
  }
  if( rc==SO_MISMATCH ) err_argument_now(ctx, iArg, "log", LOG_WHAT, pLog);
  if( rc==SO_NOMEM ) sqlite3_result_error_nomem(ctx);
  return rc==SO_OK;
}

void event_log_merge_step(sqlite3_context *ctx, int argc,
                          sqlite3_value **argv){
  LogBuild *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  (void)argc;
  if( p ){
    logMerge(ctx, p, 1, argv[0]);
  }else{
    sqlite3_result_error_nomem(ctx);
  }
}

/* The oldest log leaves the frame, and with it as many events as it has. */
void event_log_merge_inverse(sqlite3_context *ctx, int argc,
                             sqlite3_value **argv){
  LogBuild *p = sqlite3_aggregate_context(ctx, sizeof(*p));
  const void *a;
  Log log;
  u64 i;
  (void)argc;
  if( p==0 || sqlite3_value_type(argv[0])!=SQLITE_BLOB ) return;
  a = sqlite3_value_blob(argv[0]);
  if( log_open(&log, a, (u64)sqlite3_value_bytes(argv[0]))==SO_OK ){
    for(i=0; i<log.nEvent; i++) logbuild_drop(p);
    p->nSkipped -= log.nSkipped;
  }else if( log.rc==SO_NOMEM ){
    p->rc = SO_NOMEM;
  }
  log_close(&log);
}

void event_log_merge_func(sqlite3_context *ctx, int argc,
                          sqlite3_value **argv){
  LogBuild build;
  Buf out = {0, 0, 0, 0};
  int i, any = 0, ok = 1;
  memset(&build, 0, sizeof(build));
  for(i=0; ok && i<argc; i++){
    any |= sqlite3_value_type(argv[i])!=SQLITE_NULL;
    ok = logMerge(ctx, &build, i+1, argv[i]);
  }
  if( ok && any ){
    logbuild_write(&build, &out);
    if( out.rc ){
      sqlite3_result_error_nomem(ctx);
      buf_free(&out);
    }else{
      sqlite3_result_blob64(ctx, out.a, out.n, sqlite3_free);
    }
  }
  logbuild_free(&build);
}

/* --- event_log_info -------------------------------------------------------*/

/* Neighbours of one instant: all, and those that no sorting value tells
** apart, which keep the order of input. */
typedef struct LogTies LogTies;
struct LogTies {
  u64 nTied, nUnsorted;
};

static LogTies logTies(Log *p){
  LogTies ties = {0, 0};
  u32 i;
  while( log_next(p) ){
    for(i=1; i<p->n; i++){
      if( p->aAt[i]!=p->aAt[i-1] ) continue;
      ties.nTied++;
      if( p->aSort==0 || p->aSort[i]==p->aSort[i-1] ) ties.nUnsorted++;
    }
  }
  return ties;
}

static char *logInfo(const Log *p, const Variants *pVariants, LogTies ties){
  char zFirst[MOMENT_MAX_TEXT+2] = "null", zLast[MOMENT_MAX_TEXT+2] = "null";
  i64 first = 0, last = 0;
  u64 i;
  for(i=0; i<pVariants->n; i++){
    const Variant *v = &pVariants->a[i];
    if( i==0 || v->firstAt<first ) first = v->firstAt;
    if( i==0 || v->lastAt>last ) last = v->lastAt;
  }
  if( pVariants->n ){
    zFirst[0] = zLast[0] = '"';
    strcpy(zFirst + 1 + moment_print(first, zFirst+1), "\"");
    strcpy(zLast + 1 + moment_print(last, zLast+1), "\"");
  }
  return sqlite3_mprintf(
      "{\"events\":%llu,\"cases\":%llu,\"activities\":%u,\"resources\":%u,"
      "\"variants\":%llu,\"first\":%s,\"last\":%s,\"events_skipped\":%llu,"
      "\"tied_pairs\":%llu,\"unsorted_pairs\":%llu,\"bytes\":%llu,"
      "\"version\":%d}",
      p->nEvent, p->nCase, p->nActivity, p->nResource, pVariants->n,
      zFirst, zLast, p->nSkipped, ties.nTied, ties.nUnsorted, p->nByte,
      LOG_VERSION);
}

void event_log_info_func(sqlite3_context *ctx, int argc,
                         sqlite3_value **argv){
  Log log;
  Variants variants;
  LogTies ties;
  int rc = SO_MISMATCH;
  char *z = 0;
  (void)argc;
  if( sqlite3_value_type(argv[0])==SQLITE_NULL ) return;
  memset(&variants, 0, sizeof(variants));
  memset(&log, 0, sizeof(log));
  if( sqlite3_value_type(argv[0])==SQLITE_BLOB ){
    const void *a = sqlite3_value_blob(argv[0]);
    rc = log_open(&log, a, (u64)sqlite3_value_bytes(argv[0]));
  }
  if( rc==SO_OK ) rc = variants_read(&variants, &log, 0);
  if( rc==SO_OK ){
    log_rewind(&log);
    ties = logTies(&log);
    rc = log.rc;
    if( rc==SO_OK ) z = logInfo(&log, &variants, ties);
  }
  if( rc==SO_MISMATCH ){
    err_argument_now(ctx, 1, "log", LOG_WHAT, argv[0]);
  }else if( z ){
    sqlite3_result_text(ctx, z, -1, sqlite3_free);
  }else{
    sqlite3_result_error_nomem(ctx);
  }
  variants_free(&variants);
  log_close(&log);
}

/* --- What the tables share ------------------------------------------------*/

void process_fault(TvfCall *call, int rc, sqlite3_value *pLog){
  if( rc==SO_MISMATCH ){
    err_argument(&call->err, call->pTvf->zName, 1, "log", LOG_WHAT, pLog);
  }else{
    err_code(&call->err, rc);
  }
}

int process_open_log(TvfCall *call, sqlite3_value *pLog, Log *p){
  int rc = SO_MISMATCH;
  memset(p, 0, sizeof(*p));
  if( sqlite3_value_type(pLog)==SQLITE_BLOB ){
    const void *a = sqlite3_value_blob(pLog);
    rc = log_open(p, a, (u64)sqlite3_value_bytes(pLog));
  }
  process_fault(call, rc, pLog);
  return rc;
}

u32 process_collapse(TvfCall *call, int iArg, sqlite3_value *pOptions){
  Option option = { "collapse", 0, 1000000000, OPTION_INTEGER, 0, 0, 0, 0 };
  options_read(&call->err, call->db, call->pTvf->zName, iArg, pOptions,
               &option, 1);
  return (u32)option.value;
}

int process_too_long(sqlite3_context *ctx, const Buf *p){
  sqlite3 *db = sqlite3_context_db_handle(ctx);
  return p->n>(u64)sqlite3_limit(db, SQLITE_LIMIT_LENGTH, -1);
}

void process_result_text(sqlite3_context *ctx, Buf *p){
  buf_reserve(p, 1);                   /* never a null pointer */
  if( p->rc==SO_OK && !process_too_long(ctx, p) ){
    sqlite3_result_text64(ctx, (char*)p->a, p->n, sqlite3_free, SQLITE_UTF8);
    return;
  }
  if( p->rc ){
    sqlite3_result_error_nomem(ctx);
  }else{
    sqlite3_result_error_toobig(ctx);
  }
  buf_free(p);
}

void process_result_name(sqlite3_context *ctx, const LogName *p){
  sqlite3_result_text(ctx, p->z, (int)p->n, SQLITE_TRANSIENT);
}

void process_result_hours(sqlite3_context *ctx, double ms){
  sqlite3_result_double(ctx, ms/3600000.0);   /* NaN becomes NULL */
}
