# make bench: the functions, the marts beside plain SQL, the model's build step
# by step, the peers.
#
#   SIZE     250,000 events times this (1); SIZE=10 is 2.5 million
#   ROUNDS   runs of each statement, the least of which counts
#   PARTS    "functions marts model peers", or some of them
#   PYTHON   the Python that has the peers, default python3

cd "$(dirname "$0")/../.." || exit 1
out=build/bench
SIZE=${SIZE:-1}
mkdir -p $out

functions(){
  ${CC:-cc} -std=c99 -O2 -o $out/bench \
    test/bench/bench.c test/bench/cases.c test/bench/scan.c -lsqlite3 -lm \
    && $out/bench build/supportops test/bench/data.sql $SIZE $ROUNDS
}

# The sample at 50,000 tickets times SIZE. What the build itself prints is
# left out: its own table of steps says it, slowest first.
model(){
  rm -rf $out/model.db*
  TICKETS=$(awk "BEGIN {printf \"%.0f\", 50000*$SIZE}") \
    DB=$out/model.db sh sql/build.sh >$out/model.log 2>&1 \
    || { tail -n 20 $out/model.log; return 1; }
  echo
  sqlite3 -batch -init /dev/null $out/model.db "
    SELECT printf('the model, %,d tickets, %,d events: %.1f s',
                  (SELECT count(*) FROM stg_tickets),
                  (SELECT count(*) FROM stg_ticket_events), sum(seconds))
      FROM build_steps;
    SELECT printf('  %-12s %-28s %10s rows %8.2f s %5.1f %%', step, object,
                  ifnull(rows, '-'), seconds,
                  100*seconds / (SELECT sum(seconds) FROM build_steps))
      FROM build_steps WHERE seconds >= 0.01 ORDER BY seconds DESC;
    SELECT printf('  and %d steps of less than 0.01 s', count(*))
      FROM build_steps WHERE seconds < 0.01"
  status=$?
  rm -rf $out/model.db*
  return $status
}

marts(){ SIZE=$SIZE ROUNDS=$ROUNDS sh test/bench/marts.sh; }

peers(){ SIZE=$SIZE sh test/bench/peers.sh; }

bad=0
for part in ${PARTS:-functions marts model peers}; do
  $part || bad=1
done
exit $bad
