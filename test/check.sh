# make check: everything that a plain run of the tests does not show.
#
#   sh test/check.sh ?STEP ...?
#
# One line a step: ok, FAILED or skipped with the reason; a failed step's words
# follow, all of them are in build/check/STEP.log. The last line is
# "N passed, N failed", in steps. Settings:
#
#   CHECK_CC        the compiler under test (gcc; clang-14 or clang beside it)
#   SQLITE_VERSIONS a folder with a folder a version, each with libsqlite3.so.0;
#                   without it, those beside the system's own
#   LINE_FLOOR      per cent of lines that the tests must run (99)
#   BRANCH_FLOOR    per cent of branches that they must take (95)
#   FUZZ_SECONDS    for new inputs (20)
#   T               the test files that are run; when empty, all that look at
#                   the library

cd "$(dirname "$0")/.." || exit 1
out=build/check
mkdir -p $out
rm -f $out/cases                  # of an earlier run
gcc=${CHECK_CC:-gcc}
clang=$(command -v clang-14 || command -v clang)
sources=$(find ext -name '*.c' | LC_ALL=C sort)
# planted.test builds the model again and again to see data tests fail: what
# that asks of the library, model.test asks, too.
tests=${T:-$(find test -name '*.test' ! -name planted.test | LC_ALL=C sort)}
flags="-std=c99 -fPIC -fvisibility=hidden"
warnings="-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror"
link="-shared -Wl,-z,now,-z,nodelete"
sanitize="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined
          -fno-sanitize-recover=undefined"
SKIP=77                            # a step's status: not tried, last line why

# --- The steps ---------------------------------------------------------------

step_style(){ sh test/lint.sh; }

# Every name of SQLite's in the sources, without comments and without those
# that host.h defines where they are missing.
sqlite_names(){
  for f in ext/*.[ch] ext/*/*.[ch]; do
    $gcc -fpreprocessed -dD -E -P -xc "$f"
  done >$out/names.c 2>/dev/null
  grep -oE '#define SQLITE_[A-Z0-9_]+' $out/names.c | cut -c9- >$out/defined
  grep -oE '(sqlite3|SQLITE)_[A-Za-z0-9_]+' $out/names.c \
    | grep -v sqlite3_supportops_init | LC_ALL=C sort -u \
    | grep -vxF -f $out/defined
}

# Nothing that is newer than the oldest SQLite that is supported.
step_api(){
  sqlite_names >$out/names
  header=$(echo '#include <sqlite3ext.h>' | $gcc -M -xc - | tr ' ' '\n' \
    | grep 'sqlite3ext\.h$')
  awk -f test/api.awk test/api.txt "$header" $out/names
}

# Optimized, since some warnings need the flow of values.
compile_all(){                     # $1: compiler, $2: folder
  mkdir -p "$2"
  for c in $sources test/*.c test/bench/*.c; do
    $1 $flags -O2 -DNDEBUG $warnings -c "$c" -o "$2/x.o" || return 1
  done
  $1 $flags -O2 -DREPLAY $warnings -c test/fuzz.c -o "$2/x.o"
}

step_warnings(){ compile_all $gcc $out/warnings; }

step_warnings_clang(){
  [ -n "$clang" ] || { echo "no clang"; return $SKIP; }
  compile_all "$clang" $out/warnings_clang
}

step_analyzer(){
  for c in $sources; do
    $gcc $flags -O1 -fanalyzer -Werror -c $c -o $out/x.o || return 1
  done
}

# One name and no other; and nothing asked for that is not there.
step_symbols(){
  nm -D --defined-only build/supportops.so | sed 's/.* //' >$out/symbols
  cat $out/symbols
  [ "$(cat $out/symbols)" = sqlite3_supportops_init ] || return 1
  ldd -r build/supportops.so >$out/ldd 2>&1
  ! grep undefined $out/ldd
}

# The same bytes from another folder.
step_reproducible(){
  for d in a bb; do
    rm -rf "${out:?}/$d"
    mkdir -p $out/$d
    cp -R Makefile ext test $out/$d
    make -j 2 -C $out/$d NO_INSTALL=1 >/dev/null || return 1
  done
  cmp $out/a/build/supportops.so $out/bb/build/supportops.so
}

build_asan(){
  [ -e build/asan/supportops.so ] \
    && [ -z "$(find ext -newer build/asan/supportops.so)" ] && return 0
  mkdir -p build/asan
  $gcc $flags $sanitize $link $sources -o build/asan/supportops.so -lm
}

preload(){
  echo "$($gcc -print-file-name=libasan.so)" \
       "$($gcc -print-file-name=libubsan.so)"
}

# The tests under the sanitizers. Shells that a test starts are not ours to
# clear of leaks; the sqlite3 in them is.
step_asan(){
  build_asan || return 1
  printf 'leak:/%s\n' dash bash busybox sed mawk gawk >$out/leaks
  LSAN_OPTIONS="suppressions=$PWD/$out/leaks:print_suppressions=0" \
  ASAN_OPTIONS="detect_leaks=${LEAKS:-1}" LD_PRELOAD="$(preload)" \
  UBSAN_OPTIONS=print_stacktrace=1 SUPPORTOPS=build/asan/supportops \
  SUPPORTOPS_OOM="$PWD/$out/cases" tclsh test/all.tcl $tests
}

# The statements that do_oom_test names; step_asan may have left them already.
collect_cases(){
  [ -s $out/cases ] && return 0
  files=$(grep -l '^ *do_oom_test' test/*.test)
  [ -z "$files" ] || SUPPORTOPS_OOM="$PWD/$out/cases" \
    tclsh test/all.tcl $files
}

# Under the sanitizers too: what a fault leaves behind is also looked at.
step_oom(){
  build_asan || return 1
  collect_cases || return 1
  $gcc -std=c99 -D_POSIX_C_SOURCE=200809L $warnings $sanitize test/oom.c \
    -o $out/oom -lsqlite3 || return 1
  $out/oom build/asan/supportops $([ -s $out/cases ] && echo $out/cases)
}

# Under valgrind: every example, in the shell, and all that the fuzzer has ever
# found worth keeping, so forged values in every table function.
step_valgrind(){
  command -v valgrind >/dev/null || { echo "no valgrind"; return $SKIP; }
  # Valgrind cannot read every compiler's notes for debuggers.
  mkdir -p build/valgrind $out/seeds
  $gcc $flags -O1 -g -gdwarf-4 $link $sources -o build/valgrind/supportops.so \
    -lm || return 1
  $gcc -std=c99 -O1 -g -gdwarf-4 -DREPLAY -DSQLITE_CORE test/fuzz.c \
    ext/core/value.c ext/core/memory.c -o $out/replay -lsqlite3 -lm || return 1
  tclsh test/seeds.tcl $out/seeds || return 1
  sqlite3 -cmd '.load build/valgrind/supportops' :memory: \
    "SELECT example || ';' FROM supportops_functions" >$out/examples.sql
  valgrind="valgrind -q --error-exitcode=9 --leak-check=full
            --errors-for-leak-kinds=definite"
  $valgrind sqlite3 -bail -cmd '.load build/valgrind/supportops' :memory: \
    <$out/examples.sql >$out/examples.out 2>$out/valgrind.out \
    || { cat $out/valgrind.out; return 1; }
  $valgrind $out/replay build/valgrind/supportops test/corpus/* \
    $out/seeds/* >$out/replay.out 2>&1 || { tail $out/replay.out; return 1; }
  echo "$(wc -l <$out/examples.sql) examples, $(tail -n 1 $out/replay.out)"
}

# What the tests and the failed allocations run, of every file.
step_coverage(){
  rm -rf build/coverage
  mkdir -p build/coverage
  objects=
  for c in $sources; do
    o=build/coverage/$(echo ${c#ext/} | tr / -)
    o=${o%.c}.o
    $gcc $flags -O0 -g -DNDEBUG --coverage -c $c -o $o || return 1
    objects="$objects $o"
  done
  $gcc --coverage $link $objects -o build/coverage/supportops.so -lm || return 1
  rm -f $out/cases
  SUPPORTOPS=build/coverage/supportops SUPPORTOPS_OOM="$PWD/$out/cases" \
    tclsh test/all.tcl $tests || return 1
  $gcc -std=c99 -O1 test/oom.c -o $out/oom-plain -lsqlite3 || return 1
  $out/oom-plain build/coverage/supportops \
    $([ -s $out/cases ] && echo $out/cases) || return 1
  for o in $objects; do
    (cd build/coverage && gcov -b -c -s "$OLDPWD" ${o##*/})
  done >$out/gcov 2>/dev/null
  awk -v lines="${LINE_FLOOR:-99}" -v branches="${BRANCH_FLOOR:-95}" \
    -f test/coverage.awk $out/gcov
}

# New inputs, from the same beginning each time. The old ones are replayed by
# the tests.
step_fuzz(){
  [ -n "$clang" ] || { echo "no clang"; return $SKIP; }
  echo 'int LLVMFuzzerTestOneInput(const char *a, unsigned long n){
          return a==0 && n>0; }' \
    | $clang -fsanitize=fuzzer,address -xc - -o $out/fuzzer 2>/dev/null \
    || { echo "a clang without libFuzzer"; return $SKIP; }
  FUZZ_SECONDS=${FUZZ_SECONDS:-20} FUZZ_SEED=1 sh test/fuzz.sh
}

# Other SQLites: their headers, where they are there, and the tests. Without a
# folder of them, those that somebody has installed beside the system's. Tcl's
# package needs 3.37; below that, loading and every example with failed
# allocations. The sqlite3 shell refuses a library that is not its own, so the
# shells that tests start keep the system's.
version_of(){
  strings -n 6 "$1/libsqlite3.so.0" | grep -m 1 -oE '^3\.[0-9]+\.[0-9]+$'
}
step_versions(){
  if [ -n "$SQLITE_VERSIONS" ]; then folders=$(echo "$SQLITE_VERSIONS"/*/)
  else folders=$(echo /usr/local/lib/ /opt/*/lib/); fi
  mkdir -p $out/bin
  printf '#!/bin/sh\nunset LD_LIBRARY_PATH\nexec %s "$@"\n' \
    "$(command -v sqlite3)" >$out/bin/sqlite3
  chmod +x $out/bin/sqlite3
  $gcc -std=c99 -O1 test/oom.c -o $out/oom-plain -lsqlite3 || return 1
  bad=0
  tried=
  for d in $folders; do
    [ -e "$d/libsqlite3.so.0" ] || continue
    echo "== $d"
    tried="$tried $(version_of "$d")"
    if [ -e "$d/sqlite3ext.h" ]; then
      $gcc $flags $warnings "-I$d" -fsyntax-only $sources || bad=1
    fi
    if echo 'exit [catch {package require sqlite3}]' \
       | LD_LIBRARY_PATH="$d" tclsh 2>/dev/null
    then
      PATH="$PWD/$out/bin:$PATH" LD_LIBRARY_PATH="$d" \
        tclsh test/all.tcl $tests || bad=1
    else
      LD_LIBRARY_PATH="$d" $out/oom-plain build/supportops || bad=1
    fi
  done
  [ -n "$tried" ] || { echo "no SQLite beside the system's (SQLITE_VERSIONS)"
    return $SKIP; }
  echo "SQLite$tried"
  return $bad
}

# --- Running them ------------------------------------------------------------

passed=0
failed=0
run(){
  start=$(date +%s)
  ("step_$1") >"$out/$1.log" 2>&1 </dev/null
  status=$?
  seconds="$(( $(date +%s) - start )) s"
  last=$(tail -n 1 $out/$1.log)
  case $status in
    0) passed=$((passed + 1))
       [ $1 = coverage ] && grep '^ext/' $out/$1.log
       printf '%-16s ok      %5s  %s\n' $1 "$seconds" "$last" ;;
    "$SKIP")
       printf '%-16s skipped        %s\n' $1 "$last" ;;
    *) failed=$((failed + 1))
       tail -n 60 $out/$1.log | sed 's/^/    /'
       printf '%-16s FAILED  %5s  see %s\n' $1 "$seconds" $out/$1.log ;;
  esac
}

all="style warnings warnings_clang api analyzer symbols reproducible asan oom
valgrind coverage fuzz versions"
[ $# -gt 0 ] || set -- $all
for s; do
  if echo "$all" | grep -qw "$s"; then
    run "$s"
  else
    echo "! no step $s; there are: $all"
    failed=$((failed + 1))
  fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
