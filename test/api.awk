# Whether the library asks for nothing that SQLite 3.31 does not have:
#
#   awk -f api.awk api.txt sqlite3ext.h USED
#
# api.txt is the list of names that may be used, each behind the version that
# brought it. The host's own sqlite3ext.h says the same of functions, from
# 3.7.16 on, so that the list cannot err. USED holds the names in our sources,
# a line each.

function bad(text){
  print text
  nBad++
}

# 3.31.0 as a number that compares.
function order(version,    a){
  split(version, a, ".")
  return a[1]*1000000 + a[2]*1000 + a[3]
}

FNR==1 { iFile++ }

iFile==1 && NF==2 && !/^#/ {
  since[$2] = $1
  if( order($1)>=order("3.32") ){
    bad($2 " came with " $1 ", after the oldest version that is supported")
  }
}

# The header has every name twice, as a member and as a macro; the macros come
# last and in the members' order.
iFile==2 && /^#define sqlite3_aggregate_context/ { group = "3.7" }
iFile==2 && /^\/\* Version .* and later/ { group = $3 }
iFile==2 && /^#define sqlite3_/ && ($2 in since) && since[$2]!=group {
  bad($2 " came with " group ", says sqlite3ext.h; the list says " since[$2])
}

iFile==3 && !($1 in since) {
  bad($1 " is not in test/api.txt: add it behind the version that brought it")
}
iFile==3 { used[$1] = 1 }

END {
  for( name in since ) n++
  for( name in since ){
    if( !(name in used) ) bad(name " is in test/api.txt and not used")
  }
  if( nBad ) exit 1
  print n " names, none after 3.31"
}
