# make fuzz: look for new inputs, for FUZZ_SECONDS (60).
#
# Starts from test/corpus and from values that the library itself makes; what
# is new goes to build/fuzz/corpus, what fails to build/fuzz/crash-*. FUZZ_SEED
# makes a run take the same way again. KEEP=1 then puts the smallest set that
# reaches as much into test/corpus.

cd "$(dirname "$0")/.." || exit 1
clang=$(command -v clang-14 || command -v clang)
[ -n "$clang" ] || { echo "make fuzz needs clang" >&2; exit 1; }
out=build/fuzz
rm -rf $out/seeds
mkdir -p $out/corpus $out/seeds test/corpus

$clang -std=c99 -g -O1 -DSQLITE_CORE -fsanitize=fuzzer,address,undefined \
  -fno-sanitize-recover=undefined $(find ext -name '*.c' | LC_ALL=C sort) \
  test/fuzz.c -o $out/fuzz -lsqlite3 -lm || exit 1
tclsh test/seeds.tcl $out/seeds || exit 1
$out/fuzz -max_total_time="${FUZZ_SECONDS:-60}" -seed="${FUZZ_SEED:-0}" \
  -max_len=4096 -timeout=10 -artifact_prefix=$out/ -print_final_stats=1 \
  $out/corpus $out/seeds test/corpus >$out/log 2>&1 \
  || { tail -n 40 $out/log; exit 1; }
grep '^stat::' $out/log
grep '^Done' $out/log
[ -z "$KEEP" ] && exit 0
rm -rf $out/kept
mkdir $out/kept
$out/fuzz -set_cover_merge=1 -use_counters=0 -max_len=1024 \
  $out/kept test/corpus $out/seeds $out/corpus >$out/log 2>&1 || exit 1
rm -f test/corpus/*
cp $out/kept/* test/corpus/
