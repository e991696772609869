/*
** The keyed value: the numbers that belong to each key. Made by keyed() and
** keyed_merge(), read by keyed_quantiles().
**
** Order. Keys stand in SQLite's order (core/cell.h), numbers of a key by size.
** So equal rows in any order, collected at once or merged, give equal bytes.
** Of 7 and 7.0, which are one key, the integer is shown as long as one of its
** rows gives it.
**
** Body, after the 16-byte head of core/value.h (kind 'K', version 1):
**
**   varint   keys
**   for each key:
**     cell   the key (shared bytes with the one before)
**     varint 2*n, or 2*n+1 where all of its n numbers are whole
**     of 2*n: n doubles of 8 bytes
**     of 2*n+1: the least as a signed varint, and for each of the others how
**            much larger it is than the one before
**
** Easy to get wrong: every count here may be forged. The reader tests each
** against what is left of the BLOB before it sizes anything by it, and that
** keys and numbers are in order: quantiles are read off by place.
*/
#ifndef SUPPORTOPS_KEYED_H
#define SUPPORTOPS_KEYED_H

#include "../core/base.h"
#include "../core/cell.h"
#include "../core/value.h"

#define KEYED_KIND 'K'
#define KEYED_VERSION 1

/* --- Collecting ----------------------------------------------------------*/

typedef struct KeyedBuild KeyedBuild;
struct KeyedBuild {
  int rc;                              /* sticky */
  CellSet keys;
  int hasWhole;                        /* some row gave its key as 7.0 */
  u32 *aKey;                           /* of each number its key's... */
  double *aX;                          /* ...and the number: 12 bytes a row */
  u64 n, nAllocKey, nAllocX;
};

/* A key, and x of it; where x is NaN only the key. x must be finite. The
** key's bytes are copied. */
void keyedbuild_add(KeyedBuild *p, const Cell *pKey, double x);
/* Add all of a value; SO_MISMATCH when it is none. */
int keyedbuild_add_value(KeyedBuild *p, const void *aBlob, u64 nBlob);
/* Write the value. This uses p up: only keyedbuild_free() may follow. */
void keyedbuild_write(KeyedBuild *p, Buf *pOut);
void keyedbuild_free(KeyedBuild *p);

/* --- Reading --------------------------------------------------------------*/

/* A value opened for reading, key after key. It points into the BLOB, which
** must outlive it. */
typedef struct Keyed Keyed;
struct Keyed {
  int rc;                              /* sticky: SO_MISMATCH or SO_NOMEM */
  u64 nKey;

  /* The key that keyed_next() found. */
  Cell key;
  u64 n;                               /* how many numbers it has; may be 0 */
  double *a;                           /* they, in order */

  /* Where reading stands. */
  u64 iKey;                            /* keys read so far */
  Rd rd, rd0;                          /* rd0 for keyed_rewind() */
  Buf text, prevText;                  /* bytes of key, and of the one before */
  u64 nAlloc;
};

int keyed_open(Keyed *p, const void *aBlob, u64 nBlob);
/* The next key: 1, or 0 at the end and on a fault (p->rc says which). At the
** end everything has been read and tested. */
int keyed_next(Keyed *p);
/* Read and test everything, then stand before the first key again: reading it
** once more cannot fail, for want of memory neither. */
int keyed_check(Keyed *p);
void keyed_close(Keyed *p);

#endif
