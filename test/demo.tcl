# What readme.test and examples.test share: the made-up desk at its default
# size, and the shell as a reader of the README has it before him.
#
# The desk is built once for a state of sql/ and ext/, whichever of the two
# comes first, in build/test/demo/; the stamp beside it says of which state.

source [file join $tester(dir) model.tcl]

# One line a file that the desk's content depends on: name, size, checksum. Not
# the library itself: one made for the sanitizers gives the same desk.
proc demo_state {} {
  set root $::tester(root)
  set state {}
  foreach pattern {sql/*.s* sql/*/*.sql sql/*/*/*.sql ext/*.[ch]
                   ext/*/*.[ch]} {
    foreach path [lsort [glob -directory $root -tails $pattern]] {
      set f [open [file join $root $path] rb]
      set bytes [read $f]
      close $f
      append state "$path [string length $bytes] [zlib crc32 $bytes]\n"
    }
  }
  return $state
}

proc demo_read {path} {
  if {![file exists $path]} { return "" }
  set f [open $path]
  fconfigure $f -encoding utf-8
  try { return [read $f] } finally { close $f }
}

proc demo_write {path text} {
  set f [open $path w]
  fconfigure $f -encoding utf-8 -translation lf
  puts -nonewline $f $text
  close $f
}

# The database's path. Of two processes that want it at once one builds and the
# other waits: an open transaction is a lock that no crash leaves behind.
proc demo_database {} {
  set dir [file join $::tester(root) build test demo]
  file mkdir $dir
  set db [file join $dir desk.db]
  sqlite3 demo_lock [file join $dir lock.db]
  try {
    demo_lock timeout 600000
    demo_lock eval {BEGIN EXCLUSIVE}
    set state [demo_state]
    if {![file exists $db] || [demo_read $dir/stamp] ne $state} {
      file delete $dir/stamp
      lassign [model_build DB $db] code output
      if {$code != 0} { error "the desk could not be built:\n$output" }
      demo_write $dir/stamp $state
    }
  } finally {
    demo_lock close
  }
  return $db
}

# Why the shell's output cannot be compared here; empty where it can.
proc demo_shell_lacks {} {
  if {[catch {exec sqlite3 -version} version]} { return "no sqlite3 shell" }
  set version [lindex $version 0]
  if {![string is list [split $version .]]
      || [package vcompare $version 3.40.1] < 0} {
    return "the sqlite3 shell is $version; compared are 3.40.1 and later"
  }
  return ""
}

# What the shell prints for SQL on a database, after the two lines that the
# README tells a reader to type.
proc demo_shell {db sql {mode {.mode box --wordwrap on}}} {
  exec sqlite3 -batch -bail -init /dev/null -readonly \
    -cmd ".load '$::tester(extension)'" -cmd $mode $db << $sql
}

# The first line in which two texts differ; empty where none does.
proc demo_difference {got expected} {
  set n 0
  foreach a [split $got \n] b [split $expected \n] {
    incr n
    if {$a ne $b} { return "line $n: got '$a', expected '$b'" }
  }
  if {$got ne $expected} { return "a last newline" }
  return ""
}

# Said after a failure, because most often the made-up desk was changed.
proc demo_hint {} {
  if {$::tester(failed) == 0 || "--update" in $::argv} return
  puts "if the desk or a function is meant to differ: tclsh $::argv0 --update"
}
