# What the tests of the marts share: the model's files run one by one on db, the
# reports as the shell prints them, and a desk made by hand: twelve tickets of
# eight days, small enough to be worked out with pencil and paper.

source [file join $tester(dir) model.tcl]

proc read_sql {name} {
  set f [open [file join $::tester(root) sql $name.sql]]
  try { return [read $f] } finally { close $f }
}

# The plan of the driver: {folder object ...}, in its order.
set plan {}
foreach {all folder object} \
    [regexp -all -inline {\('(config|staging|intermediate|marts)', *'(\w+)'\)} \
       [read_sql build]] {
  if {$folder ne "config" && $object ne "marts" && $object ne "staging"} {
    lappend plan $folder $object
  }
}

proc build {folders} {
  foreach {folder object} $::plan {
    if {$folder in $folders} {
      set type [db onecolumn {
        SELECT type FROM sqlite_schema WHERE name=$object
      }]
      if {$type ne ""} { db eval "DROP $type $object" }
      db eval [read_sql $folder/$object]
    }
  }
}

# Wilson's score interval at 95 %; z is the normal's 97.5 % point.
proc wilson {k n} {
  set z 1.959963984540054
  set p [expr {double($k)/$n}]
  set middle [expr {$p + $z*$z/(2*$n)}]
  set half [expr {$z*sqrt($p*(1 - $p)/$n + $z*$z/(4.0*$n*$n))}]
  set d [expr {1 + $z*$z/$n}]
  list [expr {($middle - $half)/$d}] [expr {($middle + $half)/$d}]
}
# "k n rate low high" of a proportion
proc rate {k n} { list $n $k [expr {double($k)/$n}] {*}[wilson $k $n] }

# --- Reports -------------------------------------------------------------------
# As `make demo` prints them, in the shell, from a copy of the desk. Gives what
# was printed; a line wider than 110 characters is an error.
proc report {name file} {
  exec sqlite3 -batch -readonly -init /dev/null \
    -cmd ".load '$::tester(extension)'" \
    -cmd {.mode box --wrap 104 --wordwrap on} $file \
    < [file join $::tester(root) sql reports $name.sql] > $file.$name
  set f [open $file.$name]
  fconfigure $f -encoding utf-8
  set out [read $f]
  close $f
  foreach line [split $out \n] {
    if {[string length $line] > 110} { error "too wide: $line" }
  }
  return $out
}
proc do_report_test {name report file args} {
  if {[catch {report $report $file} out]} {
    do_test $name { error $out } "no error"
    return
  }
  foreach words $args {
    do_test $name.[incr n] { string first $words $out } {/^[0-9]/}
  }
}

# --- The desk ----------------------------------------------------------------
# Two groups, Red (agents 11, 12) and Blue (21, 22); 99 is nobody known. p1 is
# to be answered in 1 hour and solved in 8, p2 in 4 and 24; p3 has no target.
# Looked at on Monday, 2025-03-10 at 12:00; a clock is at risk with a quarter of
# its target left.

# What happened. event_id is the line's number plus its ticket's hundreds, so
# that events of one instant stand as written; rows go in backwards, for the
# model must not lean on the order in which it reads them.
set history {
  1 {
    03-03T08:00:00 Created   created        new     Red  -
    03-03T08:00:00 Assigned  assigned       open    Red  11
    03-03T09:00:00 Reply     reply          open    Red  11
    03-03T16:00:00 Solved    solved         solved  Red  11
    03-05T16:00:00 Closed    closed         closed  Red  -
  }
  2 {
    03-03T08:00:00 Created   created        new     Red  -
    03-03T08:10:00 Assigned  assigned       open    Red  12
    03-03T09:00:01 Reply     reply          open    Red  12
    03-03T16:00:01 Solved    solved         solved  Red  12
    03-05T16:00:01 Closed    closed         closed  Red  -
  }
  3 {
    03-03T10:00:00 Created   created        new     Red  -
    03-03T10:30:00 Assigned  assigned       open    Red  11
    03-03T11:00:00 Reply     reply          open    Red  11
    03-03T12:00:00 Escalated escalated      open    Blue 11
    03-03T13:00:00 Assigned  assigned       open    Blue 21
    03-03T20:00:00 Waiting   other          pending Blue 21
    03-04T05:00:00 Customer  customer_reply open    Blue -
    03-04T09:00:00 Solved    solved         solved  Blue 21
    03-06T09:00:00 Closed    closed         closed  Blue -
  }
  4 {
    03-04T00:00:00 Created   created        new     Red  -
    03-04T00:30:00 Assigned  assigned       open    Red  12
    03-04T01:00:00 Reply     reply          open    Red  12
    03-04T10:00:00 Solved    solved         solved  Red  12
    03-04T20:00:00 Reopened  reopened       open    Red  -
    03-05T09:00:00 Solved    solved         solved  Red  12
    03-07T09:00:00 Closed    closed         closed  Red  -
  }
  5 {
    03-04T09:00:00 Created   created        new     Red  -
    03-04T09:30:00 Reply     reply          open    Red  11
    03-04T12:00:00 Solved    solved         solved  Red  11
    03-05T12:00:00 Reopened  reopened       open    Red  -
    03-05T18:00:00 Solved    solved         solved  Red  11
    03-06T08:00:00 Reopened  reopened       open    Red  -
    03-06T10:00:00 Solved    solved         solved  Red  11
  }
  6 {
    03-05T08:00:00 Created   created        new     Red  -
    03-05T08:05:00 Assigned  assigned       open    Red  12
    03-05T09:00:00 Solved    solved         solved  Red  12
    03-05T09:00:00 Closed    closed         closed  Red  -
  }
  7 {
    03-09T18:00:00 Created   created        new     Red  -
    03-09T18:30:00 Assigned  assigned       open    Red  11
    03-09T19:00:00 Reply     reply          open    Red  11
    03-09T19:00:00 Waiting   other          pending Red  11
  }
  8 {
    03-10T00:00:00 Created   created        new     Red  -
    03-10T00:10:00 Assigned  assigned       open    Red  12
    03-10T02:00:00 Escalated escalated      open    Blue 99
  }
  9 {
    03-10T11:20:00 Created   created        new     Red  -
  }
  10 {
    03-06T06:00:00 Created   created        new     -    -
    03-06T07:00:00 Assigned  assigned       open    Red  12
    03-06T08:00:00 Moved     assigned       open    Blue 21
    03-06T09:00:00 {On hold} other          hold    Blue 11
  }
  11 {
    03-06T10:00:00 Created   created        new     -    -
  }
  X-12 {
    03-08T10:00:00 Created   created        new     Blue -
    03-08T10:05:00 Customer  customer_reply new     Blue -
    03-08T10:15:00 Reply     reply          open    Blue 21
    03-08T10:20:00 Customer  customer_reply open    Blue -
    03-08T10:30:00 Note      note           open    Blue 22
    03-08T11:00:00 Reply     reply          open    Blue 21
    03-08T12:00:00 Solved    solved         solved  Blue 21
  }
}

proc add_event {id ticket at activity type status group agent} {
  set at "2025-[string map {T { }} $at]"
  set group [string map {- {}} $group]
  set agent [expr {$agent eq "-" ? "" : int($agent)}]
  if {[string is integer $ticket]} { set ticket [expr {int($ticket)}] }
  db eval {
    INSERT INTO stg_ticket_events
    VALUES ($id, $ticket, $at, $activity, $type, $status, nullif($group, ''),
            nullif($agent, ''), $agent='', NULL)
  }
}

# Make the desk in db, and everything the model makes of it.
proc desk_open {} {
  db eval [read_sql config]
  build staging
  db eval {
    INSERT INTO config(id, desk, as_of, at_risk_share, surge_share, happy_path)
    VALUES (1, 'hand-made', '2025-03-10 12:00:00', 0.25, 0.2,
            'Created -> Assigned -> Reply -> Solved -> Closed');
    INSERT INTO stg_sla_policies VALUES
      ('first_reply_time', 'p1', 1), ('total_resolution_time', 'p1', 8),
      ('first_reply_time', 'p2', 4), ('total_resolution_time', 'p2', 24);
    INSERT INTO stg_sla_targets VALUES ('p1', 0.9), ('p2', 0.8);
    INSERT INTO stg_group_capacity(group_name, fte, productive_hours)
    VALUES ('Red', 2, 6);
    INSERT INTO stg_agents(agent_id, agent_name, group_name) VALUES
      (11, 'Ann', 'Red'), (12, 'Bob', 'Red'),
      (21, 'Cleo', 'Blue'), (22, 'Dee', 'Blue');
    INSERT INTO stg_tickets(ticket_id, created_at, priority, ticket_type, channel,
                            churned_at) VALUES
      (1,      '2025-03-03 08:00:00', 'p1', 'a',  'x', '2025-02-01 00:00:00'),
      (2,      '2025-03-03 08:00:00', 'p1', 'a',  'x', NULL),
      (3,      '2025-03-03 10:00:00', 'p2', 'b',  'y', NULL),
      (4,      '2025-03-04 00:00:00', 'p2', 'a',  'y', '2025-03-08 00:00:00'),
      (5,      '2025-03-04 09:00:00', 'p1', 'b',  'x', '2025-04-01 00:00:00'),
      (6,      '2025-03-05 08:00:00', 'p2', NULL, 'x', NULL),
      (7,      '2025-03-09 18:00:00', 'p2', 'b',  'y', NULL),
      (8,      '2025-03-10 00:00:00', 'p1', 'a',  'x', NULL),
      (9,      '2025-03-10 11:00:00', 'p2', 'b',  'x', NULL),
      (10,     '2025-03-06 06:00:00', 'p3', 'a',  'y', NULL),
      (11,     '2025-03-06 10:00:00', NULL, 'a',  'y', NULL),
      ('X-12', '2025-03-08 10:00:00', 'p1', 'b',  'y', NULL);
  }

  set lines {}
  set hundred 0
  foreach {ticket events} $::history {
    incr hundred 100
    set id $hundred
    foreach {at activity type status group agent} $events {
      lappend lines [list [incr id] $ticket $at $activity $type $status $group \
                       $agent]
    }
  }
  foreach line [lreverse $lines] { add_event {*}$line }

  db eval {
    INSERT INTO stg_satisfaction_ratings VALUES
      (1, 5, '2025-03-04 10:00:00'), (2, 2, '2025-03-05 09:00:00'),
      (3, 4, '2025-03-04 12:00:00'), (4, 1, '2025-03-05 12:00:00');
    INSERT INTO stg_ticket_costs VALUES
      (1, 30, 10), (2, 60, 20), (3, 120, 40), (4, 90, 30), (5, 150, 50),
      (7, 15, 5);
  }
  build {intermediate marts}
}
