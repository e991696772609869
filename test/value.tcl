# Values built from the format that ext/core/value.h describes, without the
# library, checksum included: so that a forged one gets past the head.

proc hex {args} { binary decode hex [string map {" " "" "\n" ""} $args] }

proc varint {x} {
  set out ""
  while {$x >= 128} {
    append out [binary format c [expr {($x & 127) | 128}]]
    set x [expr {$x >> 7}]
  }
  append out [binary format c $x]
}
proc signed {x} { varint [expr {$x < 0 ? -2 * $x - 1 : 2 * $x}] }
proc named {name} { string cat [varint [string length $name]] $name }

# Words of eight bytes, little-endian; see valueChecksum() in value.c.
proc checksum {value} {
  set k 0x9E3779B97F4A7C15
  set m 0xFFFFFFFFFFFFFFFF
  binary scan $value @4w h
  set h [expr {($h & $m) * $k & $m}]
  for {set i 16} {$i + 8 <= [string length $value]} {incr i 8} {
    binary scan $value @${i}w x
    set h [expr {($h ^ ($x & $m)) * $k & $m}]
    set h [expr {$h ^ $h >> 32}]
  }
  if {$i < [string length $value]} {
    binary scan [string range $value $i end][hex 0000000000000000] w x
    set h [expr {($h ^ ($x & $m)) * $k & $m}]
  }
  set h [expr {$h ^ $h >> 29}]
  expr {($h * $k & $m) >> 32}
}

# A body with its head in front.
proc sealed {body {flags 0} {kind L} {version 1}} {
  set n [expr {16 + [string length $body]}]
  set head SOPS$kind[binary format csi $version $flags $n]
  set sum [checksum $head[hex 00000000]$body]
  return $head[binary format i $sum]$body
}
