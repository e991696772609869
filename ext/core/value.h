/*
** Values: what an aggregate hands to SQL as a BLOB and a table-valued
** function reads back. This file owns the 16-byte head that all kinds share,
** the writer, and the one bounds-checked reader.
**
**   offset  bytes
**        0      4  magic "SOPS"
**        4      1  kind: 'K' keyed numbers, 'L' an event log
**        5      1  format version of that kind, from 1
**        6      2  flags of that kind
**        8      4  length of the whole value, head included
**       12      4  checksum of everything after the head, and of bytes 4..11
**
** All integers are little-endian. A varint is 7 bits a byte, low first, the
** top bit saying that more follow (at most 10 bytes); a signed one is
** zigzag-coded first.
**
** Easy to get wrong: the checksum finds accidents, not attackers. A forged
** value carries a right one, so every length and index is still tested.
*/
#ifndef SUPPORTOPS_VALUE_H
#define SUPPORTOPS_VALUE_H

#include "base.h"

#define VALUE_HEAD 16

/* --- Writing: sticky rc, one check at the end ------------------------- */

typedef struct Buf Buf;
struct Buf {
  int rc;
  u8 *a;                               /* mem_alloc'd; caller takes or frees */
  u64 n, nAlloc;
};

void buf_free(Buf *p);
void buf_reserve(Buf *p, u64 nMore);   /* room for nMore bytes after n */
void buf_bytes(Buf *p, const void *a, u64 n);
void buf_text(Buf *p, const char *z);
void buf_byte(Buf *p, u8 x);
void buf_varint(Buf *p, u64 x);
void buf_signed(Buf *p, i64 x);
void buf_double(Buf *p, double x);
void buf_fixed(Buf *p, u64 x, int width);

/* Leave room for a head, and fill it in once all the rest is written. A value
** of 4 GiB or more is SO_NOMEM. */
void value_begin(Buf *p);
void value_end(Buf *p, u8 kind, u8 version, u16 flags);

/* A varint written without a bounds test: at most 10 bytes; returns the end. */
u8 *varint_put(u8 *p, u64 x);
static inline u64 zigzag(i64 x){
  return ((u64)x<<1) ^ (x<0 ? ~(u64)0 : 0);
}
static inline i64 unzigzag(u64 x){
  return (i64)(x>>1) ^ -(i64)(x&1);
}

/* Eight bytes, without a bounds test; put returns the end. Written out, since
** compilers make one move of this, but not all of them of a loop. */
static inline u64 u64_get(const u8 *p){
  return (u64)p[0] | (u64)p[1]<<8 | (u64)p[2]<<16 | (u64)p[3]<<24
       | (u64)p[4]<<32 | (u64)p[5]<<40 | (u64)p[6]<<48 | (u64)p[7]<<56;
}
static inline u8 *u64_put(u8 *p, u64 x){
  p[0] = (u8)x;
  p[1] = (u8)(x>>8);
  p[2] = (u8)(x>>16);
  p[3] = (u8)(x>>24);
  p[4] = (u8)(x>>32);
  p[5] = (u8)(x>>40);
  p[6] = (u8)(x>>48);
  p[7] = (u8)(x>>56);
  return p + 8;
}
static inline double double_get(const u8 *p){
  u64 bits = u64_get(p);
  double x;
  memcpy(&x, &bits, 8);
  return x;
}
static inline u8 *double_put(u8 *p, double x){
  u64 bits;
  memcpy(&bits, &x, 8);
  return u64_put(p, bits);
}

/* --- Reading: sticky bad; a read past the end gives 0 and sets it -------- */

typedef struct Rd Rd;
struct Rd {
  const u8 *p, *pEnd;
  int bad;
};

u64 rd_varint(Rd *r);
i64 rd_signed(Rd *r);
double rd_double(Rd *r);
u64 rd_fixed(Rd *r, int width);
const u8 *rd_bytes(Rd *r, u64 n);      /* n bytes in place, or 0 and bad */
/* A varint that must be at most max: for counts, checked before they are
** used to size anything. */
u64 rd_count(Rd *r, u64 max);

/*
** Check a head. SO_OK leaves r at the body; SO_MISMATCH says that these bytes
** are not a value of this kind, or are damaged, or come from a later version.
*/
int value_open(Rd *r, const void *a, u64 n, u8 kind, u8 maxVersion,
               u8 *pVersion, u16 *pFlags);

#endif
