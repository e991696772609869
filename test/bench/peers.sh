#!/bin/sh
# make bench PARTS=peers: see peers.py, which needs a Python with at least one
# of the peers: PYTHON, or python3.

cd "$(dirname "$0")/../.." || exit 1
PYTHON=${PYTHON:-python3}
if ! command -v "$PYTHON" >/dev/null; then
  echo "peers: no $PYTHON: not compared"
  exit 0
fi
SUPPORTOPS=${SUPPORTOPS:-$PWD/build/supportops}
export SUPPORTOPS SIZE ROUNDS THREADS PEERS_UPDATE

# One thread, as SQLite has; before anything is imported.
for threads in OMP OPENBLAS MKL NUMBA NUMEXPR; do
  export "${threads}_NUM_THREADS=1"
done
export PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH="$PWD/test/bench/pipeline${PYTHONPATH:+:$PYTHONPATH}"
exec "$PYTHON" test/bench/peers.py
