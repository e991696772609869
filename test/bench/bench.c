/*
** make bench: the library's times as ratios to what SQLite itself pays.
**
**   bench EXTENSION DATA.SQL SIZE [ROUNDS]
**
** In one process and one database in memory: 250,000 events times SIZE.
** Statements are prepared once and run in turn, ROUNDS times over; the least
** time of each is kept. Time is that of the processor, so that a neighbour on
** the machine does not count; it all happens in one thread.
**
** Exits with 1 when a function of the library is not measured, or when two
** statements that should agree do not. A promise that is missed is shown, not
** an error: a busy machine can miss any.
*/
#define _POSIX_C_SOURCE 200809L
#include "cases.h"
#include "scan.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_NUMBERS 8
#define EVENTS_AT_SIZE_1 250000

typedef struct Bench Bench;
struct Bench {
  sqlite3 *db;
  int nRound;
  double nEvent;
  int nBad;
};

/* One statement's least time and first row of numbers. */
typedef struct Timing Timing;
struct Timing {
  sqlite3_stmt *pStmt;                 /* 0 where there is none */
  double seconds;
  double aNumber[MAX_NUMBERS];
  int nNumber;
};

static double now(void){
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec*1e-9;
}

static void stop(Bench *b, const char *zWhat){
  fprintf(stderr, "bench: %s: %s\n", zWhat, sqlite3_errmsg(b->db));
  exit(2);
}

static Timing timing(Bench *b, const char *zSql){
  Timing t;
  memset(&t, 0, sizeof(t));
  t.seconds = HUGE_VAL;
  if( zSql && sqlite3_prepare_v2(b->db, zSql, -1, &t.pStmt, 0) ){
    stop(b, zSql);
  }
  return t;
}

static void timingRun(Bench *b, Timing *t){
  double start = now(), seconds;
  int rc, i;
  if( t->pStmt==0 ) return;
  while( (rc = sqlite3_step(t->pStmt))==SQLITE_ROW ){
    t->nNumber = sqlite3_column_count(t->pStmt);
    if( t->nNumber>MAX_NUMBERS ) t->nNumber = MAX_NUMBERS;
    for(i=0; i<t->nNumber; i++){
      t->aNumber[i] = sqlite3_column_double(t->pStmt, i);
    }
  }
  seconds = now() - start;
  if( rc!=SQLITE_DONE ) stop(b, sqlite3_sql(t->pStmt));
  sqlite3_reset(t->pStmt);
  if( seconds<t->seconds ) t->seconds = seconds;
}

static void timingFree(Timing *t){
  sqlite3_finalize(t->pStmt);
  memset(t, 0, sizeof(*t));
}

/* --- Setting up --------------------------------------------------------- */

static char *readFile(const char *zFile){
  FILE *f = fopen(zFile, "rb");
  char *z;
  long n;
  if( f==0 || fseek(f, 0, SEEK_END) || (n = ftell(f))<0 ){
    fprintf(stderr, "bench: cannot read %s\n", zFile);
    exit(2);
  }
  rewind(f);
  z = calloc((size_t)n+1, 1);
  if( z==0 || fread(z, 1, (size_t)n, f)!=(size_t)n ) exit(2);
  fclose(f);
  return z;
}

static double number(Bench *b, const char *zSql){
  sqlite3_stmt *pStmt;
  double x;
  if( sqlite3_prepare_v2(b->db, zSql, -1, &pStmt, 0)
   || sqlite3_step(pStmt)!=SQLITE_ROW ) stop(b, zSql);
  x = sqlite3_column_double(pStmt, 0);
  sqlite3_finalize(pStmt);
  return x;
}

static void setUp(Bench *b, const char *zExtension, const char *zData,
                  double size){
  char *z = readFile(zData);
  char zSize[120];
  sqlite3_open(":memory:", &b->db);
  sqlite3_enable_load_extension(b->db, 1);
  if( sqlite3_load_extension(b->db, zExtension, 0, 0) ) stop(b, zExtension);
  if( scan_register(b->db) ) stop(b, "scan");
  snprintf(zSize, sizeof(zSize),
           "CREATE TABLE bench_size(cases INTEGER);"
           "INSERT INTO bench_size VALUES (%.0f)", size*EVENTS_AT_SIZE_1/5);
  if( sqlite3_exec(b->db, zSize, 0, 0, 0) ) stop(b, zSize);
  if( sqlite3_exec(b->db, z, 0, 0, 0) ) stop(b, zData);
  free(z);
  b->nEvent = number(b, "SELECT count(*) FROM e_int");
}

/* --- Every function ----------------------------------------------------- */

static int namesFunction(const char *zSql, const char *zName){
  size_t n = strlen(zName);
  const char *z;
  for(z=zSql; (z = strstr(z, zName))!=0; z++){
    if( (z==zSql || (!isalnum((unsigned char)z[-1]) && z[-1]!='_'))
     && z[n]=='(' ) return 1;
  }
  return 0;
}

/* The two that do no work on rows are not measured. */
static void everyFunctionIsMeasured(Bench *b){
  sqlite3_stmt *pStmt;
  int i;
  sqlite3_prepare_v2(b->db, "SELECT DISTINCT name FROM supportops_functions "
                            "WHERE room<>'front'", -1, &pStmt, 0);
  while( sqlite3_step(pStmt)==SQLITE_ROW ){
    const char *zName = (const char*)sqlite3_column_text(pStmt, 0);
    for(i=0; i<bench_n_function; i++){
      if( namesFunction(bench_function[i].zSql, zName) ) break;
    }
    if( i==bench_n_function ){
      printf("! %s is not measured\n", zName);
      b->nBad++;
    }
  }
  sqlite3_finalize(pStmt);
}

static void benchFunctions(Bench *b){
  int i, k;
  printf("\n%-30s %9s %9s %7s\n", "function", "ns a row", "scan", "ratio");
  for(i=0; i<bench_n_function; i++){
    const BenchCase *p = &bench_function[i];
    Timing t = timing(b, p->zSql), base = timing(b, p->zBase);
    for(k=0; k<b->nRound; k++){
      timingRun(b, &t);
      timingRun(b, &base);
    }
    printf("%-30s %9.1f %9.1f %7.2f\n", p->zWhat,
           t.seconds*1e9/b->nEvent, base.seconds*1e9/b->nEvent,
           t.seconds/base.seconds);
    fflush(stdout);
    timingFree(&t);
    timingFree(&base);
  }
  everyFunctionIsMeasured(b);
}

/* --- Promises ----------------------------------------------------------- */

/* The numbers of two statements, side by side, must be those of the one. */
static int sameNumbers(const Timing *a, const Timing *aBase){
  int i, k, n = 0;
  for(k=0; k<2; k++){
    for(i=0; i<aBase[k].nNumber; i++, n++){
      double x = aBase[k].aNumber[i], y = a->aNumber[n];
      if( n>=a->nNumber || fabs(x-y)>1e-6*fabs(x) ) return 0;
    }
  }
  return n==a->nNumber;
}

static void benchPair(Bench *b, const BenchPair *p){
  Timing a[2], aBase[2];
  double time, base, ratio;
  int k, met;
  for(k=0; k<2; k++){
    a[k] = timing(b, p->azSql[k]);
    aBase[k] = timing(b, p->azBase[k]);
  }
  for(k=0; k<b->nRound; k++){
    timingRun(b, &a[0]);
    timingRun(b, &a[1]);
    timingRun(b, &aBase[0]);
    timingRun(b, &aBase[1]);
  }
  time = a[0].seconds + (a[1].pStmt ? a[1].seconds : 0);
  base = aBase[0].seconds + (aBase[1].pStmt ? aBase[1].seconds : 0);
  ratio = p->limit>0 ? time/base : base/time;
  met = p->limit>0 ? ratio<=p->limit : ratio>=-p->limit;
  printf("%-52s %8.3f %8.3f %7.2f  %s %-4g %s\n", p->zWhat, time, base, ratio,
         p->limit>0 ? "<=" : ">=", fabs(p->limit), met ? "met" : "MISSED");
  if( p->checked && !sameNumbers(&a[0], aBase) ){
    printf("! the two do not agree\n");
    b->nBad++;
  }
  fflush(stdout);
  for(k=0; k<2; k++){
    timingFree(&a[k]);
    timingFree(&aBase[k]);
  }
}

static void benchStored(Bench *b){
  int i, k;
  printf("\n%-44s %8s %12s\n", "a stored log, ns an event", "rows",
         "and a column");
  for(i=0; i<bench_n_stored; i++){
    Timing t = timing(b, bench_stored[i].zSql);
    Timing read = timing(b, bench_stored[i].zBase);
    double ns;
    for(k=0; k<b->nRound; k++){
      timingRun(b, &t);
      timingRun(b, &read);
    }
    ns = t.seconds*1e9/b->nEvent;
    printf("%-44s %8.1f %12.1f  %11s <= 50   %s\n", bench_stored[i].zWhat, ns,
           read.seconds*1e9/b->nEvent, "rows", ns<=50 ? "met" : "MISSED");
    timingFree(&t);
    timingFree(&read);
  }
}

/* The most that is allocated at once, less what was before; the value that
** comes out is part of it. */
static void benchMemory(Bench *b, const BenchMemory *p){
  Timing t = timing(b, p->zSql);
  double before, most, value;
  before = (double)sqlite3_memory_used();
  sqlite3_memory_highwater(1);
  if( sqlite3_step(t.pStmt)!=SQLITE_ROW ) stop(b, p->zSql);
  most = ((double)sqlite3_memory_highwater(0) - before)/b->nEvent;
  value = (double)sqlite3_column_bytes(t.pStmt, 0)/b->nEvent;
  printf("%-30s %9.1f", p->zWhat, most);
  if( p->makeLimit>0 ){
    printf(" <= %-3g %-6s %9.2f <= %-3g %s", p->makeLimit,
           most<=p->makeLimit ? "met" : "MISSED", value, p->valueLimit,
           value<=p->valueLimit ? "met" : "MISSED");
  }
  printf("\n");
  timingFree(&t);
}

int main(int argc, char **argv){
  Bench b;
  double size;
  int i;
  if( argc<4 ){
    fprintf(stderr, "usage: bench EXTENSION DATA.SQL SIZE [ROUNDS]\n");
    return 2;
  }
  memset(&b, 0, sizeof(b));
  size = atof(argv[3]);
  b.nRound = argc>4 ? atoi(argv[4]) : (size>2 ? 3 : 7);
  if( size<=0 || b.nRound<1 ) return 2;
  setUp(&b, argv[1], argv[2], size);
  printf("%.0f events, %.0f cases, SQLite %s; least of %d\n", b.nEvent,
         number(&b, "SELECT count(DISTINCT case_id) FROM e_int"),
         sqlite3_libversion(), b.nRound);

  benchFunctions(&b);
  printf("\n%-52s %8s %8s %7s\n", "seconds", "ours", "other", "ratio");
  for(i=0; i<bench_n_pair; i++) benchPair(&b, &bench_pair[i]);
  benchStored(&b);
  printf("\n%-30s %9s %12s %10s\n", "bytes an event", "making", "", "value");
  for(i=0; i<bench_n_memory; i++) benchMemory(&b, &bench_memory[i]);
  sqlite3_close(b.db);
  return b.nBad>0;
}
