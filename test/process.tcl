# What the process_*.test files share: logs made at random, and the tables of
# the process room worked out the slow way, in Tcl, from the rows themselves.
# Nothing here reads a value of the library.
#
# A log is a table of rows as event_log() gets them, and the moment that each
# row's t means:
#
#   e(i INTEGER PRIMARY KEY, c, a, t, r, s, ms)
#
# Names are handled as the hexadecimal of their bytes, so that none of them is
# special to Tcl, and the order of such texts is the order of the bytes.

# --- Logs at random ----------------------------------------------------------

set process_ids {
  7 7.0 '7' x'37' 8 -3 0 2.5 -0.5 1e300 -1e300 9e999
  9223372036854775807 -9223372036854775808 9.2233720368547758e18
  9007199254740993 9007199254740992.0
  '' x'' 'NA' 'Ünï' 'a' 'A' 'ab' x'6162' char(0)||'a' 'a'||char(0)
  {CAST(x'ff41' AS TEXT)}
}
set process_names {
  'open' 'close' '' {'a -> b'} 'a' 'b' {'it''s'} 'A,B' '"q"' char(92) {' pad '}
  char(9) char(1) {'nul'||char(0)||'inside'} 'é' '日本' char(128512)
  {CAST(x'ff' AS TEXT)} {CAST(x'c3' AS TEXT)} 1.5 10 -1e20 '10'
}
set process_sortings {
  NULL 1 1.0 2 -5 2.5 '1' 'b' '' x'00' x'' 9223372036854775807
  -9223372036854775808 1e19
}

proc pick {list} { lindex $list [expr {int(rand() * [llength $list])}] }

# A table e of n rows. Options: names and ids to pick from, sorting (none,
# unique, int, any, activity), resource (0 or 1), bad: share of rows that are
# to be skipped.
proc process_fill {seed n args} {
  set o [dict merge {ids 7 names 6 sorting any resource 1 bad 0.0} $args]
  expr {srand($seed)}
  db eval {
    DROP TABLE IF EXISTS e;
    CREATE TABLE e(i INTEGER PRIMARY KEY, c, a, t, r, s, ms)
  }
  set ids [process_some $::process_ids [dict get $o ids]]
  set names [process_some $::process_names [dict get $o names]]
  set units [pick {{60000} {1000 60000} {1 500 1000 60000 0}}]
  db transaction {
    for {set i 1} {$i <= $n} {incr i} {
      # Few instants, so that many events share one; some before 1970.
      set ms [expr {int(rand() * 40) * [pick $units] + [pick {0 -86400000}]
                    + 1736150400000 * (rand() < 0.9)}]
      set a [pick $names]
      set s [process_sorting [dict get $o sorting] $i $a]
      set r [expr {[dict get $o resource] ? [pick {NULL 'Ann' 'Bob' '' 7 x'00'}]
                                          : "NULL"}]
      process_row $i [pick $ids] $a $ms $r $s [expr {rand()<[dict get $o bad]}]
    }
  }
}

proc process_some {list n} {
  set some {}
  while {[llength $some] < $n} { lappend some [pick $list] }
  return $some
}

proc process_sorting {kind i a} {
  switch $kind {
    none     { return NULL }
    unique   { return [expr {$i * 7919 % 100003}] }
    int      { return [expr {int(rand() * 5)}] }
    activity { return $a }
    any      { return [pick $::process_sortings] }
  }
}

# A row; a bad one has one fault that makes event_log() skip it.
proc process_row {i c a ms r s bad} {
  if {$ms % 1000 || rand() < 0.3} {
    set t "strftime('%Y-%m-%dT%H:%M:%S', [expr {$ms / 1000}], 'unixepoch')
           || printf('.%03dZ', [expr {$ms % 1000}])"
  } else {
    set t [expr {$ms / 1000}]
  }
  if {$bad} {
    set ms NULL
    switch [pick {case activity moment}] {
      case     { set c NULL }
      activity { set a [pick {NULL x'61' x''}] }
      moment   { set t [pick {NULL 'never' x'00' 9e99 '2025-02-30' ''}] }
    }
  }
  db eval "INSERT INTO e VALUES ($i, $c, $a, $t, $r, $s, $ms)"
}

# --- Cells -------------------------------------------------------------------

# A column as the two that the reference speaks: its type, and its number or
# the hexadecimal of its bytes.
proc cell_sql {x} {
  return "typeof($x), CASE WHEN typeof($x) IN ('text', 'blob')
          THEN hex($x) ELSE $x END"
}

# The number that a cell stands for: a whole real is an integer, where SQLite
# has integers of that size.
proc cell_number {type x} {
  if {$type eq "real" && abs($x) <= 2**63 && $x < 2**63 && $x == floor($x)} {
    return [expr {entier($x)}]
  }
  return $x
}

proc cell_class {type} {
  dict get {null 0 integer 1 real 1 text 2 blob 3} $type
}

# SQLite's order of numbers, exactly: an integer is never made a real. A real
# that is not whole has its floor, one that is too large has none.
proc number_order {x y} {
  set wx [string is entier -strict $x]
  set wy [string is entier -strict $y]
  if {$wx == $wy} { return [expr {($x > $y) - ($x < $y)}] }
  if {$wy} { return [expr {-[number_order $y $x]}] }
  if {abs($y) > 9e18} { return [expr {$y > 0 ? -1 : 1}] }
  expr {$x <= entier(floor($y)) ? -1 : 1}
}

proc cell_order {t x u y} {
  set d [expr {[cell_class $t] - [cell_class $u]}]
  if {$d} { return [expr {$d < 0 ? -1 : 1}] }
  switch [cell_class $t] {
    0 { return 0 }
    1 { return [number_order [cell_number $t $x] [cell_number $u $y]] }
  }
  string compare $x $y
}

proc cell_key {type x} {
  if {$type in {integer real}} { return n[cell_number $type $x] }
  return $type$x
}

# --- The log as a list -------------------------------------------------------

# Cases in order; each {idType id events}, each event {ms activity resource
# sortType sorting}; a resource is NULL or hexadecimal.
proc reference_log {{where 1}} {
  set cases {}
  foreach {i ct c a ms r st s} [db eval "
    SELECT i, [cell_sql c], hex(CAST(a AS TEXT)), ms,
           iif(typeof(r) IN ('null', 'blob'), NULL, hex(CAST(r AS TEXT))),
           [cell_sql s] FROM e WHERE ms IS NOT NULL AND ($where) ORDER BY i"] {
    set key [cell_key $ct $c]
    # 7 and 7.0 are one case; it shows 7.
    if {![dict exists $cases $key] || $ct eq "integer"} {
      dict set cases $key id [list $ct $c]
    }
    dict with cases $key {}
    dict set cases $key events [concat \
      [expr {[dict exists $cases $key events]
             ? [dict get $cases $key events] : {}}] \
      [list [list $ms $a $r $st $s $i]]]
  }
  set all {}
  dict for {key case} $cases {
    set events [lsort -command reference_events [dict get $case events]]
    lappend all [list {*}[dict get $case id] $events]
  }
  lsort -command reference_cases $all
}

proc reference_events {x y} {
  set d [expr {[lindex $x 0] - [lindex $y 0]}]
  if {!$d} {
    set d [cell_order {*}[lrange $x 3 4] {*}[lrange $y 3 4]]
  }
  if {!$d} { set d [expr {[lindex $x 5] - [lindex $y 5]}] }
  expr {$d < 0 ? -1 : $d > 0}
}

proc reference_cases {x y} {
  set d [expr {[lindex $x 2 0 0] - [lindex $y 2 0 0]}]
  if {$d} { return [expr {$d < 0 ? -1 : 1}] }
  cell_order {*}[lrange $x 0 1] {*}[lrange $y 0 1]
}

# Runs of one activity are cut to k events. The case's own times stay: each
# case gains them as {first last}.
proc reference_cut {log k} {
  set out {}
  foreach case $log {
    lassign $case type id events
    set kept {}
    set last -
    foreach event $events {
      set run [expr {[lindex $event 1] eq $last ? $run + 1 : 1}]
      set last [lindex $event 1]
      if {$k == 0 || $run <= $k} { lappend kept $event }
    }
    set span [list [lindex $events 0 0] [lindex $events end 0]]
    lappend out [list $type $id $kept $span]
  }
  return $out
}

# Events that say the same as the one before are left out: activity, resource
# and sorting value, of which 7 and 7.0 are one.
proc reference_changes {log} {
  lmap case $log {
    set kept {}
    set last {}
    foreach event [lindex $case 2] {
      lassign $event ms a r st s
      set said [list $a $r [cell_key $st $s]]
      if {$said ne $last} { lappend kept $event }
      set last $said
    }
    lreplace $case 2 2 $kept
  }
}

# --- Numbers -----------------------------------------------------------------

proc hours {ms} { expr {$ms / 3600000.0} }

proc reference_mean {list} {
  expr {double([tcl::mathop::+ {*}$list]) / [llength $list]}
}

# Type 7: linear between order statistics.
proc reference_quantile {list p} {
  set list [lsort -real $list]
  set at [expr {$p * ([llength $list] - 1)}]
  set k [expr {int(floor($at))}]
  set low [lindex $list $k]
  set high [lindex $list [expr {min($k + 1, [llength $list] - 1)}]]
  expr {$low + ($high - $low) * ($at - $k)}
}

proc reference_stdev {list} {
  if {[llength $list] < 2} { return NULL }
  set mean [reference_mean $list]
  set sum 0.0
  foreach x $list { set sum [expr {$sum + ($x - $mean) ** 2}] }
  expr {sqrt($sum / ([llength $list] - 1))}
}

proc moment_text {ms} {
  db onecolumn {
    SELECT strftime('%Y-%m-%d %H:%M:%S', ($ms - (($ms % 1000) + 1000) % 1000)
                    / 1000, 'unixepoch')
           || CASE WHEN $ms % 1000 THEN
                printf('.%03d', (($ms % 1000) + 1000) % 1000) ELSE '' END
  }
}

# --- Comparing ---------------------------------------------------------------

# "" where two lists of cells agree, else the first place where they do not.
proc differ {got expected} {
  if {[llength $got] != [llength $expected]} {
    return "[llength $got] cells, expected [llength $expected]"
  }
  set n 0
  foreach a $got b $expected {
    incr n
    if {$a eq $b} continue
    if {[regexp {^-?[0-9.]+(e[-+]?[0-9]+)?$} $b] && [regexp {[.e]} $b]
        && [regexp {[.e]} $a] && [string is double -strict $a]
        && [tester_near $a $b 1e-12]} continue
    return "cell $n: got $a, expected $b"
  }
}

# --- The tables of the room, as flat lists -----------------------------------
# Each pair is the SQL that asks the library and the procedure that works the
# same columns out. log is a list of reference_log, k the option collapse.

proc events_sql {log {options NULL}} {
  set names {}
  foreach name {resource previous_activity previous_resource next_activity
                next_resource} {
    append names "iif($name IS NULL, NULL, hex($name)), "
  }
  return "SELECT [cell_sql case_id], position, hex(activity), timestamp, $names
    next_timestamp, hours_to_next, is_rework, is_start, is_end, first_event,
    last_event, [cell_sql sorting] FROM process_events($log, $options)"
}
proc reference_events_table {log k {changes 0}} {
  set out {}
  set whole $log
  set log [reference_cut $log $k]
  if {$changes} { set log [reference_changes $log] }
  foreach case $log all $whole {
    lassign $case type id events
    # Events are told apart by the number of their row.
    set places [lmap event $events {
      lsearch -exact -index end [lindex $all 2] [lindex $event end]
    }]
    lappend places [llength [lindex $all 2]]
    set seen {}
    set n [llength $events]
    for {set i 0} {$i < $n} {incr i} {
      lassign [lindex $events $i] ms a r st s
      lassign [lindex $events [expr {$i + 1}]] next b next_r
      set before {NULL NULL}
      if {$i > 0} { set before [lrange [lindex $events [expr {$i - 1}]] 1 2] }
      # Of a sorting value only its place counts: a whole real is an integer.
      if {$st eq "real" && [string is entier -strict [cell_number $st $s]]} {
        set s [cell_number $st $s]
        set st integer
      }
      lappend out $type $id [expr {$i + 1}] $a [moment_text $ms] $r \
        {*}$before {*}[expr {$i + 1 < $n
          ? [list $b $next_r [moment_text $next] [hours [expr {$next - $ms}]]]
          : {NULL NULL NULL NULL}}] \
        [expr {$a in $seen}] [expr {$i == 0}] [expr {$i + 1 == $n}] \
        [expr {[lindex $places $i] + 1}] [lindex $places $i+1] $st $s
      lappend seen $a
    }
  }
  return $out
}

# Cases by their list of activities: a dict from the list to its cases.
proc reference_groups {log} {
  set groups {}
  foreach case $log {
    dict lappend groups [lmap event [lindex $case 2] {lindex $event 1}] $case
  }
  return $groups
}

# The lists, most cases first, then by their bytes, name by name.
proc reference_ranks {groups} {
  set all {}
  dict for {list cases} $groups { lappend all [list $list [llength $cases]] }
  lmap pair [lsort -command reference_rank_order $all] {lindex $pair 0}
}
proc reference_rank_order {x y} {
  if {[lindex $x 1] != [lindex $y 1]} {
    return [expr {[lindex $x 1] > [lindex $y 1] ? -1 : 1}]
  }
  foreach a [lindex $x 0] b [lindex $y 0] {
    # The end of the shorter list stands before any name, the empty one too.
    if {$a ne $b} { return [string compare $a $b] }
    incr i
    if {$i == [llength [lindex $x 0]] || $i == [llength [lindex $y 0]]} break
  }
  expr {[llength [lindex $x 0]] - [llength [lindex $y 0]] < 0 ? -1 : 1}
}

# The hexadecimal of a list of names as a JSON text (RFC 8259: quotes,
# backslashes and what lies below the blank are escaped).
proc json_hex {list} {
  set out {}
  foreach name $list {
    set text 22
    foreach {all byte} [regexp -all -inline {(..)} $name] {
      scan $byte %x code
      if {$byte in {22 5C}} {
        append text 5C$byte
      } elseif {$code < 32} {
        append text [string toupper [binary encode hex \
          [format {\u00%02x} $code]]]
      } else {
        append text $byte
      }
    }
    lappend out ${text}22
  }
  return 5B[join $out 2C]5D
}

proc variants_sql {log {options NULL}} {
  return "SELECT variant_id, hex(variant), hex(activities), length, cases,
    share, cumulative_share, mean_hours, median_hours, p90_hours, min_hours,
    max_hours, first_at, last_at, [cell_sql example_case]
    FROM process_variants($log, $options)"
}
proc reference_variants {log k} {
  set log [reference_cut $log $k]
  set groups [reference_groups $log]
  set out {}
  set sum 0
  foreach list [reference_ranks $groups] {
    set cases [dict get $groups $list]
    set n [llength $cases]
    incr sum $n
    set spans [lmap case $cases {
      hours [expr {[lindex $case 3 1] - [lindex $case 3 0]}]
    }]
    set ends [lsort -integer [lmap case $cases {lindex $case 3 1}]]
    lappend out [incr id] [join $list 202D3E20] [json_hex $list] \
      [llength $list] $n [expr {double($n) / [llength $log]}] \
      [expr {double($sum) / [llength $log]}] [reference_mean $spans] \
      [reference_quantile $spans 0.5] [reference_quantile $spans 0.9] \
      [lindex [lsort -real $spans] 0] [lindex [lsort -real $spans] end] \
      [moment_text [lindex $cases 0 3 0]] [moment_text [lindex $ends end]] \
      {*}[lrange [lindex $cases 0] 0 1]
  }
  return $out
}

proc cases_sql {log {options NULL}} {
  return "SELECT [cell_sql case_id], variant_id, events, start_at, end_at,
    hours, hex(start_activity), hex(end_activity), rework_events, self_loops,
    resources, handovers FROM process_cases($log, $options)"
}
proc reference_cases_table {log k} {
  set log [reference_cut $log $k]
  set ranks [reference_ranks [reference_groups $log]]
  set out {}
  foreach case $log {
    lassign $case type id events span
    set list [lmap event $events {lindex $event 1}]
    set people [lsearch -all -inline -not [lmap event $events {
      lindex $event 2
    }] NULL]
    set loops 0
    set handovers 0
    foreach x [lrange $events 0 end-1] y [lrange $events 1 end] {
      incr loops [expr {[lindex $x 1] eq [lindex $y 1]}]
      incr handovers [expr {[lindex $x 2] ne [lindex $y 2]
                     && "NULL" ni [list [lindex $x 2] [lindex $y 2]]}]
    }
    if {[llength $events] == 1} { set loops 0; set handovers 0 }
    lappend out $type $id [expr {[lsearch -exact $ranks $list] + 1}] \
      [llength $events] {*}[lmap ms $span {moment_text $ms}] \
      [hours [expr {[lindex $span 1] - [lindex $span 0]}]] \
      [lindex $list 0] [lindex $list end] \
      [expr {[llength $list] - [llength [lsort -unique $list]]}] $loops \
      [llength [lsort -unique $people]] $handovers
  }
  return $out
}

proc activities_sql {log {options NULL}} {
  return "SELECT hex(activity), events, cases, start_cases, end_cases,
    rework_cases, rework_events, self_loops, repetitions, mean_hours,
    median_hours, p90_hours FROM process_activities($log, $options)"
}
proc reference_activities {log k} {
  set all {}
  foreach case $log {
    foreach event [lindex $case 2] { dict set all [lindex $event 1] 1 }
  }
  set rows {}
  foreach name [dict keys $all] {
    foreach n {events cases starts ends reworked rework loops runs} { set $n 0 }
    set spans {}
    foreach case [reference_cut $log $k] {
      set list [lmap event [lindex $case 2] {lindex $event 1}]
      set times [lmap event [lindex $case 2] {lindex $event 0}]
      set at [lsearch -all -exact $list $name]
      set n [llength $at]
      incr events $n
      incr cases [expr {$n > 0}]
      incr starts [expr {[lindex $list 0] eq $name && [llength $list]}]
      incr ends [expr {[lindex $list end] eq $name && [llength $list]}]
      incr reworked [expr {$n > 1}]
      incr rework [expr {max($n - 1, 0)}]
      set own 0
      foreach i $at {
        set after [expr {$i + 1}]
        incr own [expr {$i == 0 || [lindex $list $i-1] ne $name}]
        if {$after < [llength $list]} {
          incr loops [expr {[lindex $list $after] eq $name}]
          lappend spans [hours [expr {[lindex $times $after]
                                      - [lindex $times $i]}]]
        }
      }
      incr runs [expr {max($own - 1, 0)}]
    }
    lappend rows [list $name $events $cases $starts $ends $reworked $rework \
      $loops $runs {*}[expr {[llength $spans] ? [list [reference_mean $spans] \
        [reference_quantile $spans 0.5] [reference_quantile $spans 0.9]]
        : {NULL NULL NULL}}]]
  }
  concat {*}[lsort -integer -decreasing -index 1 [lsort -index 0 $rows]]
}

proc transitions_sql {log {options NULL}} {
  return "SELECT hex(source), hex(target), count, cases, probability,
    dependency, mean_hours, median_hours, p90_hours, p95_hours, min_hours,
    max_hours, stdev_hours, total_hours
    FROM process_transitions($log, $options)"
}
proc reference_transitions {log k} {
  set spans {}
  set cases {}
  set out {}
  foreach case [reference_cut $log $k] {
    set events [lindex $case 2]
    set here {}
    for {set i 1} {$i < [llength $events]} {incr i} {
      lassign [lindex $events $i-1] at a
      lassign [lindex $events $i] next b
      dict lappend spans [list $a $b] [hours [expr {$next - $at}]]
      dict set here [list $a $b] 1
      dict incr out $a
    }
    foreach arc [dict keys $here] { dict incr cases $arc }
  }
  set rows {}
  dict for {arc list} $spans {
    lassign $arc a b
    set n [llength $list]
    set back [expr {$a ne $b && [dict exists $spans [list $b $a]]
                    ? [llength [dict get $spans [list $b $a]]] : 0}]
    lappend rows [list $a $b $n [dict get $cases $arc] \
      [expr {double($n) / [dict get $out $a]}] \
      [expr {double($n - $back) / ($n + $back + 1)}] [reference_mean $list] \
      [reference_quantile $list 0.5] [reference_quantile $list 0.9] \
      [reference_quantile $list 0.95] [lindex [lsort -real $list] 0] \
      [lindex [lsort -real $list] end] [reference_stdev $list] \
      [expr {double([tcl::mathop::+ {*}$list])}]]
  }
  concat {*}[lsort -integer -decreasing -index 2 \
    [lsort -index 0 [lsort -index 1 $rows]]]
}

# models: lists of names. The words are those of the reference's documentation.
proc conformance_sql {log model {options NULL}} {
  return "SELECT [cell_sql case_id], variant_id, conforms,
    CASE WHEN deviation IS NULL THEN NULL ELSE hex(deviation) END
    FROM process_conformance($log, $model, $options)"
}
proc reference_conformance {log models k} {
  set log [reference_cut $log $k]
  set ranks [reference_ranks [reference_groups $log]]
  set out {}
  foreach case $log {
    set list [lmap event [lindex $case 2] {lindex $event 1}]
    set good [expr {$list in $models}]
    lappend out {*}[lrange $case 0 1] \
      [expr {[lsearch -exact $ranks $list] + 1}] $good
    # Not by expr, to which some of these texts are numbers.
    if {$good} {
      lappend out NULL
    } else {
      lappend out [reference_deviation $list $models]
    }
  }
  return $out
}
proc hex_text {text} {
  string toupper [binary encode hex [encoding convertto utf-8 $text]]
}
proc reference_deviation {list models} {
  # How far some allowed list has the same names.
  set far 0
  foreach model $models {
    while {$far < min([llength $model], [llength $list])
           && [lrange $model 0 $far] eq [lrange $list 0 $far]} { incr far }
  }
  if {$far == [llength $list]} { return [hex_text incomplete] }
  set here [lindex $list $far]
  if {$here ni [concat {*}$models]} {
    return $here[hex_text " is an undesired activity"]
  }
  if {$far == 0} { return $here[hex_text " executed as start activity"] }
  return [lindex $list $far-1][hex_text " is followed by "]$here
}

proc info_sql {log} {
  set fields {}
  foreach name {events cases activities resources variants first last
                events_skipped tied_pairs unsorted_pairs bytes version} {
    lappend fields "json_extract(j, '\$.$name')"
  }
  return "SELECT [join $fields ,] FROM (SELECT event_log_info($log) AS j)"
}
proc reference_info {log skipped bytes} {
  set names {}
  set people {}
  set ends {}
  lassign {0 0 0} events tied unsorted
  foreach case $log {
    set last ""
    foreach event [lindex $case 2] {
      incr events
      dict set names [lindex $event 1] 1
      if {[lindex $event 2] ne "NULL"} { dict set people [lindex $event 2] 1 }
      if {$last ne "" && [lindex $last 0] == [lindex $event 0]} {
        incr tied
        incr unsorted [expr {![cell_order {*}[lrange $last 3 4] \
                                          {*}[lrange $event 3 4]]}]
      }
      set last $event
      lappend ends [lindex $event 0]
    }
  }
  set ends [lsort -integer $ends]
  list $events [llength $log] [dict size $names] [dict size $people] \
    [dict size [reference_groups $log]] \
    {*}[expr {$events ? [list [moment_text [lindex $ends 0]] \
                              [moment_text [lindex $ends end]]]
                      : {NULL NULL}}] \
    $skipped $tied $unsorted $bytes 1
}
