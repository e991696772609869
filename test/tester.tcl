# The test harness: SQLite's own names on a stock tclsh and libsqlite3-tcl.
#
#   set testdir [file dirname $argv0]
#   source $testdir/tester.tcl
#   set testprefix median
#   do_execsql_test 1.1 { SELECT median(1) } {1.0}
#   do_catchsql_test 1.2 { SELECT median('x') } {1 {...}}
#   finish_test
#
# A file that sources this has the connection db: in memory, the extension of
# $SUPPORTOPS (default build/supportops) loaded, NULL shown as NULL. A check
# never stops the file; only failures are printed. test/README.md says more.

package require Tcl 8.6
package require sqlite3

set tester(dir) [file dirname [file normalize [info script]]]
set tester(root) [file dirname $tester(dir)]
if {[info exists env(SUPPORTOPS)]} {
  set tester(extension) [file normalize $env(SUPPORTOPS)]
} else {
  set tester(extension) [file join $tester(root) build supportops]
}
set tester(passed) 0
set tester(failed) 0
set tester(skipped) 0
set tester(tolerance) 1e-12
# Files, programs and the terminal speak UTF-8, whatever the locale.
encoding system utf-8
foreach channel {stdout stderr} { fconfigure $channel -encoding utf-8 }

# Open a connection as db is: open_db db2 ?FILE?
proc open_db {name {file :memory:}} {
  sqlite3 $name $file
  $name nullvalue NULL
  $name enable_load_extension 1
  $name eval {SELECT load_extension($::tester(extension))}
}

# Start afresh: a new empty db.
proc reset_db {} {
  catch {db close}
  open_db db
}

# Run SQL and give its values as one list. $x in the SQL is the caller's x.
proc execsql {sql {db db}} {
  uplevel 1 [list $db eval $sql]
}

# The same, as {0 {values}} or {1 {error message}}.
proc catchsql {sql {db db}} {
  set rc [catch {uplevel 1 [list $db eval $sql]} result]
  list $rc $result
}

# --- Comparing ---------------------------------------------------------------

# Two doubles agree when they differ by no more than the tolerance, relative
# to the larger; from an expected 0.0 the difference is absolute.
proc tester_near {got expected tolerance} {
  if {$got == $expected} { return 1 }
  set scale [expr {$expected == 0.0 ? 1.0 : max(abs($got), abs($expected))}]
  expr {abs($got - $expected) <= $tolerance * $scale}
}

# Two texts agree when they are equal but for doubles in them that agree. A
# number without a point or an exponent is an integer and must be equal: 1 is
# not 1.0. So JSON, rows of the shell and error messages are compared alike.
proc tester_text {got expected tolerance} {
  if {$got eq $expected} { return 1 }
  set number {[0-9]+(?:\.[0-9]+(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)}
  if {[regsub -all $number $got #] ne [regsub -all $number $expected #]} {
    return 0
  }
  foreach a [regexp -all -inline $number $got] \
          b [regexp -all -inline $number $expected] {
    if {$a eq "" || $b eq "" || ![tester_near $a $b $tolerance]} { return 0 }
  }
  return 1
}

# What a check's result must be: /regular expression/, ~/one not matched/,
# *glob*, or a list (a text, where it is no list).
proc tester_match {got expected tolerance} {
  if {[regexp {^/(.*)/$} $expected all pattern]} {
    return [regexp -- $pattern $got]
  }
  if {[regexp {^~/(.*)/$} $expected all pattern]} {
    return [expr {![regexp -- $pattern $got]}]
  }
  if {[regexp {^\*.*\*$} $expected]} {
    return [string match $expected $got]
  }
  if {[catch {llength $got} n] || [catch {llength $expected} m]} {
    return [tester_text $got $expected $tolerance]
  }
  if {$n != $m} { return 0 }
  foreach a $got b $expected {
    if {![tester_text $a $b $tolerance]} { return 0 }
  }
  return 1
}

# --- Checks ------------------------------------------------------------------

# "1.2" becomes "median-1.2" under set testprefix median.
proc tester_name {name} {
  if {[info exists ::testprefix] && [string match {[0-9]*} $name]} {
    return $::testprefix-$name
  }
  return $name
}

proc tester_pass {} { incr ::tester(passed) }

proc tester_fail {name expected got} {
  incr ::tester(failed)
  puts "! $name expected: \[$expected\]"
  puts "! $name got:      \[$got\]"
}

# Take "-db NAME" and "-tolerance X" off the front of a check's arguments;
# they are left in the caller's variables db and tolerance.
proc tester_options {arguments} {
  upvar 1 db db tolerance tolerance
  set db db
  set tolerance $::tester(tolerance)
  while {[lindex $arguments 0] in {-db -tolerance}} {
    set [string range [lindex $arguments 0] 1 end] [lindex $arguments 1]
    set arguments [lrange $arguments 2 end]
  }
  return $arguments
}

# do_test ?-tolerance X? NAME {script} {expected}
proc do_test {args} {
  lassign [tester_options $args] name script expected
  set name [tester_name $name]
  if {[catch {uplevel 1 $script} got]} {
    tester_fail $name $expected "ERROR: $got"
  } elseif {[tester_match $got $expected $tolerance]} {
    tester_pass
  } else {
    tester_fail $name $expected $got
  }
}

# do_execsql_test ?-db NAME? ?-tolerance X? NAME {SQL} ?{values}?
proc do_execsql_test {args} {
  lassign [tester_options $args] name sql expected
  uplevel 1 [list do_test -tolerance $tolerance $name \
                  [list execsql $sql $db] $expected]
}

# do_catchsql_test ?-db NAME? NAME {SQL} {1 {message}}, or {0 {values}}
proc do_catchsql_test {args} {
  lassign [tester_options $args] name sql expected
  uplevel 1 [list do_test -tolerance $tolerance $name \
                  [list catchsql $sql $db] $expected]
}

# do_oom_test NAME ?-prep {SQL}? {SQL}
#
# Names a statement that must survive every failed allocation. `make check`
# collects it (in the file $SUPPORTOPS_OOM) for test/oom.c, which runs -prep
# without faults and then the statement with them, each on a new connection.
# Here the statement is run twice in the same way: it must give the same both
# times, an error of ours if it likes, but not one of the statement's own.
proc do_oom_test {name args} {
  set name [tester_name $name]
  set prep ""
  if {[lindex $args 0] eq "-prep"} {
    set prep [lindex $args 1]
    set args [lrange $args 2 end]
  }
  set sql [lindex $args 0]
  if {[catch {
    open_db tester_oom
    tester_oom eval $prep
    set first [catchsql $sql tester_oom]
    set second [catchsql $sql tester_oom]
  } message]} {
    tester_fail $name "a statement that runs" $message
  } elseif {[regexp {^1 .*(no such |syntax error|wrong number of)} $first]} {
    tester_fail $name "a statement that runs" $first
  } elseif {$first ne $second} {
    tester_fail $name $first $second
  } else {
    tester_pass
  }
  catch {tester_oom close}
  if {[info exists ::env(SUPPORTOPS_OOM)]} {
    # In one write: another file's tests may append at the same time.
    set case [encoding convertto utf-8 $name\x00$prep\x00$sql\x00]
    set f [open $::env(SUPPORTOPS_OOM) ab]
    fconfigure $f -buffersize [expr {min([string length $case] + 1, 1000000)}]
    puts -nonewline $f $case
    close $f
  }
}

# Say that something was not tried, and why. Printed, not counted.
proc skipped {reason} {
  incr ::tester(skipped)
  puts "skipped: $reason"
}

# For public .test files: run the code, whatever the host was built with.
proc ifcapable {what code args} { uplevel 1 $code }

# The last command of a file. No check at all, nor a word on why, is a failure.
proc finish_test {} {
  catch {db close}
  if {$::tester(passed) + $::tester(failed) + $::tester(skipped) == 0} {
    puts "! no check ran"
    incr ::tester(failed)
  }
  puts "$::tester(passed) passed, $::tester(failed) failed"
  exit [expr {$::tester(failed) > 0}]
}

reset_db
