# What the tests of window functions share: exact arithmetic (a double is a
# whole number of 2^-1074, and Tcl has integers of any length), rows, values that
# are hard to add up, and every kind of frame.

# x as a whole number of 2^-1074.
proc units {x} {
  binary scan [binary format q $x] w bits
  set mantissa [expr {$bits & 0xFFFFFFFFFFFFF}]
  set e [expr {$bits >> 52 & 0x7FF}]
  if {$e > 0} {
    incr mantissa [expr {1 << 52}]
    set mantissa [expr {$mantissa << ($e - 1)}]
  }
  expr {$bits < 0 ? -$mantissa : $mantissa}
}

# numerator/denominator * 2^e as the nearest double, ties to even. The quotient
# is rounded once, as an integer, to 53 bits or to whole units of 2^-1074; after
# that every doubling and halving is exact.
proc ratio {numerator denominator e} {
  if {$numerator == 0} { return 0.0 }
  set sign [expr {$numerator < 0 ? -1 : 1}]
  set numerator [expr {abs($numerator)}]
  set digits [expr {[string length [format %llx $numerator]]
                    - [string length [format %llx $denominator]]}]
  set shift [expr {min(64 - 4 * $digits, $e + 1074)}]
  if {$shift > 0} {
    set numerator [expr {$numerator << $shift}]
  } else {
    set denominator [expr {$denominator << -$shift}]
  }
  incr e [expr {-$shift}]
  while {$numerator >= ($denominator << 53)} {
    set denominator [expr {$denominator << 1}]
    incr e
  }
  set quotient [expr {$numerator / $denominator}]
  set rest [expr {2 * ($numerator % $denominator)}]
  if {$rest > $denominator || ($rest == $denominator && ($quotient & 1))} {
    incr quotient
  }
  set x [expr {double($quotient)}]
  foreach step {512 16 1} {
    for {} {$e >= $step} {incr e -$step} { set x [expr {$x * 2.0**$step}] }
    for {} {$e <= -$step} {incr e $step} { set x [expr {$x * 0.5**$step}] }
  }
  expr {$sign * $x}
}

# Put values into table t(id, y).
proc fill {values} {
  execsql {
    DROP TABLE IF EXISTS t;
    CREATE TABLE t(id INTEGER PRIMARY KEY, y);
  }
  foreach y $values {
    if {$y eq "NULL"} {
      execsql { INSERT INTO t(y) VALUES (NULL) }
    } elseif {$y in {Inf -Inf}} {
      set sign [expr {$y eq "Inf" ? 1 : -1}]
      execsql { INSERT INTO t(y) VALUES ($sign*1e999) }
    } else {
      set y [expr {double($y)}]
      execsql { INSERT INTO t(y) VALUES ($y) }
    }
  }
}

# Values whose sums round.
set hard {
  large-then-small  {1e32 1e16 1 1e32 -1e32 3 1e16 1 2 3 1e-16 5}
  largest           {1e308 1.5e308 1.7e308 -1e308 1.7976931348623157e308
                     1.7976931348623157e308 1.7976931348623157e308 12 13 1}
  least             {5e-324 1e-323 1.5e-323 2e-323 -5e-324 2.2250738585072014e-308
                     1 5e-324 1e-323 3e-310}
  both              {1.7e308 5e-324 -1.7e308 1e-323 2e-323 -1e-323 1 2 4 8}
  cancelling        {1e16 1 -1e16 1 1e16 1 -1e16 1 1 1 1}
  negative          {-1 -2 -1e20 -1e-20 -3 -1e20 1e20 -7 -7 -7}
  far-from-zero     {1000000004 1000000007 1000000013 1000000016 1000000004.25
                     1000000007.5 1e9 1000000001}
  thirds            {0.1 0.2 0.3 0.7 -0.1 -0.2 1e15 0.3 0.1 0.2}
  alike             {0.1 0.1 0.1 0.1 0.1 0.1}
  zero              {0 -0.0 0 1 0 0 0}
  alternating       {1e300 1e-300 1e300 1e-300 -1e300 1e-300 1 2 3}
}

set bounds {
  {UNBOUNDED PRECEDING AND CURRENT ROW}
  {UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING}
  {UNBOUNDED PRECEDING AND 2 PRECEDING}
  {UNBOUNDED PRECEDING AND 1 FOLLOWING}
  {CURRENT ROW AND UNBOUNDED FOLLOWING}
  {2 FOLLOWING AND UNBOUNDED FOLLOWING}
  {CURRENT ROW AND CURRENT ROW}
  {3 PRECEDING AND CURRENT ROW}
  {3 PRECEDING AND 1 PRECEDING}
  {1 FOLLOWING AND 4 FOLLOWING}
  {2 PRECEDING AND 2 FOLLOWING}
}
# With any EXCLUDE, NO OTHERS too, SQLite hands every frame over from its first
# row; without, rows enter and leave.
set excludes {
  {} {EXCLUDE NO OTHERS} {EXCLUDE CURRENT ROW} {EXCLUDE GROUP} {EXCLUDE TIES}
}
