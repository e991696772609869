/*
** The fuzz target: bytes into everything that reads bytes.
**
** An input is a selector byte and the bytes that follow it. The selector
** names a statement of aTarget[], prepared once, and the bytes become its
** parameters. So both the reader of the bytes and the SQL around it are
** tried. To try a new function, add a row at the end: the numbers of the rows
** stand in the inputs of test/corpus.
**
** A value carries a length and a checksum, which random bytes never have. A
** target of kind FUZZ_LOG therefore has its head written here, and the fuzzer
** plays with the body; FUZZ_BLOB plays with the head.
**
** Built by libFuzzer (make fuzz), or with -DREPLAY as a program that runs the
** inputs named on its command line, which needs no clang (make check).
*/
#ifndef SQLITE_CORE
# define SQLITE_CORE 1                 /* the library is linked in */
#endif
#include "../ext/core/value.h"
#include "../ext/process/log.h"
#include "../ext/supportops.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

/* Rows of one statement that are looked at: a small log cannot honestly have
** more, but a slow input would hide the quick ones. */
#define FUZZ_ROWS 20000

enum {
  FUZZ_TEXT,                           /* ?1 the bytes as text; ?2 what stands
                                       ** behind their first NUL */
  FUZZ_BLOB,                           /* ?1 the bytes as a BLOB */
  FUZZ_LOG                             /* ?1 an event log: version, flags (2
                                       ** bytes), and the rest as its body */
};

static const struct {
  int kind;
  const char *zSql;
} aTarget[] = {
  { FUZZ_TEXT, "SELECT cycle_hours(?1, '2026-01-01')" },
  { FUZZ_TEXT, "SELECT moment(?1, ?2)" },
  { FUZZ_TEXT, "SELECT sla_status('2026-01-01', ?1, 8, ?2)" },
  { FUZZ_BLOB, "SELECT event_log_info(?1)" },
  { FUZZ_LOG,  "SELECT event_log_info(?1)" },
  { FUZZ_LOG,  "SELECT event_log_merge(column1) FROM (VALUES (?1), (?1))" },
  { FUZZ_LOG,  "SELECT * FROM process_events(?1)" },
  { FUZZ_LOG,  "SELECT * FROM process_cases(?1)" },
  { FUZZ_LOG,  "SELECT * FROM process_variants(?1, '{\"collapse\":1}')" },
  { FUZZ_LOG,  "SELECT * FROM process_activities(?1)" },
  { FUZZ_LOG,  "SELECT * FROM process_transitions(?1)" },
  { FUZZ_LOG,  "SELECT * FROM process_conformance(?1, 'a -> b')" },
  { FUZZ_TEXT, "SELECT * FROM process_conformance("
               " (SELECT event_log(1, 'a', 0)), ?1)" },
  { FUZZ_TEXT, "SELECT * FROM process_variants("
               " (SELECT event_log(1, 'a', 0)), ?1)" },
  { FUZZ_TEXT, "SELECT event_log(column1, ?1, column2, ?2, column1)"
               " FROM (VALUES (?1, 0), (?2, 1), (1, ?2))" },
  { FUZZ_LOG,  "SELECT event_log_merge(?1,"
               " (SELECT event_log(1, 'a', 0, 'r', 's')))" },
  { FUZZ_LOG,  "SELECT event_log_merge(column1)"
               " OVER (ORDER BY column2 ROWS 1 PRECEDING)"
               " FROM (VALUES (?1, 1), (?1, 2), (NULL, 3), (?1, 4))" },
  { FUZZ_LOG,  "SELECT * FROM process_transitions(?1, '{\"collapse\":2}')" },
  { FUZZ_LOG,  "SELECT * FROM process_cases(?1, '{\"collapse\":1}')" },
  { FUZZ_LOG,  "SELECT event_log(case_id, activity, timestamp, resource,"
               " sorting) OVER (ROWS 2 PRECEDING) FROM process_events(?1)" },
  { FUZZ_TEXT, "SELECT * FROM process_conformance("
               " (SELECT event_log(column1, column2, column3) FROM (VALUES"
               "  (1, 'a', 0), (1, 'b', 1), (2, ?2, 0), (2, 'a -> b', 1))),"
               " ?1)" },
};
#define N_TARGET (sizeof(aTarget)/sizeof(aTarget[0]))

static struct {
  sqlite3 *db;
  sqlite3_stmt *apStmt[N_TARGET];
} fuzz;

static void fuzzFail(const char *zWhat){
  fprintf(stderr, "%s: %s\n", zWhat, sqlite3_errmsg(fuzz.db));
  abort();
}

/* A target that does not prepare is a mistake in the table above. */
static void fuzzOpen(void){
  size_t i;
  if( sqlite3_open(":memory:", &fuzz.db) ) fuzzFail("open");
  if( sqlite3_supportops_init(fuzz.db, 0, 0) ) fuzzFail("load");
  for(i=0; i<N_TARGET; i++){
    if( sqlite3_prepare_v2(fuzz.db, aTarget[i].zSql, -1, &fuzz.apStmt[i], 0) ){
      fuzzFail(aTarget[i].zSql);
    }
  }
}

static void fuzzBindText(sqlite3_stmt *pStmt, const u8 *a, size_t n){
  const u8 *pNul = n ? memchr(a, 0, n) : 0;
  const char *z = (const char*)a;
  int nFirst = (int)(pNul ? (size_t)(pNul-a) : n);
  sqlite3_bind_text(pStmt, 1, z, nFirst, SQLITE_TRANSIENT);
  if( pNul && sqlite3_bind_parameter_count(pStmt)>1 ){
    sqlite3_bind_text(pStmt, 2, z+nFirst+1, (int)n-nFirst-1, SQLITE_TRANSIENT);
  }
}

static void fuzzBindLog(sqlite3_stmt *pStmt, const u8 *a, size_t n){
  Buf b;
  memset(&b, 0, sizeof(b));
  if( n<3 ) return;
  value_begin(&b);
  buf_bytes(&b, a+3, n-3);
  value_end(&b, LOG_KIND, a[0], (u16)(a[1] | a[2]<<8));
  if( b.rc ) abort();
  sqlite3_bind_blob(pStmt, 1, b.a, (int)b.n, SQLITE_TRANSIENT);
  buf_free(&b);
}

/* Bytes are an answer or an error of ours: nothing else is right. Reading a
** column must not fail either. */
static void fuzzStep(sqlite3_stmt *pStmt){
  int i, rc, nRow = 0;
  while( (rc = sqlite3_step(pStmt))==SQLITE_ROW && nRow++<FUZZ_ROWS ){
    for(i=0; i<sqlite3_column_count(pStmt); i++){
      sqlite3_column_blob(pStmt, i);
    }
  }
  if( rc!=SQLITE_ROW && rc!=SQLITE_DONE && rc!=SQLITE_ERROR ){
    fuzzFail(sqlite3_sql(pStmt));
  }
  if( rc==SQLITE_ERROR
   && strcmp(sqlite3_errmsg(fuzz.db), sqlite3_errstr(rc))==0 ){
    fuzzFail("an error without words");
  }
}

int LLVMFuzzerTestOneInput(const u8 *a, size_t n);
int LLVMFuzzerTestOneInput(const u8 *a, size_t n){
  sqlite3_stmt *pStmt;
  size_t i;
  if( fuzz.db==0 ) fuzzOpen();
  if( n==0 ) return 0;
  i = a[0] % N_TARGET;
  pStmt = fuzz.apStmt[i];
  if( aTarget[i].kind==FUZZ_TEXT ){
    fuzzBindText(pStmt, a+1, n-1);
  }else if( aTarget[i].kind==FUZZ_BLOB ){
    sqlite3_bind_blob(pStmt, 1, a+1, (int)n-1, SQLITE_TRANSIENT);
  }else{
    fuzzBindLog(pStmt, a+1, n-1);
  }
  fuzzStep(pStmt);
  sqlite3_reset(pStmt);
  sqlite3_clear_bindings(pStmt);
  return 0;
}

#ifdef REPLAY
static void replayFile(const char *zFile){
  static u8 a[1<<20];
  FILE *f = fopen(zFile, "rb");
  size_t n;
  if( f==0 ){
    fprintf(stderr, "cannot read %s\n", zFile);
    exit(2);
  }
  n = fread(a, 1, sizeof(a), f);
  fclose(f);
  fprintf(stderr, "%s\n", zFile);      /* the last one named is the culprit */
  LLVMFuzzerTestOneInput(a, n);
}

int main(int argc, char **argv){
  int i;
  fuzzOpen();
  for(i=1; i<argc; i++) replayFile(argv[i]);
  for(i=0; i<(int)N_TARGET; i++) sqlite3_finalize(fuzz.apStmt[i]);
  if( sqlite3_close(fuzz.db) ) fuzzFail("close");
  printf("%d inputs, %d targets\n", argc-1, (int)N_TARGET);
  return argc<2;
}
#endif
