# make bench PARTS=marts: the five marts and what they stand on, as the model
# makes them and in plain SQL, from the same stg_* tables.
#
#   SIZE     50,000 tickets times this (1)
#   ROUNDS   runs of each, the least time of a statement counts (3)
#
# plain/<object>.sql fills the table that the model's file declares, in a
# process that never loads the extension: window functions, GROUP BY,
# percentiles by row_number(), intervals by their formulas, each in the quickest
# of the wordings that were tried. What has no file there is plain SQL in the
# model already. Both sides run with the same settings in a copy of one
# database, and in the end every row and column must be equal, reals to 1e-9 of
# their size.
#
# Times are the processor's. Status 1: the tables differ.

cd "$(dirname "$0")/../.." || exit 1
bench=test/bench
out=build/bench/marts.$$
extension=${SUPPORTOPS:-build/supportops}
SIZE=${SIZE:-1}
ROUNDS=${ROUNDS:-3}
rm -rf $out
mkdir -p $out
trap 'rm -rf $out' EXIT

ours="int_desk_facts int_event_log int_events int_status_spans int_group_stints
int_ticket_lifetime mart_sla mart_sla_attainment mart_group_performance
mart_agent_productivity mart_ticket_outcomes mart_daily_ops"
theirs=$(echo "$ours" | sed 's/int_event_log//')

TICKETS=$(awk "BEGIN {printf \"%.0f\", 50000*$SIZE}") DB=$out/ours.db \
  sh sql/build.sh >$out/log 2>&1 || { tail -n 20 $out/log; exit 1; }
cp $out/ours.db $out/plain.db

# The script that makes a side's objects anew: "@object" before each, then its
# times. The declaration is always the model's.
script(){ # side, objects
  echo 'PRAGMA temp_store=MEMORY; PRAGMA synchronous=NORMAL;'
  echo 'PRAGMA secure_delete=OFF; PRAGMA cache_size=-200000; BEGIN;'
  for object in $2; do
    model=$(ls sql/*/$object.sql)
    plain=$bench/plain/$object.sql
    echo "DROP TABLE $object;"
    sed '/^INSERT INTO/,$d' $model
    echo ".print @$object"
    echo ".timer on"
    if [ $1 = plain ] && [ -f $plain ]; then
      cat $plain
    else
      sed -n '/^INSERT INTO/,$p' $model
    fi
    echo ".timer off"
  done
  echo 'COMMIT;'
}
script ours "$ours" >$out/ours.sql
script plain "$theirs" >$out/plain.sql

# A side's least times: "object seconds" a line.
least(){ # side, shell arguments
  side=$1; shift
  for _ in $(seq $ROUNDS); do
    echo round >>$out/$side.times
    sqlite3 -batch -bail -init /dev/null "$@" $out/$side.db <$out/$side.sql \
      >>$out/$side.times || exit 1
  done
  echo round >>$out/$side.times
  awk '/^round/ {
         for( object in t ){
           if( !(object in least) || t[object]<least[object] ){
             least[object] = t[object]
           }
         }
         split("", t)
       }
       /^@/ {object = substr($1, 2)}
       /^Run Time/ {t[object] += $6+$8}
       END {for( object in least ) print object, least[object]}' \
    $out/$side.times
}
least ours -cmd ".load $extension" >$out/ours.least || exit 1
least plain >$out/plain.least || exit 1

echo
echo "the marts at $(awk "BEGIN {print 50000*$SIZE}") tickets: seconds of the" \
     "model and of plain SQL"
for object in $ours; do echo $object; done |
awk -v ours=$out/ours.least -v plain=$out/plain.least '
  BEGIN {
    while( (getline line <ours)>0 ){ split(line, a, " "); o[a[1]] = a[2] }
    while( (getline line <plain)>0 ){ split(line, a, " "); p[a[1]] = a[2] }
  }
  {
    printf "  %-26s %7.3f  %s\n", $1, o[$1],
      ($1 in p) ? sprintf("%7.3f  %5.2f x", p[$1],
                          o[$1]>0 ? p[$1]/o[$1] : 1) : "      -"
    to += o[$1]; tp += p[$1]
  }
  END {printf "  %-26s %7.3f  %7.3f  %5.2f x\n", "all", to, tp, tp/to}'

# Rows of either side that the other has not, or has with other values.
for object in $theirs; do
  sqlite3 $out/ours.db "
    WITH columns AS (
      SELECT name, pk FROM pragma_table_info('$object')
    ), texts AS (
      SELECT
        ifnull(group_concat(
          iif(pk, printf('o.\"%w\" IS p.\"%w\"', name, name), NULL),
          ' AND '), '1') AS same_key,
        ifnull(group_concat(
          iif(pk, NULL, printf(
            'o.\"%w\" IS NOT p.\"%w\"'
            || ' AND ifnull(abs(o.\"%w\"-p.\"%w\")'
            || '>1e-9*max(1, abs(p.\"%w\"))'
            || ' OR typeof(o.\"%w\")=''text'''
            || ' OR typeof(p.\"%w\")=''text'', 1)',
            name, name, name, name, name, name, name)),
          char(10) || '  OR '), '0') AS differs
      FROM columns
    )
    SELECT printf('SELECT ''%s'', (SELECT count(*) FROM main.%s),
      (SELECT count(*) FROM plain.%s),
      (SELECT count(*) FROM main.%s AS o JOIN plain.%s AS p ON %s
       WHERE NOT (%s));', '$object', '$object', '$object', '$object', '$object',
      same_key, differs) FROM texts"
done >$out/compare.sql
{ echo "ATTACH '$out/plain.db' AS plain;"; cat $out/compare.sql; } |
  sqlite3 -batch -bail -init /dev/null $out/ours.db >$out/equal || exit 1
awk -F'|' '{rows += $2}
  $2!=$3 || $2!=$4 {print "DIFFERENT: " $1 ": " $2 " rows, plain " $3 \
                          ", equal " $4; bad = 1}
  END {
    if( !bad ) print "  equal in all " rows " rows"
    exit bad
  }' $out/equal
