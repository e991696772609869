# Run every test/*.test, each in a process of its own: a crash is one file's
# failure, not the end.
#
#   tclsh test/all.tcl ?NAME ...?      # clock runs clock.test; none: all
#
# JOBS (2) files run at a time; one that takes longer than TIMEOUT (900)
# seconds is ended. The last line is "N passed, N failed"; a file without such
# a line, or with a bad end after a good one, counts as one failed.

package require Tcl 8.6

set dir [file dirname [file normalize [info script]]]
fconfigure stdout -encoding utf-8

proc setting {name default} {
  expr {[info exists ::env($name)] ? $::env($name) : $default}
}

# Start the next file, if any is left.
proc start_next {} {
  if {[llength $::waiting] == 0} return
  set ::waiting [lassign $::waiting file]
  set ch [open |[list [info nameofexecutable] -encoding utf-8 $file \
                   </dev/null 2>@1] r]
  fconfigure $ch -blocking 0 -encoding utf-8
  set ::run($ch,name) [file rootname [file tail $file]]
  set ::run($ch,output) ""
  set ::run($ch,start) [clock milliseconds]
  set ::run($ch,late) 0
  set ::run($ch,timer) [after [expr {1000*[setting TIMEOUT 900]}] \
                            [list stop_late $ch]]
  incr ::running
  fileevent $ch readable [list read_more $ch]
}

proc stop_late {ch} {
  set ::run($ch,late) 1
  foreach pid [pid $ch] { catch {exec sh -c "kill -9 $pid"} }
}

proc read_more {ch} {
  append ::run($ch,output) [read $ch]
  if {[eof $ch]} { finish $ch }
}

# How the process of ch ended: empty for a clean exit.
proc ending {ch} {
  fconfigure $ch -blocking 1
  if {![catch {close $ch} message options]} { return "" }
  set code [dict get $options -errorcode]
  switch -- [lindex $code 0] {
    CHILDSTATUS { return "exit status [lindex $code 2]" }
    CHILDKILLED { return "killed: [lindex $code 2]" }
    default     { return $message }
  }
}

proc finish {ch} {
  after cancel $::run($ch,timer)
  set name $::run($ch,name)
  set end [ending $ch]
  if {$::run($ch,late)} { set end "ended after TIMEOUT seconds" }
  set passed 0
  set failed 0
  set counted 0
  foreach line [split [string trimright $::run($ch,output) \n] \n] {
    if {[regexp {^(\d+) passed, (\d+) failed$} $line all passed failed]} {
      set counted 1
    } else {
      puts "$name: $line"
    }
  }
  if {!$counted} {
    if {$end eq ""} { set end "no count line" }
    incr failed
    puts "$name: ! $end"
  } elseif {$end ne "" && $failed == 0} {
    incr failed
    puts "$name: ! $end after the last check"
  }
  incr ::passed $passed
  incr ::failed $failed
  set seconds [expr {([clock milliseconds] - $::run($ch,start)) / 1000.0}]
  puts [format "%-12s %5d passed, %d failed  %6.1f s" $name $passed $failed \
            $seconds]
  flush stdout
  array unset ::run $ch,*
  incr ::running -1
  start_next
}

set waiting {}
if {[llength $argv] == 0} {
  set waiting [lsort [glob -nocomplain -directory $dir *.test]]
}
foreach name $argv {
  lappend waiting [file join $dir [file rootname [file tail $name]].test]
}
set passed 0
set failed 0
set running 0
for {set i 0} {$i < [setting JOBS 2]} {incr i} start_next
while {$running > 0} { vwait running }
if {$passed + $failed == 0} {
  puts "! no test ran"
  set failed 1
}
puts "$passed passed, $failed failed"
exit [expr {$failed > 0}]
