# The style of C: what a reader of SQLite's sources expects, and what the rules
# of ext/README.md forbid.
#
# A function ends at a brace in column 1 and begins at the last line before it
# that starts in column 1 with a letter and has a parenthesis. code is the line
# without comments and without what stands in quotes.

function bad(text){
  print FILENAME ":" FNR ": " text
  nBad++
}

# isComment lasts from line to line.
function strip(line,    out, c, two, quote){
  while( line!="" ){
    two = substr(line, 1, 2)
    c = substr(line, 1, 1)
    if( isComment ){
      if( two=="*/" ) isComment = 0
      line = substr(line, two=="*/" ? 3 : 2)
    }else if( quote!="" ){
      if( c==quote ) quote = ""
      line = substr(line, c=="\\" ? 3 : 2)
    }else if( two=="/*" ){
      isComment = 1
      line = substr(line, 3)
    }else{
      if( c=="\"" || c=="'" ) quote = c
      out = out c
      line = substr(line, 2)
    }
  }
  return out
}

# The name of the function that begins at a line: static ones have humps, what
# crosses files has its room's or file's word first.
function checkName(line,    name){
  name = line
  sub(/\(.*/, "", name)
  sub(/.*[ *]/, "", name)
  if( line ~ /^static inline / && isHeader ) return
  if( line ~ /^static / ){
    if( name ~ /_/ ) bad("static and with underscores: " name)
  }else if( name !~ /^[a-z][a-z0-9]*_[a-z0-9_]+$/ ){
    bad("a name that crosses files must be like room_what: " name)
  }
}

BEGIN {
  unused = "v?s?n?printf|strto[a-z]+|ato[a-z]+|setlocale|exit|abort|s?rand|" \
    "time|localtime|gmtime|getenv|fopen|malloc|calloc|realloc|free|strcat|" \
    "strtok|alloca"
}

FNR==1 {
  iFunction = 0
  isComment = 0
  isHeader = FILENAME ~ /\.h$/
  isOurs = FILENAME ~ /^ext\//
  isFace = FILENAME ~ /(_sql\.[ch]|\/core\/.*|supportops\.[ch])$/ || !isOurs
  if( $0 !~ /^\/\*/ ) bad("no head comment")
}

{ code = strip($0) }

/^[A-Za-z].*\(/ && !/;$/ {
  iFunction = FNR
  zFunction = code
}

/^}/ && iFunction {
  if( FNR-iFunction+1>45 ) bad("a function of " FNR-iFunction+1 " lines")
  if( isOurs && zFunction !~ /=/ ) checkName(zFunction)
  iFunction = 0
}

/^# *include.*(sqlite3|host)/ && !isFace { bad("SQLite in a kernel") }

code ~ /(^|[^A-Za-z0-9_])(if|while|switch)( *\([^ ]| +\(|\(.*[^ ]\)\{$)/ {
  bad("not as in: if( x ){")
}
code ~ /(^|[^A-Za-z0-9_])for +\(/ { bad("not as in: for(i=0; i<n; i++){") }
code ~ /\) +\{|else +\{|\} +else|do +\{/ { bad("a blank beside a brace") }
code ~ /\/\// { bad("a comment that is not /* */") }
code ~ /,[^ ]/ { bad("no blank behind a comma") }
code ~ /(char|void|int|double|const|[ui](8|16|32|64))\* +[A-Za-z]/ {
  bad("a star that does not stand at the name")
}
isOurs && code ~ "(^|[^A-Za-z0-9_>.])(" unused ")\\(" {
  bad("a function that is not used here")
}
isOurs && code ~ /^ *static / && code !~ /const|\(/ {
  bad("static and not const")
}

END { exit nBad>0 }
