/*
** The fuzz target: bytes into everything that reads bytes.
**
** An input is a selector byte and the bytes that follow it. The selector
** names a statement of aTarget[], prepared once, and the bytes become its
** parameters. So both the reader of the bytes and the SQL around it are
** tried. To try a new function, add a row at the end: the numbers of the rows
** stand in the inputs of test/corpus. A new kind of value needs an honest one
** in seeds.tcl, too.
**
** A value carries a length and a checksum, which random bytes never have. A
** target of kind FUZZ_VALUE therefore has its head written here, and the
** fuzzer plays with the body; FUZZ_BLOB plays with the head.
**
** Built by libFuzzer with the library linked in (make fuzz), or with -DREPLAY
** as a program that needs no clang:
**
**   replay EXTENSION INPUT ...
**
** It loads the library and runs the inputs (replay.test), and fails where a
** target has no input or a table function with arguments no target.
*/
#ifndef SQLITE_CORE
# define SQLITE_CORE 1                 /* core/value.c is linked in */
#endif
#include "../ext/core/value.h"
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
  FUZZ_VALUE                           /* ?1 a value of that kind: version,
                                       ** flags (2 bytes), the rest its body */
};

static const struct {
  int kind;
  u8 value;                            /* the kind of value, as in value.h */
  const char *zSql;
} aTarget[] = {
  { FUZZ_TEXT, 0, "SELECT cycle_hours(?1, '2026-01-01')" },
  { FUZZ_TEXT, 0, "SELECT moment(?1, ?2)" },
  { FUZZ_TEXT, 0, "SELECT sla_status('2026-01-01', ?1, 8, ?2)" },
  { FUZZ_BLOB, 0, "SELECT event_log_info(?1)" },
  { FUZZ_VALUE, 'L', "SELECT event_log_info(?1)" },
  { FUZZ_VALUE, 'L', "SELECT event_log_merge(column1)"
                     " FROM (VALUES (?1), (?1))" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_events(?1,"
                     " '{\"collapse\":2,\"changes\":1}')" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_cases(?1)" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_variants(?1, '{\"collapse\":1}')" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_activities(?1)" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_transitions(?1)" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_conformance(?1, 'a -> b')" },
  { FUZZ_TEXT, 0, "SELECT * FROM process_conformance("
                  " (SELECT event_log(1, 'a', 0)), ?1)" },
  { FUZZ_TEXT, 0, "SELECT * FROM process_variants("
                  " (SELECT event_log(1, 'a', 0)), ?1)" },
  { FUZZ_TEXT, 0, "SELECT event_log(column1, ?1, column2, ?2, column1)"
                  " FROM (VALUES (?1, 0), (?2, 1), (1, ?2))" },
  { FUZZ_VALUE, 'L', "SELECT event_log_merge(?1,"
                     " (SELECT event_log(1, 'a', 0, 'r', 's')))" },
  { FUZZ_VALUE, 'L', "SELECT event_log_merge(column1)"
                     " OVER (ORDER BY column2 ROWS 1 PRECEDING)"
                     " FROM (VALUES (?1, 1), (?1, 2), (NULL, 3), (?1, 4))" },
  { FUZZ_VALUE, 'L', "SELECT *"
                     " FROM process_transitions(?1, '{\"collapse\":2}')" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_cases(?1, '{\"collapse\":1}')" },
  { FUZZ_VALUE, 'L', "SELECT event_log(case_id, activity, timestamp, resource,"
                     " sorting) OVER (ROWS 2 PRECEDING)"
                     " FROM process_events(?1)" },
  { FUZZ_TEXT, 0, "SELECT * FROM process_conformance("
                  " (SELECT event_log(column1, column2, column3) FROM (VALUES"
                  "  (1, 'a', 0), (1, 'b', 1), (2, ?2, 0), (2, 'a -> b', 1))),"
                  " ?1)" },
  { FUZZ_VALUE, 'S', "SELECT * FROM series_points(?1)" },
  { FUZZ_VALUE, 'S', "SELECT series_info(?1), naive_scale(?1, 2)" },
  { FUZZ_VALUE, 'S', "SELECT series_info(series_merge(?1,"
                     " (SELECT series(0, 1.5, '1 day'))))" },
  { FUZZ_VALUE, 'S', "SELECT series_info(series_merge(column1)"
                     " OVER (ORDER BY column2 ROWS 1 PRECEDING))"
                     " FROM (VALUES (?1, 1), (?1, 2), (NULL, 3), (?1, 4))" },
  { FUZZ_TEXT, 0, "SELECT * FROM calendar(?1, '2026-01-01', ?2)" },
  { FUZZ_TEXT, 0, "SELECT series_info(series(column1, column2, ?1, 'mean',"
                  " ?2)) FROM (VALUES (1736121600, 1), (1740787200, 2.5))" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_bottlenecks(?1)" },
  { FUZZ_VALUE, 'L', "SELECT * FROM process_bottlenecks(?1,"
                     " '{\"by\":\"resource\",\"limit_hours\":1}')" },
  { FUZZ_BLOB, 0, "SELECT * FROM keyed_quantiles(?1)" },
  { FUZZ_VALUE, 'K', "SELECT * FROM keyed_quantiles(?1, '[0, 0.3, 1]')" },
  { FUZZ_VALUE, 'K', "SELECT keyed_merge(?1, (SELECT keyed('key', 2.5)))" },
  { FUZZ_VALUE, 'K', "SELECT * FROM keyed_quantiles((SELECT"
                     " keyed_merge(column1) FROM (VALUES (?1), (?1))))" },
  { FUZZ_TEXT, 0, "SELECT * FROM keyed_quantiles("
                  " (SELECT keyed(column1, column2) FROM"
                  " (VALUES (?1, 1), (?2, 2.5))), ?1)" },
  { FUZZ_VALUE, 'S', "SELECT * FROM holt_winters_forecast(?1, 9)" },
  { FUZZ_VALUE, 'S', "SELECT * FROM forecast_fit(?1, '{\"season\": 2,"
                     " \"seasonal\": \"mul\", \"trend\": \"damped\"}')" },
  { FUZZ_TEXT, 0, "SELECT * FROM holt_winters_forecast((SELECT"
                  " series(column1, column2, '1 day') FROM (VALUES (0, 3),"
                  " (86400, 5), (172800, 4), (345600, 6), (432000, 9),"
                  " (518400, 7), (604800, 8), (691200, 9))), 2, ?1)" },
  /* What is read is written in one way only: merging again changes nothing. */
  { FUZZ_VALUE, 'L', "SELECT event_log_merge(m) IS NOT m AS wrong FROM (SELECT"
                     " event_log_merge(column1) AS m FROM (VALUES (?1)))" },
  { FUZZ_VALUE, 'S', "SELECT series_merge(m) IS NOT m AS wrong FROM (SELECT"
                     " series_merge(column1) AS m FROM (VALUES (?1)))" },
  { FUZZ_VALUE, 'K', "SELECT keyed_merge(m) IS NOT m AS wrong FROM (SELECT"
                     " keyed_merge(column1) AS m FROM (VALUES (?1)))" },
  /* Different readers count the same. */
  { FUZZ_VALUE, 'L', "SELECT (SELECT total(cases) FROM process_variants(?1))"
                     " IS NOT (SELECT count(*) FROM process_cases(?1))"
                     " OR (SELECT total(events) FROM process_cases(?1))"
                     " IS NOT (SELECT count(*) FROM process_events(?1))"
                     " OR (SELECT total(events) FROM process_activities(?1))"
                     " IS NOT (SELECT count(*) FROM process_events(?1))"
                     " AS wrong" },
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
static void fuzzOpen(const char *zExtension){
  size_t i;
  if( sqlite3_open(":memory:", &fuzz.db) ) fuzzFail("open");
#ifdef REPLAY
  sqlite3_enable_load_extension(fuzz.db, 1);
  if( sqlite3_load_extension(fuzz.db, zExtension, 0, 0) ) fuzzFail("load");
#else
  (void)zExtension;
  if( sqlite3_supportops_init(fuzz.db, 0, 0) ) fuzzFail("load");
#endif
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

static void fuzzBindValue(sqlite3_stmt *pStmt, u8 kind, const u8 *a,
                          size_t n){
  Buf b;
  memset(&b, 0, sizeof(b));
  if( n<3 ) return;
  value_begin(&b);
  buf_bytes(&b, a+3, n-3);
  value_end(&b, kind, a[0], (u16)(a[1] | a[2]<<8));
  if( b.rc ) abort();
  sqlite3_bind_blob(pStmt, 1, b.a, (int)b.n, SQLITE_TRANSIENT);
  buf_free(&b);
}

/* Bytes are an answer or an error of ours: nothing else is right. Reading a
** column must not fail either, and where a first one is called wrong, it must
** not be true. */
static void fuzzStep(sqlite3_stmt *pStmt){
  int isLaw = strcmp(sqlite3_column_name(pStmt, 0), "wrong")==0;
  int i, rc, nRow = 0;
  while( (rc = sqlite3_step(pStmt))==SQLITE_ROW && nRow++<FUZZ_ROWS ){
    if( isLaw && sqlite3_column_int(pStmt, 0) ) fuzzFail(sqlite3_sql(pStmt));
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
  if( fuzz.db==0 ) fuzzOpen(0);
  if( n==0 || a[0]>=N_TARGET ) return 0;
  i = a[0];
  pStmt = fuzz.apStmt[i];
  if( aTarget[i].kind==FUZZ_TEXT ){
    fuzzBindText(pStmt, a+1, n-1);
  }else if( aTarget[i].kind==FUZZ_BLOB ){
    sqlite3_bind_blob(pStmt, 1, a+1, (int)n-1, SQLITE_TRANSIENT);
  }else{
    fuzzBindValue(pStmt, aTarget[i].value, a+1, n-1);
  }
  fuzzStep(pStmt);
  sqlite3_reset(pStmt);
  sqlite3_clear_bindings(pStmt);
  return 0;
}

#ifdef REPLAY
static int anInput[N_TARGET];          /* inputs that a target has had */

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
  if( n>0 && a[0]<N_TARGET ) anInput[a[0]]++;
  LLVMFuzzerTestOneInput(a, n);
}

/* What is not tried: a target, or a table function, all of which read bytes
** that somebody else made. */
static int replayGaps(void){
  sqlite3_stmt *pStmt = 0;
  size_t i;
  int nGap = 0;
  for(i=0; i<N_TARGET; i++){
    if( anInput[i] ) continue;
    printf("! no input for %s\n", aTarget[i].zSql);
    nGap++;
  }
  sqlite3_prepare_v2(fuzz.db, "SELECT name FROM supportops_functions"
                     " WHERE kind='table' AND signature LIKE '%(%'", -1,
                     &pStmt, 0);
  while( sqlite3_step(pStmt)==SQLITE_ROW ){
    const char *zName = (const char*)sqlite3_column_text(pStmt, 0);
    for(i=0; i<N_TARGET && strstr(aTarget[i].zSql, zName)==0; i++){}
    if( i<N_TARGET ) continue;
    printf("! no target for %s\n", zName);
    nGap++;
  }
  sqlite3_finalize(pStmt);
  return nGap;
}

int main(int argc, char **argv){
  int i, nGap;
  if( argc<2 ) return 2;
  fuzzOpen(argv[1]);
  for(i=2; i<argc; i++) replayFile(argv[i]);
  nGap = replayGaps();
  for(i=0; i<(int)N_TARGET; i++) sqlite3_finalize(fuzz.apStmt[i]);
  if( sqlite3_close(fuzz.db) ) fuzzFail("close");
  printf("%d inputs, %d targets, %d gaps\n", argc-2, (int)N_TARGET, nGap);
  return nGap>0;
}
#endif
