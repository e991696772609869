/*
** Out-of-memory runs: every allocation that a statement makes is failed.
**
**   oom EXTENSION [CASES]
**
** The cases are the example of every function in supportops_functions, and
** the statements of CASES, a file of NAME NUL PREPARATION NUL STATEMENT NUL
** that do_oom_test of tester.tcl writes. Each case is run with its N-th
** allocation failing, N = 0, 1, 2, ... until no fault is met any more, in two
** modes: only that allocation fails, or that one and all after it. Every run
** has a connection of its own, without lookaside memory, which would hide
** small allocations. Loading the library is a case too, both through
** sqlite3_load_extension() and through SELECT load_extension().
**
** A run is right when
**   - its answer is the one without faults, or it reports SQLITE_NOMEM; and,
**     where the right answer is an error, when it reports that code without
**     its words, which SQLite itself could not copy;
**   - the same statement on the same connection then answers as without
**     faults;
**   - the connection closes and leaves no block behind.
** And every function must have a case that names it.
**
** Easy to get wrong: what the harness itself allocates from SQLite counts.
** Answers are therefore kept in memory of the C library.
*/
#include <sqlite3.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Runs of a case in a mode. Past it N goes on in steps, and we say so. */
#define RUNS_MAX 4000

/* --- An allocator that fails on command --------------------------------- */

static struct {
  sqlite3_mem_methods real;
  int armed;
  int every;                           /* fail all after the first as well */
  long nBefore;                        /* allocations that still succeed */
  long nFault;                         /* failed so far */
  long nLive;                          /* blocks handed out, not given back */
} mem;

static int memFault(void){
  if( !mem.armed ) return 0;
  if( mem.nBefore>0 ){
    mem.nBefore--;
    return 0;
  }
  if( mem.nFault>0 && !mem.every ) return 0;
  mem.nFault++;
  return 1;
}

static void *memMalloc(int n){
  void *p = memFault() ? 0 : mem.real.xMalloc(n);
  mem.nLive += p!=0;
  return p;
}

static void *memRealloc(void *p, int n){
  return memFault() ? 0 : mem.real.xRealloc(p, n);
}

static void memFree(void *p){
  mem.nLive -= p!=0;
  mem.real.xFree(p);
}

static void memInstall(void){
  sqlite3_mem_methods m;
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &mem.real);
  m = mem.real;
  m.xMalloc = memMalloc;
  m.xRealloc = memRealloc;
  m.xFree = memFree;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &m);
}

static void memArm(long n, int every){
  mem.nBefore = n;
  mem.every = every;
  mem.nFault = 0;
  mem.armed = 1;
}

/* --- Texts of the C library --------------------------------------------- */

typedef struct Text Text;
struct Text {
  char *z;
  size_t n, nAlloc;
};

static void textAdd(Text *p, const void *a, size_t n){
  if( p->n+n+1>p->nAlloc ){
    p->nAlloc = 2*(p->n+n+1);
    p->z = realloc(p->z, p->nAlloc);
    if( p->z==0 ) abort();
  }
  if( n ) memcpy(p->z+p->n, a, n);
  p->n += n;
  p->z[p->n] = 0;
}

static void textFree(Text *p){
  free(p->z);
  memset(p, 0, sizeof(*p));
}

/* --- Answers ------------------------------------------------------------ */

typedef struct Answer Answer;
struct Answer {
  int rc;
  Text rows;                           /* every cell: its type, its bytes */
  Text words;                          /* of the error */
};

static void answerFree(Answer *p){
  textFree(&p->rows);
  textFree(&p->words);
}

static int isNomem(int rc){
  return (rc & 0xFF)==SQLITE_NOMEM || rc==SQLITE_IOERR_NOMEM;
}

/* Numbers are printed by us: SQLite's own conversion allocates. */
static void answerCell(Answer *p, sqlite3_stmt *pStmt, int i){
  char z[40];
  int type = sqlite3_column_type(pStmt, i);
  const void *a = z;
  z[0] = 0;
  if( type==SQLITE_INTEGER ){
    snprintf(z, sizeof(z), "%lld", (long long)sqlite3_column_int64(pStmt, i));
  }else if( type==SQLITE_FLOAT ){
    snprintf(z, sizeof(z), "%.17g", sqlite3_column_double(pStmt, i));
  }else if( type!=SQLITE_NULL ){
    a = sqlite3_column_blob(pStmt, i);
  }
  textAdd(&p->rows, &"012345"[type], 1);
  textAdd(&p->rows, a, type==SQLITE_TEXT || type==SQLITE_BLOB
                       ? (size_t)sqlite3_column_bytes(pStmt, i) : strlen(z));
  textAdd(&p->rows, "|", 1);
}

/* Run every statement of zSql, until one fails. */
static Answer answerOf(sqlite3 *db, const char *zSql){
  Answer a;
  memset(&a, 0, sizeof(a));
  while( a.rc==SQLITE_OK && zSql[0] ){
    sqlite3_stmt *pStmt = 0;
    int i;
    a.rc = sqlite3_prepare_v2(db, zSql, -1, &pStmt, &zSql);
    if( a.rc!=SQLITE_OK || pStmt==0 ) continue;
    while( (a.rc = sqlite3_step(pStmt))==SQLITE_ROW ){
      for(i=0; i<sqlite3_column_count(pStmt); i++) answerCell(&a, pStmt, i);
      textAdd(&a.rows, "\n", 1);
    }
    sqlite3_finalize(pStmt);
    if( a.rc==SQLITE_DONE ) a.rc = SQLITE_OK;
  }
  if( a.rc!=SQLITE_OK ){
    const char *z = sqlite3_errmsg(db);
    textAdd(&a.words, z, strlen(z));
  }
  return a;
}

static int textSame(const Text *a, const Text *b){
  return a->n==b->n && (a->n==0 || memcmp(a->z, b->z, a->n)==0);
}

/* rows before an error may differ: a fault can come earlier. */
static int answerSame(const Answer *a, const Answer *b){
  return a->rc==b->rc && textSame(&a->words, &b->words)
      && (a->rc!=SQLITE_OK || textSame(&a->rows, &b->rows));
}

static int answerAllowed(const Answer *pGot, const Answer *pWant){
  if( isNomem(pGot->rc) || answerSame(pGot, pWant) ) return 1;
  return pWant->rc!=SQLITE_OK && pGot->rc==pWant->rc
      && strcmp(pGot->words.z, sqlite3_errstr(pGot->rc))==0;
}

/* --- Cases -------------------------------------------------------------- */

typedef struct Case Case;
struct Case {
  char *zName, *zPrep, *zSql;
};

typedef struct Harness Harness;
struct Harness {
  const char *zExtension;
  Case *aCase;
  int nCase;
  char **azFunction;                   /* what the library has */
  int nFunction;
  long nRun, nFault, nMost;            /* nMost: faults of one case */
  const char *zMost;
  int nSampled;                        /* cases with more than RUNS_MAX */
  int nPassed, nFailed;
};

static char *copyOf(const char *z){
  size_t n = strlen(z) + 1;
  char *zNew = malloc(n);
  if( zNew==0 ) abort();
  return memcpy(zNew, z, n);
}

static void caseAdd(Harness *h, const char *zName, const char *zPrep,
                    const char *zSql){
  Case *p;
  h->aCase = realloc(h->aCase, (size_t)(h->nCase+1)*sizeof(Case));
  if( h->aCase==0 ) abort();
  p = &h->aCase[h->nCase++];
  p->zName = copyOf(zName);
  p->zPrep = copyOf(zPrep);
  p->zSql = copyOf(zSql);
}

static sqlite3 *dbOpen(void){
  sqlite3 *db;
  if( sqlite3_open(":memory:", &db)!=SQLITE_OK ) abort();
  sqlite3_db_config(db, SQLITE_DBCONFIG_LOOKASIDE, (void*)0, 0, 0);
  sqlite3_enable_load_extension(db, 1);        /* the SQL function as well */
  return db;
}

static sqlite3 *dbOpenLoaded(Harness *h){
  sqlite3 *db = dbOpen();
  char *zErr = 0;
  if( sqlite3_load_extension(db, h->zExtension, 0, &zErr)!=SQLITE_OK ){
    printf("! cannot load %s: %s\n", h->zExtension, zErr ? zErr : "?");
    exit(2);
  }
  return db;
}

/* The library's functions, and their examples as cases. */
static void casesFromLibrary(Harness *h){
  sqlite3 *db = dbOpenLoaded(h);
  sqlite3_stmt *pStmt = 0;
  sqlite3_prepare_v2(db, "SELECT name, example FROM supportops_functions", -1,
                     &pStmt, 0);
  while( sqlite3_step(pStmt)==SQLITE_ROW ){
    const char *zName = (const char*)sqlite3_column_text(pStmt, 0);
    const char *zSql = (const char*)sqlite3_column_text(pStmt, 1);
    caseAdd(h, zName, "", zSql);
    h->azFunction = realloc(h->azFunction,
                            (size_t)(h->nFunction+1)*sizeof(char*));
    if( h->azFunction==0 ) abort();
    h->azFunction[h->nFunction++] = copyOf(zName);
  }
  sqlite3_finalize(pStmt);
  sqlite3_close(db);
}

static void casesFromFile(Harness *h, const char *zFile){
  FILE *f = fopen(zFile, "rb");
  Text all;
  char a[4096];
  size_t n, i;
  if( f==0 ){
    printf("! cannot read %s\n", zFile);
    exit(2);
  }
  memset(&all, 0, sizeof(all));
  while( (n = fread(a, 1, sizeof(a), f))>0 ) textAdd(&all, a, n);
  fclose(f);
  for(i=0; i<all.n; ){
    const char *az[3];
    int k;
    for(k=0; k<3 && i<all.n; k++){
      az[k] = all.z + i;
      i += strlen(az[k]) + 1;
    }
    if( k==3 ) caseAdd(h, az[0], az[1], az[2]);
  }
  textFree(&all);
}

/* --- Runs --------------------------------------------------------------- */

static void complain(Case *p, const char *zMode, long n, const char *zWhat,
                     const Answer *pGot){
  printf("! %s, allocation %ld (%s): %s", p->zName, n, zMode, zWhat);
  if( pGot ){
    printf(": %d %s%s", pGot->rc, pGot->words.z ? pGot->words.z : "",
           pGot->rc==SQLITE_OK && pGot->rows.z ? pGot->rows.z : "");
  }
  printf("\n");
}

/* One run; true when it was right. *pnFault: how many faults it met. */
static int runOnce(Harness *h, Case *p, const Answer *pWant, long n, int every,
                   long *pnFault){
  const char *zMode = every ? "and all after" : "only";
  long nLive = mem.nLive;
  sqlite3 *db = dbOpenLoaded(h);
  Answer got, again;
  int ok;
  sqlite3_exec(db, p->zPrep, 0, 0, 0);
  memArm(n, every);
  got = answerOf(db, p->zSql);
  mem.armed = 0;
  *pnFault = mem.nFault;
  again = answerOf(db, p->zSql);
  ok = mem.nFault ? answerAllowed(&got, pWant) : answerSame(&got, pWant);
  if( !ok ) complain(p, zMode, n, "wrong answer", &got);
  if( !answerSame(&again, pWant) ){
    complain(p, zMode, n, "wrong answer afterwards", &again);
    ok = 0;
  }
  answerFree(&got);
  answerFree(&again);
  if( sqlite3_close(db)!=SQLITE_OK ){
    complain(p, zMode, n, "the connection does not close", 0);
    ok = 0;
  }else if( mem.nLive!=nLive ){
    complain(p, zMode, n, "memory is left", 0);
    ok = 0;
  }
  return ok;
}

/* A case in both modes. One failure is enough words about it. */
static void runCase(Harness *h, Case *p){
  sqlite3 *db = dbOpenLoaded(h);
  Answer want;
  int every, ok = 1;
  sqlite3_exec(db, p->zPrep, 0, 0, 0);
  want = answerOf(db, p->zSql);
  sqlite3_close(db);
  for(every=0; ok && every<2; every++){
    long n, nFault = 1, step = 1, nCaseFault = 0;
    for(n=0; ok && nFault>0; n+=step){
      ok = runOnce(h, p, &want, n, every, &nFault);
      h->nRun++;
      h->nFault += nFault;
      nCaseFault += nFault>0;
      if( n==RUNS_MAX ){
        step = 101;                    /* a prime: no loop hides behind it */
        h->nSampled++;
      }
    }
    if( nCaseFault>h->nMost ){
      h->nMost = nCaseFault;
      h->zMost = p->zName;
    }
  }
  if( ok ) h->nPassed++; else h->nFailed++;
  answerFree(&want);
}

static int loadBy(sqlite3 *db, const char *zExtension, int viaSql){
  sqlite3_stmt *pStmt = 0;
  int rc;
  if( !viaSql ) return sqlite3_load_extension(db, zExtension, 0, 0);
  rc = sqlite3_prepare_v2(db, "SELECT load_extension(?1)", -1, &pStmt, 0);
  if( rc==SQLITE_OK ){
    rc = sqlite3_bind_text(pStmt, 1, zExtension, -1, SQLITE_STATIC);
  }
  if( rc==SQLITE_OK ) rc = sqlite3_step(pStmt);
  if( rc==SQLITE_ROW ) rc = sqlite3_step(pStmt);
  sqlite3_finalize(pStmt);
  return rc==SQLITE_DONE ? SQLITE_OK : rc;
}

/* Load with faults, then without, and ask for all that the library has. */
static void runLoad(Harness *h, int viaSql, int every){
  static const char zAsk[] =
    "SELECT count(*), sum(length(example)) FROM supportops_functions;"
    "SELECT json_extract(supportops_version(), '$.version')";
  Case c = { viaSql ? "SELECT load_extension()" : "sqlite3_load_extension()",
             "", "" };
  sqlite3 *db = dbOpenLoaded(h);
  Answer want = answerOf(db, zAsk);
  long n;
  int ok = want.rc==SQLITE_OK;
  sqlite3_close(db);
  for(n=0; ok; n++){
    long nLive = mem.nLive, nFault;
    Answer got;
    int rc;
    db = dbOpen();
    memArm(n, every);
    rc = loadBy(db, h->zExtension, viaSql);
    mem.armed = 0;
    nFault = mem.nFault;
    if( rc!=SQLITE_OK ) rc = loadBy(db, h->zExtension, viaSql);
    got = answerOf(db, zAsk);
    ok = rc==SQLITE_OK && answerSame(&got, &want);
    if( !ok ) complain(&c, every ? "and all after" : "only", n, "wrong", &got);
    answerFree(&got);
    if( sqlite3_close(db)!=SQLITE_OK || mem.nLive!=nLive ){
      complain(&c, every ? "and all after" : "only", n, "memory is left", 0);
      ok = 0;
    }
    h->nRun++;
    h->nFault += nFault;
    if( nFault==0 ) break;
  }
  if( ok ) h->nPassed++; else h->nFailed++;
  answerFree(&want);
}

/* Does zSql name the function, as a word of its own? */
static int namesFunction(const char *zSql, const char *zName){
  size_t n = strlen(zName);
  const char *z;
  for(z=zSql; (z = strstr(z, zName))!=0; z++){
    int before = z==zSql ? ' ' : (unsigned char)z[-1];
    int after = (unsigned char)z[n];
    if( !isalnum(before) && before!='_' && !isalnum(after) && after!='_' ){
      return 1;
    }
  }
  return 0;
}

static void everyFunctionHasACase(Harness *h){
  int i, k;
  for(i=0; i<h->nFunction; i++){
    for(k=0; k<h->nCase; k++){
      if( namesFunction(h->aCase[k].zSql, h->azFunction[i]) ) break;
    }
    if( k<h->nCase ){
      h->nPassed++;
    }else{
      h->nFailed++;
      printf("! %s has no case\n", h->azFunction[i]);
    }
  }
}

static void harnessFree(Harness *h){
  int i;
  for(i=0; i<h->nCase; i++){
    free(h->aCase[i].zName);
    free(h->aCase[i].zPrep);
    free(h->aCase[i].zSql);
  }
  for(i=0; i<h->nFunction; i++) free(h->azFunction[i]);
  free(h->aCase);
  free(h->azFunction);
}

int main(int argc, char **argv){
  Harness h;
  int i, viaSql, every;
  if( argc<2 || argc>3 ){
    printf("usage: oom EXTENSION [CASES]\n");
    return 2;
  }
  memset(&h, 0, sizeof(h));
  h.zExtension = argv[1];
  memInstall();
  sqlite3_initialize();
  sqlite3_close(dbOpenLoaded(&h));     /* what SQLite keeps, it has now */
  casesFromLibrary(&h);
  if( argc>2 ) casesFromFile(&h, argv[2]);
  for(viaSql=0; viaSql<2; viaSql++){
    for(every=0; every<2; every++) runLoad(&h, viaSql, every);
  }
  for(i=0; i<h.nCase; i++) runCase(&h, &h.aCase[i]);
  everyFunctionHasACase(&h);
  printf("%d statements, %ld runs, %ld faults; most in one: %ld (%s)\n",
         h.nCase, h.nRun, h.nFault, h.nMost, h.zMost ? h.zMost : "-");
  if( h.nSampled ){
    printf("%d with more than %d faults: sampled from there on\n",
           h.nSampled, RUNS_MAX);
  }
  printf("%d passed, %d failed\n", h.nPassed, h.nFailed);
  harnessFree(&h);
  return h.nPassed==0 || h.nFailed>0;
}
