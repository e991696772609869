/*
** cycle_hours(from, to), sla_status(..), sla_due_at(..), sla_remaining(..):
** the faces of sla.c.
**
** Easy to get wrong: from, to, started, stopped and elapsed are cells of data,
** so a malformed one gives NULL; target, as_of, schedule and share are
** parameters, so a malformed one is an error, and is one on every row, also
** where a cell is NULL.
*/
#include "../core/error.h"
#include "clock_sql.h"
#include "moment_sql.h"
#include "sla.h"

#include <math.h>

/* What reading an argument may come to. */
enum { ARG_FAULT = -1, ARG_NULL = 0, ARG_OK = 1 };

/* A finite number, or text that is one; else 0. CSV imports make columns of
** text, and sqlite3_value_numeric_type() reads them as a column's affinity
** would: blanks around allowed, '8h' not. */
static int slaNumber(sqlite3_value *p, double *px){
  switch( sqlite3_value_numeric_type(p) ){
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      *px = sqlite3_value_double(p);
      return isfinite(*px)!=0;
  }
  return 0;
}

/* The parameters below are argument i of argv, from 0; a fault is reported. */

static int slaTarget(sqlite3_context *ctx, sqlite3_value **argv, int i,
                     double *px){
  if( sqlite3_value_type(argv[i])==SQLITE_NULL ) return ARG_NULL;
  if( slaNumber(argv[i], px) && *px>=0 ) return ARG_OK;
  err_argument_now(ctx, i+1, "target_hours", "a number of hours, 0 or more",
                   argv[i]);
  return ARG_FAULT;
}

/* NULL is as good as absent: an optional place is then passed over by name. */
static int slaAsOf(sqlite3_context *ctx, int argc, sqlite3_value **argv,
                   int i, i64 *pMs){
  if( argc<=i || sqlite3_value_type(argv[i])==SQLITE_NULL ) return ARG_NULL;
  if( moment_of_value(argv[i], pMs) ) return ARG_OK;
  err_argument_now(ctx, i+1, "as_of", "a moment", argv[i]);
  return ARG_FAULT;
}

/* Schedules have their place in every signature, so that calls written today
** keep their meaning; silently counting all hours would not be one. */
static int slaSchedule(sqlite3_context *ctx, int argc, sqlite3_value **argv,
                       int i){
  if( argc<=i || sqlite3_value_type(argv[i])==SQLITE_NULL ) return ARG_NULL;
  err_argument_now(ctx, i+1, "schedule", "NULL here (every hour counts)",
                   argv[i]);
  return ARG_FAULT;
}

static int slaShare(sqlite3_context *ctx, int argc, sqlite3_value **argv,
                    int i, double *px){
  *px = SLA_SHARE;
  if( argc<=i || sqlite3_value_type(argv[i])==SQLITE_NULL ) return ARG_NULL;
  if( slaNumber(argv[i], px) && *px>=0 && *px<=1 ) return ARG_OK;
  err_argument_now(ctx, i+1, "at_risk_share", "a number from 0 to 1", argv[i]);
  return ARG_FAULT;
}

static void slaResult(sqlite3_context *ctx, SlaStatus status){
  switch( status ){
    case SLA_WITHIN:
      sqlite3_result_text(ctx, "within_sla", -1, SQLITE_STATIC);
      break;
    case SLA_BREACHED:
      sqlite3_result_text(ctx, "breached", -1, SQLITE_STATIC);
      break;
    case SLA_ON_TRACK:
      sqlite3_result_text(ctx, "on_track", -1, SQLITE_STATIC);
      break;
    case SLA_AT_RISK:
      sqlite3_result_text(ctx, "at_risk", -1, SQLITE_STATIC);
      break;
    case SLA_UNKNOWN:
      break;                           /* NULL */
  }
}

/* sla_status(elapsed_hours, target_hours) */
static void slaOfHours(sqlite3_context *ctx, sqlite3_value **argv){
  double elapsed, target;
  if( slaTarget(ctx, argv, 1, &target)!=ARG_OK ) return;
  if( slaNumber(argv[0], &elapsed) ){
    slaResult(ctx, sla_of_hours(elapsed, target));
  }
}

/* sla_status(started, stopped, target_hours [, as_of [, schedule
** [, at_risk_share]]])
**
** Only a NULL stopped is open. A stopped that cannot be read says that the
** clock did stop, but not when: taking it for open would report a long-solved
** ticket as breached. */
void sla_status_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  i64 started, stopped, asOf;
  double target, share;
  int hasTarget, hasAsOf;
  if( argc==2 ){
    slaOfHours(ctx, argv);
    return;
  }
  hasTarget = slaTarget(ctx, argv, 2, &target);
  if( hasTarget==ARG_FAULT ) return;
  hasAsOf = slaAsOf(ctx, argc, argv, 3, &asOf);
  if( hasAsOf==ARG_FAULT ) return;
  if( slaSchedule(ctx, argc, argv, 4)==ARG_FAULT ) return;
  if( slaShare(ctx, argc, argv, 5, &share)==ARG_FAULT ) return;
  if( hasTarget==ARG_NULL || !moment_of_value(argv[0], &started) ) return;
  if( sqlite3_value_type(argv[1])==SQLITE_NULL ){
    if( hasAsOf==ARG_OK ){
      slaResult(ctx, sla_of_open(started, asOf, target, share));
    }
  }else if( moment_of_value(argv[1], &stopped) ){
    slaResult(ctx, sla_of_stopped(started, stopped, target));
  }
}

/* sla_due_at(started, target_hours [, schedule]) */
void sla_due_at_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  i64 started, due;
  double target;
  int hasTarget = slaTarget(ctx, argv, 1, &target);
  if( hasTarget==ARG_FAULT ) return;
  if( slaSchedule(ctx, argc, argv, 2)==ARG_FAULT ) return;
  if( hasTarget==ARG_OK && moment_of_value(argv[0], &started)
   && sla_due(started, target, &due) ){
    moment_result(ctx, due);
  }
}

/* sla_remaining(started, target_hours, as_of [, schedule]) */
void sla_remaining_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  i64 started, asOf;
  double target, hours;
  int hasTarget = slaTarget(ctx, argv, 1, &target), hasAsOf;
  if( hasTarget==ARG_FAULT ) return;
  hasAsOf = slaAsOf(ctx, argc, argv, 2, &asOf);
  if( hasAsOf==ARG_FAULT ) return;
  if( slaSchedule(ctx, argc, argv, 3)==ARG_FAULT ) return;
  if( hasTarget==ARG_OK && hasAsOf==ARG_OK
   && moment_of_value(argv[0], &started)
   && sla_left(started, asOf, target, &hours) ){
    sqlite3_result_double(ctx, hours);
  }
}

/* cycle_hours(from, to) */
void cycle_hours_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  i64 from, to;
  (void)argc;
  if( moment_of_value(argv[0], &from) && moment_of_value(argv[1], &to) ){
    sqlite3_result_double(ctx, moment_hours(to-from));
  }
}
