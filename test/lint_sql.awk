# The style of SQL, one way throughout:
#
#   - keywords in CAPITALS, names in lower_snake;
#   - a clause that begins a line begins in the column of its SELECT, UPDATE or
#     DELETE, or of the UNION before that; a query behind a bracket that ends
#     a line begins two columns in;
#   - operators of comparison and arithmetic without blanks, but where one
#     begins a line; a blank behind every comma;
#   - a file begins with a comment, and one that makes an object with its name;
#     it makes that object and no other.
#
# code is the line without its comment, with tildes for what stands in quotes
# and each column where it was. The shell's dot-commands are left out.

function bad(text){
  print FILENAME ":" FNR ": " text
  nBad++
}

# A string may go over several lines.
function strip(line,    out, c){
  while( line!="" ){
    c = substr(line, 1, 1)
    if( quote!="" ){
      out = out (c==quote ? c : "~")
      if( c==quote ) quote = ""
    }else if( substr(line, 1, 2)=="--" ){
      return out
    }else{
      if( c=="'" || c=="\"" ) quote = c
      out = out c
    }
    line = substr(line, 2)
  }
  return out
}

function words(list, set,    a, i, n){
  n = split(list, a, " ")
  for( i=1; i<=n; i++ ) set[a[i]] = 1
}

# A word that begins at column here, from 0; isFirst: nothing is before it.
function checkWord(word, here, isFirst){
  if( word==tolower(word) ){
    if( toupper(word) in keyword ) bad("a keyword in small letters: " word)
  }else if( !(word in keyword) && !(word in either) ){
    bad("neither a keyword nor in lower_snake: " word)
  }
  if( isFirst && (word in clause) && (depth in begin) && here!=begin[depth] ){
    bad(word " does not begin where its SELECT does")
  }
  if( isFirst && (word in query) && opened>=0 && here!=opened+2 ){
    bad(word " does not begin two columns in")
  }
  if( isFirst && (word in joined) ) begin[depth] = isJoined = here
  if( word=="SELECT" && isJoined>=0 ){
    isJoined = -1
  }else if( word=="SELECT" || word=="UPDATE" || word=="DELETE" ){
    begin[depth] = here
  }
}

function checkWords(    rest, word, here, column){
  rest = code
  column = 0
  isJoined = -1
  # indent[d]: of the line in which that depth of brackets was last begun or
  # gone on with.
  if( before=="" && match(code, /[^ ]/) ) indent[depth] = lineIndent = RSTART-1
  while( match(rest, /[A-Za-z_][A-Za-z_0-9]*|[0-9][0-9a-zA-Z.]*|[();]/) ){
    word = substr(rest, RSTART, RLENGTH)
    here = column + RSTART - 1
    column = here + RLENGTH
    rest = substr(code, column+1)
    if( word=="(" ){
      delete begin[++depth]
      indent[depth] = lineIndent
    }else if( word==")" ){
      delete begin[depth--]
    }else if( word==";" ){
      split("", begin)
      depth = 0
    }else if( word ~ /^[A-Za-z_]/ ){
      checkWord(word, here, substr(code, 1, here) ~ /^ *$/)
    }
  }
  if( code ~ /[^ ]/ ) opened = code ~ /\( *$/ ? indent[depth-1] : -1
}

BEGIN {
  words("ALL ALTER AND AS ASC BEGIN BETWEEN BY CASE CAST CHECK COLLATE " \
        "COMMIT CONSTRAINT CREATE CROSS DEFAULT DELETE DESC DISTINCT DROP " \
        "ELSE ESCAPE EXCEPT EXCLUDE EXISTS FOLLOWING FROM GROUP HAVING IN " \
        "INNER INSERT INTEGER INTERSECT INTO IS JOIN LEFT LIMIT " \
        "MATERIALIZED NOT NULL NULLS OFFSET ON OR ORDER OVER PARTITION " \
        "PRAGMA PRECEDING PRIMARY RECURSIVE REFERENCES SELECT SET TABLE THEN " \
        "TRIGGER UNBOUNDED UNION UNIQUE UPDATE USING VALUES WHEN WHERE " \
        "WINDOW WITH WITHOUT", keyword)
  # Names of columns and functions as well, or words of one PRAGMA.
  words("ADD ANY BLOB COLUMN CONFLICT CURRENT DO END FILTER FIRST GLOB " \
        "GROUPS IF IMMEDIATE INDEX INDEXED KEY LAST LIKE MEMORY NORMAL " \
        "NOTHING OFF " \
        "RANGE REAL RENAME REPLACE ROLLBACK ROW ROWID ROWS STRICT TEMP TEXT " \
        "TO VIEW WAL", either)
  # Words of DuckDB, in which the bench's pipeline is written.
  words("ASOF GROUPING IGNORE MACRO NAME QUALIFY SETS", either)
  words("FROM WHERE GROUP ORDER HAVING LIMIT WINDOW JOIN LEFT CROSS INNER " \
        "UNION EXCEPT INTERSECT SET", clause)
  words("UNION EXCEPT INTERSECT", joined)
  words("SELECT VALUES WITH", query)
}

FNR==1 {
  quote = ""
  depth = 0
  opened = -1
  split("", begin)
  object = FILENAME
  sub(/.*\//, "", object)
  sub(/\.sql$/, "", object)
  isModel = FILENAME ~ /^sql\/(staging|intermediate|marts|sample)\//
  isNamed = isModel || FILENAME ~ /^sql\/reports\//
  makesOne = isModel || object ~ /^stg_/
  if( $0 !~ /^-- ./ ) bad("no head comment")
  if( isNamed && index($0, "-- " object ": ")!=1 ){
    bad("a head that does not begin with " object)
  }
}

quote=="" && /^\./ { next }

{
  before = quote
  code = strip($0)
}

{ checkWords() }

code ~ /[A-Za-z0-9_)'"] (=|<>|!=|<=|>=|<|>|>>|<<|-|\+|\/|%|&) [A-Za-z0-9_('"]/ {
  bad("blanks around an operator")
}
code ~ /,[^ ]/ { bad("no blank behind a comma") }

makesOne && match(code, /^(CREATE (TEMP )?(TABLE|VIEW)|INSERT INTO) /) {
  name = substr(code, RLENGTH+1)
  sub(/[^a-z_0-9].*/, "", name)
  if( name!=object ) bad("another object than the file's: " name)
}

END { exit nBad>0 }
