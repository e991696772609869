# Exponential smoothing stepped through in the words of the textbook, for
# holt_winters*.test: the level from y and the old level, not from an error,
# and the weight of an error from what it does to the steps behind it. And the
# commands with which those tests ask the library.

# Monthly airline passengers in thousands, 1949 to 1960: Box and Jenkins, "Time
# Series Analysis", 1976, series G; also R's AirPassengers.
set air {
  112 118 132 129 121 135 148 148 136 119 104 118 115 126 141 135 125 149 170
  170 158 133 114 140 145 150 178 163 172 178 199 199 184 162 146 166 171 180
  193 181 183 218 230 242 209 191 172 194 196 196 236 235 229 243 264 272 237
  211 180 201 204 188 235 227 234 264 302 293 259 229 203 229 242 233 267 269
  270 315 364 347 312 274 237 278 284 277 317 313 318 374 413 405 355 306 271
  306 315 301 356 348 355 422 465 467 404 347 305 336 340 318 362 348 363 435
  491 505 404 359 310 337 360 342 406 396 420 472 548 559 463 407 362 405 417
  391 419 461 472 535 622 606 508 461 390 432
}

# --- Asking the library ------------------------------------------------------

# A list of numbers, NULL for what is missing, as a series from a Wednesday on;
# a NULL at an end is a step too.
proc series_of {list {step {1 month}}} {
  set json \[[string map {NULL null} [join $list ,]]\]
  db onecolumn {
    SELECT series(datetime('2020-01-01', printf('+%d %s', key,
                    CASE WHEN $step='1 month' THEN 'months'
                         WHEN $step='1 hour' THEN 'hours' ELSE 'days' END)),
                  value, $step)
    FROM json_each($json)
  }
}

proc fit {list options parameter {step {1 month}}} {
  set s [series_of $list $step]
  db onecolumn {
    SELECT value FROM forecast_fit($s, $options) WHERE parameter=$parameter
  }
}

# Some of the figures, as a dict in the order of their names.
proc figures {list options names {step {1 month}}} {
  set s [series_of $list $step]
  set all [db eval {SELECT parameter, value FROM forecast_fit($s, $options)}]
  set out {}
  foreach name $names { lappend out $name [dict get $all $name] }
  return $out
}

# {trend 'add' alpha 0.5} as JSON.
proc json_of {given} {
  set items {}
  foreach {key value} $given {
    lappend items "\"$key\":[string map {' \"} $value]"
  }
  string cat \{ [join $items ,] \}
}

# Columns of the forecast, row after row.
proc forecast {list options h {columns forecast} {step {1 month}}} {
  set s [series_of $list $step]
  db eval "SELECT $columns FROM holt_winters_forecast(\$s, \$h, \$options)"
}

# --- The textbook ------------------------------------------------------------

# A model is a dict: trend, seasonal, m, alpha, beta, gamma, phi. Its states are
# l, b and the list s of the m seasons to come.

# What is expected of the next step.
proc smooth_expected {model l b s} {
  dict with model {}
  set base [expr {$l + $phi * $b}]
  switch $seasonal {
    none { return $base }
    add { return [expr {$base + [lindex $s 0]}] }
    mul { return [expr {$base * [lindex $s 0]}] }
  }
}

# The states after a step that brought y.
proc smooth_next {model l b s y} {
  dict with model {}
  set base [expr {$l + $phi * $b}]
  set s0 [lindex $s 0]
  switch $seasonal {
    none {
      set l2 [expr {$alpha * $y + (1 - $alpha) * $base}]
      set s2 0
    }
    add {
      set l2 [expr {$alpha * ($y - $s0) + (1 - $alpha) * $base}]
      set s2 [expr {$gamma * ($y - $base) + (1 - $gamma) * $s0}]
    }
    mul {
      set l2 [expr {$alpha * ($y / $s0) + (1 - $alpha) * $base}]
      set s2 [expr {$gamma * ($y / $base) + (1 - $gamma) * $s0}]
    }
  }
  set b2 [expr {$beta * ($l2 - $l) + (1 - $beta) * $phi * $b}]
  list $l2 $b2 [concat [lrange $s 1 end] [list $s2]]
}

proc smooth_mean {list} {
  set seen [lsearch -all -inline -not -exact $list NULL]
  expr {[llength $seen] ? [tcl::mathop::+ {*}$seen] / double([llength $seen]) : "NULL"}
}

# Start states by the rule of thumb; a place without a value is an average one.
proc smooth_start {model list} {
  dict with model {}
  set first [lrange $list 0 $m-1]
  set l [smooth_mean $first]
  set later [smooth_mean [lrange $list $m [expr {2 * $m - 1}]]]
  if {$later eq "NULL"} { set later $l }
  set b [expr {$trend eq "none" ? 0.0 : ($later - $l) / $m}]
  set s {}
  foreach y $first {
    lappend s [switch $seasonal {
      none { expr 0 }
      add { expr {$y eq "NULL" ? 0.0 : $y - $l} }
      mul { expr {$y eq "NULL" ? 1.0 : $y / $l} }
    }]
  }
  list $l $b $s
}

# The run over a list: the sum of squared errors and the last states. A missing
# value is what was expected.
proc smooth_run {model list} {
  lassign [smooth_start $model $list] l b s
  set sse 0.0
  foreach y $list {
    set expected [smooth_expected $model $l $b $s]
    if {$y eq "NULL"} { set y $expected }
    set sse [expr {$sse + ($y - $expected)**2}]
    lassign [smooth_next $model $l $b $s $y] l b s
  }
  list $sse $l $b $s
}

# The h steps from some states, an error of e at step k (from 1; 0 none).
proc smooth_path {model l b s h {k 0} {e 0}} {
  set path {}
  for {set i 1} {$i <= $h} {incr i} {
    set y [smooth_expected $model $l $b $s]
    lappend path $y
    if {$i == $k} { set y [expr {$y + $e}] }
    lassign [smooth_next $model $l $b $s $y] l b s
  }
  return $path
}

# The variances of each step and of the sum of all up to it, in units of
# sigma^2: what an error of each step does to it and to those behind, tried one
# by one, squared and added up. Neither is ever less than a step before.
proc smooth_variances {model l b s h} {
  set e 1e-4
  set own [lrepeat $h 0.0]
  set all [lrepeat $h 0.0]
  for {set k 1} {$k <= $h} {incr k} {
    set up [smooth_path $model $l $b $s $h $k $e]
    set down [smooth_path $model $l $b $s $h $k -$e]
    set sum 0.0
    for {set i [expr {$k - 1}]} {$i < $h} {incr i} {
      set c [expr {$i == $k - 1 ? 1.0
                   : ([lindex $up $i] - [lindex $down $i]) / (2 * $e)}]
      set sum [expr {$sum + $c}]
      lset own $i [expr {[lindex $own $i] + $c * $c}]
      lset all $i [expr {[lindex $all $i] + $sum * $sum}]
    }
  }
  for {set i 1} {$i < $h} {incr i} {
    lset own $i [expr {max([lindex $own $i-1], [lindex $own $i])}]
    lset all $i [expr {max([lindex $all $i-1], [lindex $all $i])}]
  }
  list $own $all
}

# --- Student's t -------------------------------------------------------------

# The integral of cos^k from 0 to x, by Simpson's rule in 1000 pieces.
proc cosine_area {k x} {
  set h [expr {$x / 1000.0}]
  set sum [expr {1.0 + cos($x)**$k}]
  for {set i 1} {$i < 1000} {incr i} {
    set sum [expr {$sum + ($i % 2 ? 4 : 2) * cos($i * $h)**$k}]
  }
  expr {$sum * $h / 3}
}

# The t between which and -t the share p lies, with df degrees of freedom: with
# t = sqrt(df)*tan(x) the density is cos(x)^(df-1), by its area up to pi/2.
proc student {p df} {
  global student
  if {[info exists student($p,$df)]} { return $student($p,$df) }
  set all [cosine_area [expr {$df - 1}] [expr {acos(0)}]]
  set low 0.0
  set high [expr {acos(0)}]
  for {set i 0} {$i < 50} {incr i} {
    set x [expr {($low + $high) / 2}]
    if {[cosine_area [expr {$df - 1}] $x] < $p * $all} { set low $x } else { set high $x }
  }
  set student($p,$df) [expr {sqrt($df) * tan($low)}]
}
