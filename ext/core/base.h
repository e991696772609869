/*
** What every file of the library starts from, kernels included: integer
** names, result codes and memory. Nothing here knows SQL, so a kernel can be
** read, and tested, without sqlite3.h.
**
** Easy to get wrong: all memory that SQL can grow comes from mem_*(). It is
** the host's own allocator, so it counts towards the host's heap limit and
** fails when the out-of-memory tests tell it to.
*/
#ifndef SUPPORTOPS_BASE_H
#define SUPPORTOPS_BASE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef int64_t i64;
typedef uint64_t u64;
typedef uint32_t u32;
typedef uint16_t u16;
typedef uint8_t u8;

/* The four outcomes; equal to SQLite's codes of the same name. */
enum { SO_OK = 0, SO_ERROR = 1, SO_NOMEM = 7, SO_MISMATCH = 20 };

/* n bytes, or 0 where there is no memory. n may be 0 (then 1 byte). */
void *mem_alloc(u64 n);
void mem_free(void *p);

/*
** Make room for nNeed elements of size bytes in the array *(void**)ppArray,
** which has room for *pnAlloc, growing by a share so that pushing is linear (a
** quarter once it is large: big arrays must not be half empty).
** Does nothing once *rc is set; sets SO_NOMEM on failure, and then the array
** is as it was.
*/
void mem_reserve(int *rc, void *ppArray, u64 *pnAlloc, u64 nNeed, size_t size);

/* nElem elements of size bytes, zeroed; 0 and *rc on overflow or no memory. */
void *mem_array(int *rc, u64 nElem, size_t size);

#endif
