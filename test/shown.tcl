# What examples.test and examples_monday.test share: the figures that stand in
# examples/*.out, and a way to compare them with the same worked out otherwise.

set folder [file join $tester(root) examples]

# The n-th box of an example's output, as a list of rows of trimmed cells; a row
# that the shell has wrapped is one again.
proc boxes {name n} {
  set found {}
  set box {}
  set rule 1
  foreach line [split [demo_read $::folder/$name.out] \n] {
    switch -- [string index $line 0] {
      ┌ { set box {}; set rule 1 }
      ├ { set rule 1 }
      └ { lappend found [lrange $box 1 end] }
      │ {
        set cells [lmap cell [split [string range $line 1 end-1] │] {
          string trim $cell
        }]
        if {[llength $box] > 1 && !$rule && [lindex $cells 0] eq ""} {
          set cells [lmap a [lindex $box end] b $cells {
            string trim "$a $b"
          }]
          set box [lreplace $box end end $cells]
        } else {
          lappend box $cells
        }
        set rule 0
      }
    }
  }
  lindex $found $n
}

# Some columns of a box, as one list.
proc cells {name n columns} {
  concat {*}[lmap row [boxes $name $n] {
    lmap column $columns { lindex $row $column }
  }]
}

# The first cell that does not show its value; empty where all do. Texts are
# equal but for their numbers, and a number is right where the value, worked out
# to more digits and without commas, is within half a unit of its last place.
proc unlike {cells values} {
  if {[llength $cells] != [llength $values] || [llength $cells] == 0} {
    return "[llength $cells] cells for [llength $values] values"
  }
  set number {[-+]?[0-9]+(?:\.[0-9]+)?}
  foreach cell $cells value $values {
    regsub -all {(\d),(?=\d\d\d)} $cell {\1} cell
    set alike [expr {[regsub -all $number $cell #]
                     eq [regsub -all $number $value #]}]
    foreach shown [regexp -all -inline $number $cell] \
            exact [regexp -all -inline $number $value] {
      if {!$alike} break
      set digits [string length [lindex [split $shown .] 1]]
      scan $shown %f a
      scan $exact %f b
      set alike [expr {abs($a-$b) <= 0.5*pow(10, -$digits) + 1e-6}]
    }
    if {!$alike} { return "'$cell' should be '$value'" }
  }
  return ""
}

# Wilson's 95 % interval in percent (Wilson 1927).
proc wilson {k n} {
  set z 1.959963984540054
  set p [expr {double($k)/$n}]
  set mid [expr {($p + $z*$z/(2*$n)) / (1 + $z*$z/$n)}]
  set half [expr {$z * sqrt($p*(1-$p)/$n + $z*$z/(4.0*$n*$n)) / (1+$z*$z/$n)}]
  format "%.6f - %.6f" [expr {100*($mid-$half)}] [expr {100*($mid+$half)}]
}

# Quantile of type 7 of a list of numbers.
proc quantile {values p} {
  set values [lsort -real $values]
  set at [expr {$p * ([llength $values]-1)}]
  set i [expr {int($at)}]
  set a [lindex $values $i]
  set b [lindex $values [expr {min($i+1, [llength $values]-1)}]]
  expr {$a + ($b-$a)*($at-$i)}
}
