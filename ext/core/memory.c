/* The host's allocator behind base.h's names. */
#include "base.h"
#include "host.h"

/* base.h's codes are SQLite's: one mismatch here and nothing compiles. */
typedef char memoryCodesAgree[
  SO_OK==SQLITE_OK && SO_ERROR==SQLITE_ERROR && SO_NOMEM==SQLITE_NOMEM
  && SO_MISMATCH==SQLITE_MISMATCH ? 1 : -1];

/* No single array passes this: a BLOB cannot either, and products stay far
** from wrapping around. */
#define MEMORY_MAX ((u64)1<<40)

void *mem_alloc(u64 n){
  return n>MEMORY_MAX ? 0 : sqlite3_malloc64(n ? n : 1);
}

void mem_free(void *p){
  sqlite3_free(p);
}

void *mem_array(int *rc, u64 nElem, size_t size){
  void *p = 0;
  if( *rc ) return 0;
  if( nElem<=MEMORY_MAX/size ) p = mem_alloc(nElem*size);
  if( p ){
    memset(p, 0, (size_t)(nElem*size));
  }else{
    *rc = SO_NOMEM;
  }
  return p;
}

void mem_reserve(int *rc, void *ppArray, u64 *pnAlloc, u64 nNeed, size_t size){
  u64 n = *pnAlloc;
  void *p;
  if( *rc || nNeed<=n ) return;
  n += (n<4096 ? n : n/4) + 8;
  if( n<nNeed ) n = nNeed;
  if( n>MEMORY_MAX/size ){
    *rc = SO_NOMEM;
    return;
  }
  memcpy(&p, ppArray, sizeof(p));      /* any pointer type, no aliasing */
  p = sqlite3_realloc64(p, n*size);
  if( p==0 ){
    *rc = SO_NOMEM;
    return;
  }
  memcpy(ppArray, &p, sizeof(p));
  *pnAlloc = n;
}
