# The measures of the C style: 80 columns, no tabs, functions of at most 45
# lines, files of at most 600, and no SQLite in a kernel.
#
# A function ends at a brace in column 1 and begins at the last line before it
# that starts in column 1 with a letter and has a parenthesis.

function bad(text){
  print FILENAME ":" FNR ": " text
  nBad++
}

FNR==1 {
  iFunction = 0
  isFace = FILENAME ~ /(_sql\.[ch]|^test\/|\/core\/|supportops\.[ch])/
}

# A character may be several bytes: those after the first are 10xxxxxx.
{
  text = $0
  gsub(/[\200-\277]/, "", text)
  if( length(text)>80 ) bad("over 80 columns")
  if( $0 ~ /\t/ ) bad("a tab")
}

/^[A-Za-z].*\(/ && !/;$/ { iFunction = FNR }

/^}/ && iFunction {
  if( FNR-iFunction+1>45 ) bad("a function of " FNR-iFunction+1 " lines")
  iFunction = 0
}

FNR==601 { bad("over 600 lines") }

/^# *include.*(sqlite3|host)/ && !isFace { bad("SQLite in a kernel") }

END { exit nBad>0 }
