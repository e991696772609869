#!/bin/sh
# What `make demo` runs: builds the model (build.sh, which lists the settings),
# prints the reports and writes alerts.jsonl, one JSON line an at-risk ticket,
# beside the database.

set -u

here=$PWD
cd "$(dirname "$0")" || exit 2
sql=$PWD
cd "$here" || exit 2

DB=${DB:-build/supportops.db}
alerts=$(dirname "$DB")/alerts.jsonl
shell=${SQLITE3:-sqlite3}
export DB

sh "$sql/build.sh" || exit $?
extension=$(cat "$DB.work/extension")

# A report is read-only: it prints what the marts hold.
report() {
  "$shell" -batch -bail -readonly -init /dev/null -cmd ".load \"$extension\"" \
    -cmd "$1" "$DB" <"$2"
}

for name in executive_overview queue_performance bottleneck_analysis \
            capacity_planning quality_outcomes recommendations; do
  echo
  report '.mode box --wrap 104 --wordwrap on' "$sql/reports/$name.sql" || exit 1
done

report '.mode list' "$sql/reports/alerts.sql" >"$alerts" || exit 1
echo
echo "$(grep -c '' "$alerts") at-risk tickets in $alerts; the database is $DB"
