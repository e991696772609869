/* Buffers, the bounds-checked reader, and the head of value.h. */
#include "value.h"

void buf_free(Buf *p){
  mem_free(p->a);
  memset(p, 0, sizeof(*p));
}

void buf_reserve(Buf *p, u64 nMore){
  mem_reserve(&p->rc, &p->a, &p->nAlloc, p->n+nMore, 1);
}

void buf_bytes(Buf *p, const void *a, u64 n){
  if( n==0 ) return;
  buf_reserve(p, n);
  if( p->rc ) return;
  memcpy(p->a+p->n, a, (size_t)n);
  p->n += n;
}

void buf_text(Buf *p, const char *z){
  buf_bytes(p, z, strlen(z));
}

void buf_byte(Buf *p, u8 x){
  buf_bytes(p, &x, 1);
}

u8 *varint_put(u8 *p, u64 x){
  while( x>=0x80 ){
    *p++ = (u8)(x | 0x80);
    x >>= 7;
  }
  *p++ = (u8)x;
  return p;
}

void buf_varint(Buf *p, u64 x){
  buf_reserve(p, 10);
  if( p->rc ) return;
  p->n = (u64)(varint_put(p->a+p->n, x) - p->a);
}

void buf_signed(Buf *p, i64 x){
  buf_varint(p, zigzag(x));
}

void buf_fixed(Buf *p, u64 x, int width){
  u8 a[8];
  int i;
  for(i=0; i<width; i++) a[i] = (u8)(x>>(8*i));
  buf_bytes(p, a, (u64)width);
}

void buf_double(Buf *p, double x){
  u8 a[8];
  double_put(a, x);
  buf_bytes(p, a, 8);
}

static u64 valueGet(const u8 *a, int width){
  u64 x = 0;
  int i;
  for(i=0; i<width; i++) x |= (u64)a[i] << (8*i);
  return x;
}

/* Eight bytes a step: a value of megabytes is checked at memory speed. */
static u32 valueChecksum(const u8 *a, u64 n){
  const u64 k = 0x9E3779B97F4A7C15u;
  u64 h = u64_get(a+4) * k;
  u64 i = VALUE_HEAD;
  for(; i+8<=n; i+=8){
    h = (h ^ u64_get(a+i)) * k;
    h ^= h>>32;
  }
  if( i<n ) h = (h ^ valueGet(a+i, (int)(n-i))) * k;
  h ^= h>>29;
  h *= k;
  return (u32)(h>>32);
}

void value_begin(Buf *p){
  static const u8 aZero[VALUE_HEAD];
  buf_bytes(p, aZero, VALUE_HEAD);
}

void value_end(Buf *p, u8 kind, u8 version, u16 flags){
  Buf head = {0, 0, 0, 0};
  if( p->rc==SO_OK && p->n>0xFFFFFFFFu ) p->rc = SO_NOMEM;
  if( p->rc ) return;
  head.a = p->a;                       /* write over the room left for it */
  head.nAlloc = p->nAlloc;
  buf_bytes(&head, "SOPS", 4);
  buf_byte(&head, kind);
  buf_byte(&head, version);
  buf_fixed(&head, flags, 2);
  buf_fixed(&head, p->n, 4);
  buf_fixed(&head, valueChecksum(p->a, p->n), 4);
}

u64 rd_varint(Rd *r){
  u64 x = 0;
  int shift;
  for(shift=0; shift<64 && r->p<r->pEnd; shift+=7){
    u8 b = *r->p++;
    x |= (u64)(b & 0x7F) << shift;
    if( b<0x80 ) return x;
  }
  r->bad = 1;
  r->p = r->pEnd;
  return 0;
}

i64 rd_signed(Rd *r){
  return unzigzag(rd_varint(r));
}

const u8 *rd_bytes(Rd *r, u64 n){
  const u8 *p = r->p;
  if( n>(u64)(r->pEnd - p) ){
    r->bad = 1;
    r->p = r->pEnd;
    return 0;
  }
  r->p += n;
  return p;
}

u64 rd_fixed(Rd *r, int width){
  const u8 *p = rd_bytes(r, (u64)width);
  return p ? valueGet(p, width) : 0;
}

double rd_double(Rd *r){
  const u8 *p = rd_bytes(r, 8);
  return p ? double_get(p) : 0;
}

u64 rd_count(Rd *r, u64 max){
  u64 n = rd_varint(r);
  if( n<=max ) return n;
  r->bad = 1;
  r->p = r->pEnd;
  return 0;
}

int value_open(Rd *r, const void *a, u64 n, u8 kind, u8 maxVersion,
               u8 *pVersion, u16 *pFlags){
  const u8 *b = a;
  memset(r, 0, sizeof(*r));
  if( b==0 || n<VALUE_HEAD || memcmp(b, "SOPS", 4)!=0 ) return SO_MISMATCH;
  if( b[4]!=kind || b[5]==0 || b[5]>maxVersion ) return SO_MISMATCH;
  if( valueGet(b+8, 4)!=n ) return SO_MISMATCH;
  if( valueGet(b+12, 4)!=valueChecksum(b, n) ) return SO_MISMATCH;
  *pVersion = b[5];
  *pFlags = (u16)valueGet(b+6, 2);
  r->p = b + VALUE_HEAD;
  r->pEnd = b + n;
  return SO_OK;
}
