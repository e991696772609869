/* The statistics room's registration table. */
#include "stats.h"
#include "stats_sql.h"

static const Func aStatsFunc[] = {
  { "split_hash", 1, 2, 0, 0, split_hash_func, 0, 0, 0,
    { "split_hash(key [, seed])", "REAL in [0,1)",
      "A fixed pseudo-random number for a key: the same on every machine, "
      "unlike random(). Splits rows for training and testing, samples, rolls "
      "dice in made-up data. The top 53 bits of splitmix64(splitmix64(seed) "
      "XOR key); text and BLOB keys go through 64-bit FNV-1a. NULL key gives "
      "NULL; seed is 0 when absent.",
      "SELECT printf('%.6f', split_hash(1, 42))", "?" } },
};

const Room stats_room = {
  "stats", aStatsFunc, sizeof(aStatsFunc)/sizeof(aStatsFunc[0]), 0, 0
};
