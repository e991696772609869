/* A deterministic hash of keys onto [0,1): splits, samples, made-up rolls. */
#ifndef SUPPORTOPS_HASH_H
#define SUPPORTOPS_HASH_H

#include "../core/base.h"

/* The top 53 bits of splitmix64(splitmix64(seed) XOR key), over 2^53. */
double hash_unit(u64 key, u64 seed);

/* FNV-1a, 64 bits: how a text key becomes a number. */
u64 hash_text(const void *z, size_t n);

#endif
