# Inputs for the fuzzer to start from: tclsh test/seeds.tcl FOLDER
#
# Each is a selector byte and what test/fuzz.c binds for it. Logs come from the
# library itself, as (version, flags, body) for the targets that write the
# head, and whole for those that do not.

source [file join [file dirname [info script]] tester.tcl]
set folder [lindex $argv 0]

# The targets, in the order of their selectors: the table of fuzz.c is read,
# so that a new row has seeds at once.
set f [open [file join $tester(dir) fuzz.c]]
set kinds {}
foreach {all kind} [regexp -all -inline {\n  \{ FUZZ_([A-Z]+), } [read $f]] {
  lappend kinds $kind
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
set logs {}
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
  lappend logs [db onecolumn "SELECT $expression FROM $rows"]
}
lappend logs [db onecolumn {
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
  SELECT event_log(i % 40, 'name ' || i, i * 61, i % 7, -i) FROM n
}]

set texts [list "2026-01-01" "2026-01-01 12:34:56.789+05:30" "1700000000" \
  "29/2/2016 01:16\0D/M/YYYY HH:MM" "Tue Oct 31 2017\0DY MON DD YYYY" \
  "45000.5\0excel" "a -> b" "'a->b' -> 'it''s'" {["a", "b\u00e9\n"]} \
  {[["a"], ["a", "b"]]} {{"collapse": 1}} {{"colapse": 1}} "x\0y"]

set selector 0
foreach kind $kinds {
  switch $kind {
    TEXT { foreach text $texts { seed $selector $text } }
    BLOB { foreach log $logs { seed $selector $log } }
    LOG {
      foreach log $logs {
        seed $selector [string range $log 5 7][string range $log 16 end]
      }
    }
  }
  incr selector
}
