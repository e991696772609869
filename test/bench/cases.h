/*
** What the bench measures. A row says what is run, and against what: a group
** of rows is run in turn, several times over, and the least time of each is
** kept, so that a slow moment of the machine falls on all of them alike.
*/
#ifndef BENCH_CASES_H
#define BENCH_CASES_H

typedef struct BenchCase BenchCase;
struct BenchCase {
  const char *zWhat;                   /* what a reader sees */
  const char *zSql;                    /* gives a row or many */
  const char *zBase;                   /* the statement it is compared with */
};

/* Every function of the library against the bare scan of its columns. */
extern const BenchCase bench_function[];
extern const int bench_n_function;

/* Pairs with a promise: time/base must be at most limit; or, where limit is
** negative, base/time at least -limit. A check gives one row of numbers that
** must be the same for both. */
typedef struct BenchPair BenchPair;
struct BenchPair {
  const char *zWhat;
  const char *azSql[2];                /* run one after the other: one answer
                                       ** may need two statements */
  const char *azBase[2];
  double limit;
  int checked;                         /* both must give the same numbers */
};
extern const BenchPair bench_pair[];
extern const int bench_n_pair;

/* Table functions on a stored log, ns an event: their rows, and one of their
** columns as well (zBase). */
extern const BenchCase bench_stored[];
extern const int bench_n_stored;

/* Aggregates whose memory is measured: bytes an event in the making, and of
** the value. */
typedef struct BenchMemory BenchMemory;
struct BenchMemory {
  const char *zWhat;
  const char *zSql;
  double makeLimit, valueLimit;        /* 0: none was promised */
};
extern const BenchMemory bench_memory[];
extern const int bench_n_memory;

#endif
