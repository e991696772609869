/* See hash.h. splitmix64: Steele, Lea and Flood, OOPSLA 2014; FNV-1a: Fowler,
** Noll and Vo. Both only use integer arithmetic, so every machine agrees. */
#include "hash.h"

static u64 hashSplitmix(u64 x){
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x>>30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x>>27)) * 0x94D049BB133111EBu;
  return x ^ (x>>31);
}

double hash_unit(u64 key, u64 seed){
  u64 x = hashSplitmix(hashSplitmix(seed) ^ key);
  return (double)(x>>11) / 9007199254740992.0;      /* 2^53 */
}

u64 hash_text(const void *z, size_t n){
  const u8 *p = z;
  u64 h = 0xCBF29CE484222325u;
  size_t i;
  for(i=0; i<n; i++) h = (h ^ p[i]) * 0x100000001B3u;
  return h;
}
