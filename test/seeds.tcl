# Inputs for the fuzzer to start from: tclsh test/seeds.tcl FOLDER
#
# Each is a selector byte and what test/fuzz.c binds for it. Values come from
# the library itself, as (version, flags, body) for the targets that write the
# head, and whole for those that do not.

source [file join [file dirname [info script]] tester.tcl]
set folder [lindex $argv 0]

# The targets, in the order of their selectors: the table of fuzz.c is read,
# so that a new row has seeds at once.
set f [open [file join $tester(dir) fuzz.c]]
set targets {}
set pattern {\n  \{ FUZZ_([A-Z]+), (?:0|'(.)'), }
foreach {all kind value} [regexp -all -inline $pattern [read $f]] {
  lappend targets $kind $value
}
close $f

proc seed {selector bytes} {
  set f [open [file join $::folder $selector-[incr ::count]] wb]
  puts -nonewline $f [binary format c $selector]$bytes
  close $f
}

# Logs of every make: with and without resources, sorting values of all types,
# every type of case id, whole minutes, seconds and milliseconds, ties.
set rows {(VALUES (1, 'a', 0, 'r', 1), (1, 'b', 3600, 's', 2),
                  (2, 'a', 60, 'r', 3), (2, 'b', 60, NULL, 4),
                  (2, 'a', 120, 's', 5))}
foreach expression {
  "event_log(column1, column2, column3)"
  "event_log(column1, column2, column3, column4)"
  "event_log(column1, column2, column3, column4, column5)"
  "event_log(column1, column2, column3, NULL, 'x' || column5)"
  "event_log('case ' || column1, column2, column3 + 0.25)"
  "event_log(column1 / 3.0, column2, column3, NULL, column5 / 2.0)"
  "event_log(CAST('b' || column1 AS BLOB), column2, 17e8 + column3)"
  "event_log(9e15 * column1, column2 || column5, column3)"
} {
  lappend values(L) [db onecolumn "SELECT $expression FROM $rows"]
}
lappend values(L) [db onecolumn {
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
  SELECT event_log(i % 40, 'name ' || i, i * 61, i % 7, -i) FROM n
}]

# Series: every kind of step, whole and other numbers, sums and means, gaps.
foreach expression {
  "column5 * 3600, column5"
  "column5 * column5 * 86400, column5, '1 day'"
  "column5 * 86400, column5 / 3.0, '1 week', 'mean'"
  "column5 * 9e6, column3, '1 month', 'last', '{\"missing\": \"zero\"}'"
  "column3 * 61, column5 * 1e15, '15 minutes', 'sum', '{\"from\": -600}'"
  "column3 * 9, 1e16 * column5 + 0.7, '1 hour'"
} {
  lappend values(S) [db onecolumn "SELECT series($expression) FROM $rows"]
}
lappend values(S) [db onecolumn {
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
  SELECT series(i * 86400, 20 + i + 9 * (i % 2) + i * i % 7) FROM n
}]

# Keyed numbers: keys of every type, whole and other numbers, none.
foreach expression {
  "column2, column5"
  "column5, 100 * column3 - 7000"
  "column5 / 2.0, column3 / 7.0"
  "'Group ' || column5 % 4, 1.5e300 / column5"
  "CAST('b' || column1 AS BLOB), 9007199254740992 - column5"
  "nullif(column4, 'r'), nullif(column5, 3)"
} {
  lappend values(K) [db onecolumn "SELECT keyed($expression) FROM $rows"]
}

set texts [list "2026-01-01" "2026-01-01 12:34:56.789+05:30" "1700000000" \
  "29/2/2016 01:16\0D/M/YYYY HH:MM" "Tue Oct 31 2017\0DY MON DD YYYY" \
  "45000.5\0excel" "a -> b" "'a->b' -> 'it''s'" {["a", "b\u00e9\n"]} \
  {[["a"], ["a", "b"]]} {{"collapse": 1}} {{"colapse": 1}} "x\0y" "2025-12-01\0001 week" \
  "2024-02-29 12:00\0003 months" "month\0{\"missing\": \"zero\"}" \
  {{"season": 2, "trend": "add", "seasonal": "none", "alpha": 0.3}} \
  {{"season": "auto", "initial": "heuristic", "floor": -1}} \
  "\[0.1, 0.99]\0key" "0.5\0" \
  "90 minutes\0{\"from\": \"2025-01-01\", \"to\": \"2025-02-01\"}"]

set selector 0
foreach {kind value} $targets {
  switch $kind {
    TEXT { foreach text $texts { seed $selector $text } }
    BLOB {
      foreach letter [array names values] {
        foreach blob $values($letter) { seed $selector $blob }
      }
    }
    VALUE {
      foreach blob $values($value) {
        seed $selector [string range $blob 5 7][string range $blob 16 end]
      }
    }
  }
  incr selector
}
