/*
** The event-log value: made by event_log() and event_log_merge(), read by
** every process_*() function.
**
** Order. Events of a case stand by (time, sorting, order of input). Cases
** stand by (time of their first event, case id). Names stand by code point.
** So equal rows in equal order give equal bytes, and with a sorting value
** that is unique within a case equal rows in any order do.
**
** Body, after the 16-byte head of core/value.h (kind 'L', version 1):
**
**   varint   events, cases, events skipped while collecting
**   names    activities: varint count; each varint length and bytes
**   names    resources                            [flag 1]
**   cells    sorting values: varint count; cells  [flag 4]
**   varint   unit of time in milliseconds: 60000, 1000 or 1
**   signed   time of the log's first event, in units
**   varint   bytes of each of the three sections of varied width that follow:
**            cases, times, sorting
**   cases    for each: cell id (shared bytes with the one before), varint
**            events, varint time from the previous case's first event
**   times    for each event but a case's first: varint time since the one
**            before
**   sorting  for each event, after the one before it in the log: signed
**            difference [flag 2], or varint place among the sorting values
**            [flag 4]
**   activities, resources: for each event its number, in 1, 2 or 4 bytes
**            (resources: 0 is NULL)
**
** Easy to get wrong: every count here may be forged. The reader tests each
** against what is left of the BLOB before it sizes anything by it.
*/
#ifndef SUPPORTOPS_LOG_H
#define SUPPORTOPS_LOG_H

#include "../core/base.h"
#include "../core/cell.h"
#include "../core/value.h"

#define LOG_KIND 'L'
#define LOG_VERSION 1
#define LOG_RESOURCE     1             /* flags */
#define LOG_SORT_INT     2
#define LOG_SORT_CELL    4             /* not with LOG_SORT_INT */

/* The years 1 to 9999, as moments are. */
#define LOG_TIME_MIN (-62135596800000)
#define LOG_TIME_MAX 253402300799999

/* Bytes of a number that is one of nName. */
static inline int log_width(u64 nName){
  return nName<=0x100 ? 1 : nName<=0x10000 ? 2 : 4;
}

/* --- Collecting ----------------------------------------------------------*/

/* In LogEvent.iCase: the row gave the id as a whole real. 7 and 7.0 are one
** case, which shows 7 as long as one of its rows does. */
#define LOG_WHOLE 0x80000000u

typedef struct LogBuild LogBuild;
typedef struct LogEvent LogEvent;      /* 16 bytes an event, */
typedef struct LogExtra LogExtra;      /* and 16 more where these are given */
struct LogEvent {
  i64 at;
  u32 iCase;                           /* and LOG_WHOLE */
  u32 iActivity;
};
struct LogExtra {
  i64 sorting;                         /* the integer, or number in sortings */
  u32 iResource;                       /* number + 1 in resources; 0 is NULL */
};
struct LogBuild {
  int rc;                              /* sticky */
  CellSet cases, activities, resources, sortings;
  LogEvent *aEvent;
  LogExtra *aExtra;                    /* 0 until an event has one */
  u64 iFirst, n;                       /* events [iFirst, n): rows leave a
                                       ** window frame at the front */
  u64 nAllocEvent, nAllocExtra;
  u64 nSkipped;
  int hasResource, hasSorting;         /* at least one event had it */
  int hasWhole;                        /* some event has LOG_WHOLE */
  int sortByCell;                      /* some sorting value is no integer */
};

/* What one row says. Cells are copied. */
typedef struct LogRow LogRow;
struct LogRow {
  Cell caseId, activity, resource, sorting;      /* CELL_NULL where absent */
  i64 at;
};

void logbuild_add(LogBuild *p, const LogRow *pRow);
void logbuild_skip(LogBuild *p);
/* Take back the oldest added event. The others are written as if it had never
** been there. */
void logbuild_drop(LogBuild *p);
/* Add every event of a value; SO_MISMATCH when it is none. */
int logbuild_add_log(LogBuild *p, const void *aBlob, u64 nBlob);
/* Write the value. The collected events stay. */
void logbuild_write(const LogBuild *p, Buf *pOut);
void logbuild_free(LogBuild *p);

/* --- Reading --------------------------------------------------------------*/

typedef struct LogName LogName;
struct LogName {
  const char *z;                       /* in the BLOB; no NUL behind it */
  u32 n;
};

/* A log opened for reading, case after case. It points into the BLOB, which
** must outlive it. */
typedef struct Log Log;
struct Log {
  int rc;                              /* sticky: SO_MISMATCH or SO_NOMEM */
  u16 flags;
  u64 nEvent, nCase, nSkipped, nByte;
  LogName *aActivity, *aResource;      /* resource k is aResource[k-1] */
  u32 nActivity, nResource;
  CellSet sortings;
  i64 unit, firstAt;                   /* firstAt in units */

  /* The case that log_next() found. */
  Cell caseId;
  u32 n;                               /* its events, or what log_collapse()
                                       ** and log_changes() left of them */
  u32 nWhole;                          /* its events before that, */
  u32 *aPlace;                         /* and where in them each is, from 0 */
  i64 startAt, endAt;                  /* of all its events, milliseconds */
  i64 *aAt;                            /* milliseconds */
  u32 *aAct;                           /* activity numbers */
  u32 *aRes;                           /* resource numbers; 0 where none */
  i64 *aSort;                          /* as LogExtra.sorting */

  /* Where reading stands. */
  u64 iCase, iEvent;                   /* cases and events read so far */
  Rd cases, times, sorts;
  const u8 *pActivities, *pResources;
  int widthAct, widthRes;
  i64 prevStart, prevSort;
  Buf text;                            /* bytes of caseId */
  const u8 *aBody;                     /* for log_rewind() */
  Rd cases0, times0, sorts0;
  u64 nAllocAt, nAllocAct, nAllocPlace, nAllocRes, nAllocSort;
};

int log_open(Log *p, const void *aBlob, u64 nBlob);
/* The next case: 1, or 0 at the end and on a fault (p->rc says which). At the
** end everything has been read and tested. */
int log_next(Log *p);
void log_rewind(Log *p);
void log_close(Log *p);

/* Cut every run of one activity in the current case to its first max events
** (0: leave it). startAt and endAt stay those of the whole case. */
void log_collapse(Log *p, u32 max);
/* Leave out of the current case every event whose activity, resource and
** sorting value are those of the one before. startAt and endAt stay. */
void log_changes(Log *p);

#endif
