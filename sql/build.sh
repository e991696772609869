#!/bin/sh
# Builds the model: sql/build.sql in the sqlite3 shell, and afterwards, in a
# second call because nothing runs after a failure, the one-row table
# last_build(status, step, error, at).
#
#   SOURCE   a folder of sql/sources, default sample
#   FILE     the raw export, where that desk reads one; CSV, or CSV in gzip
#   AS_OF    the moment of looking; default: the desk's own
#   DB       the database, default build/supportops.db
#   CAPACITY a CSV of the groups' staff: group_name, fte, productive_hours and,
#            where known, hours_per_ticket, hourly_cost
#   TICKETS, SEED, STARVE                      the sample's size and shape
#   CASE_COLUMN, ACTIVITY_COLUMN, TIME_COLUMN, RESOURCE_COLUMN, TIME_FORMAT,
#   SOLVED_ACTIVITY, CLOSED_ACTIVITY, HAPPY_PATH
#                                              event logs, where guesses fail
#   SUPPORTOPS                                 the extension, without suffix
#   SQLITE3                                    the shell, default sqlite3
#
# Paths are the caller's. Ends with 0 when the build is good; otherwise with
# another code, and the database still holds the last good build.

set -u

here=$PWD
absolute() {
  case $1 in /*) echo "$1" ;; *) echo "$here/$1" ;; esac
}
die() {
  echo "build: $*" >&2
  exit 2
}

cd "$(dirname "$0")" || exit 2
sql=$PWD
SOURCE=${SOURCE:-sample}
FILE=${FILE:-}
DB=$(absolute "${DB:-build/supportops.db}")
shell=${SQLITE3:-sqlite3}

# The extension: as named, as built beside this folder, or as installed.
if [ -z "${SUPPORTOPS:-}" ]; then
  for dir in "$sql/../build" "$sql/../../../lib"; do
    [ -n "${SUPPORTOPS:-}" ] || ! ls "$dir"/supportops.* >/dev/null 2>&1 ||
      SUPPORTOPS=$(cd "$dir" && pwd)/supportops
  done
fi
[ -n "${SUPPORTOPS:-}" ] || die "the extension is not built: run make first"
SUPPORTOPS=$(absolute "$SUPPORTOPS")

command -v "$shell" >/dev/null || die "the sqlite3 shell is missing: $shell"

# --- What can be said before anything is touched -----------------------------
case $SOURCE in
  *[!a-z0-9_]*) die "SOURCE must be a folder of sql/sources, got '$SOURCE'" ;;
esac
if [ ! -f "$sql/sources/$SOURCE/load.sql" ]; then
  die "no such SOURCE: $SOURCE; there are: $(cd sources && echo */ | tr -d /)"
fi
if grep -q '\$FILE' "sources/$SOURCE/load.sql"; then
  [ -n "$FILE" ] || die "SOURCE=$SOURCE reads an export: give FILE=path.csv"
  FILE=$(absolute "$FILE")
  [ -f "$FILE" ] || die "no such FILE: $FILE"
  [ -r "$FILE" ] || die "FILE cannot be read: $FILE"
fi
export FILE
CAPACITY=${CAPACITY:-}
if [ -n "$CAPACITY" ]; then
  CAPACITY=$(absolute "$CAPACITY")
  [ -r "$CAPACITY" ] || die "CAPACITY cannot be read: $CAPACITY"
fi
export CAPACITY

# --- The scratch folder ------------------------------------------------------
# Each run has its own, so that two at once do not mix; SQLite makes the second
# wait. In the end it is <database>.work.
work=$DB.work.$$
mkdir -p "$work" || die "cannot make the folder $work"
trap 'cd /; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
cd "$work" || exit 2
ln -s "$sql" sql || die "cannot link $work/sql"
echo 'load the extension' >step
echo "$SUPPORTOPS" >extension

# One name and value a setting that was given, between ASCII separators, so
# that no value needs quoting.
for name in SOURCE FILE AS_OF CAPACITY TICKETS SEED STARVE HAPPY_PATH \
            CASE_COLUMN ACTIVITY_COLUMN TIME_COLUMN RESOURCE_COLUMN \
            TIME_FORMAT SOLVED_ACTIVITY CLOSED_ACTIVITY; do
  eval "value=\${$name:-}"
  [ -z "$value" ] ||
    printf '%s\037%s\036' "$(echo "$name" | tr 'A-Z' 'a-z')" "$value"
done >settings

# --- Build, then say how it ended --------------------------------------------
"$shell" -batch -bail -init /dev/null -cmd ".load \"$SUPPORTOPS\"" "$DB" \
  '.read sql/build.sql' 2>error
rc=$?
[ -s error ] && [ $rc -eq 0 ] && cat error >&2
status=ok
[ $rc -eq 0 ] || status=failed

"$shell" -batch -init /dev/null "$DB" 2>last_build <<EOF
.bail on
.timeout 10000
CREATE TABLE IF NOT EXISTS last_build(
  id     INTEGER PRIMARY KEY CHECK( id=1 ),
  status TEXT NOT NULL,
  step   TEXT,
  error  TEXT,
  at     TEXT NOT NULL
) STRICT;
REPLACE INTO last_build
SELECT 1, '$status',
       iif('$status'='ok', NULL, trim(readfile('step'), char(10))),
       iif('$status'='ok', NULL, trim(readfile('error'), char(10))),
       datetime('now');
EOF
[ ! -s last_build ] || echo "last_build was not recorded: $(cat last_build)" >&2

if [ $rc -ne 0 ]; then
  echo "FAILED at: $(cat step 2>/dev/null)" >&2
  sed 's/^/  /' error >&2
  echo "The marts of the last good build, if there was one, are unchanged." >&2
fi
rm -rf "$DB.work"
mv "$work" "$DB.work"
exit $rc
