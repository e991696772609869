/*
** Cells: SQL values as kernels see them, and sets of distinct cells.
**
** Order and equality are SQLite's (collation BINARY): NULL, then numbers by
** size whatever their type, then TEXT, then BLOB, both by bytes. So 7 and 7.0
** are one cell and '7' is another, as GROUP BY has it.
*/
#ifndef SUPPORTOPS_CELL_H
#define SUPPORTOPS_CELL_H

#include "base.h"
#include "value.h"

/* A whole real is kept as an integer that remembers where it came from: then
** equal numbers are equal integers. */
enum { CELL_NULL, CELL_INT, CELL_WHOLE, CELL_REAL, CELL_TEXT, CELL_BLOB };

typedef struct Cell Cell;
struct Cell {
  union {
    i64 i;                             /* CELL_INT, CELL_WHOLE */
    double r;                          /* CELL_REAL */
    const u8 *z;                       /* CELL_TEXT, CELL_BLOB: not owned */
  } u;
  u32 n;                               /* bytes of z */
  u8 type;
};

Cell cell_int(i64 i);
Cell cell_real(double r);              /* CELL_WHOLE where it is whole */
Cell cell_bytes(u8 type, const void *z, u64 n);

int cell_compare(const Cell *a, const Cell *b);     /* <0, 0, >0 */

/* A cell inside a value: a type byte and the payload, bytes shared with
** pPrev (at most 127) written as a count. cell_get() leaves z pointing into
** aText, which the caller keeps and which must hold pPrev's bytes. */
void cell_put(Buf *p, const Cell *pCell, const Cell *pPrev);
void cell_get(Rd *r, int *rc, Cell *pCell, Buf *aText);

/* --- Distinct cells, numbered from 0 as they first come ------------------ */

typedef struct CellSet CellSet;
struct CellSet {
  Cell *a;
  u64 n, nAlloc;
  u32 *aDense;                         /* number+1 of what ends in the whole
                                       ** number base+i; 0 is not there */
  int denseText;                       /* some member is a text */
  i64 base;
  u64 nDense;
  u32 *aSlot;                          /* hash: number+1, 0 empty */
  u64 nSlot, nHash;                    /* nSlot is 2^k; nHash are taken */
  u64 seed;                            /* of the hash, until looks get long */
  u64 nLong;                           /* tries of long looks since then */
  struct CellBlock *pBlock;            /* owns the bytes of the cells */
};

void cellset_free(CellSet *p);
/* The number of a cell, new or known; 0 and *rc when memory runs out. Of 7 and
** 7.0 the one that came first is kept. */
u32 cellset_add(int *rc, CellSet *p, const Cell *pCell);
/* aRank[number] = place in cell order, for the members with aUse[number] (all
** where aUse is 0); *pnRank of them. Unused ones get 0xFFFFFFFF. */
u32 *cellset_rank(int *rc, const CellSet *p, const u32 *aUse, u64 *pnRank);

#endif
