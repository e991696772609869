# make lint: the style of every file that git knows.
#
#   sh test/lint.sh ?FILE ...?         # no FILE: all, of this checkout
#
# lint_c.awk and lint_sql.awk hold the rules of the two languages; here are
# those of every file. Prints FILE:LINE: what is wrong. Names of FILEs are
# relative to the folder it is called in, which stands for the checkout's.

rules=$(cd "$(dirname "$0")" && pwd)
if [ $# -eq 0 ]; then
  cd "$rules/.." || exit 1
  # Not what is only in the working copy; without git, what a release holds.
  known=$(git ls-files 2>/dev/null) && [ -n "$known" ] \
    || known=$(find .ci LICENSE Makefile README.md examples ext sql test \
                    -type f)
  # No name of ours holds a blank.
  set -- $(echo "$known" | grep -v '^test/corpus/' | while read -r f; do
             if [ -e "$f" ]; then echo "$f"; fi
           done)
fi
bad=0

# The files of the list whose names match $1.
named(){
  printf '%s\n' $files | grep -E "$1"
}

# Width and length, in characters: those of several bytes go on with 10xxxxxx.
# What an example prints, prose and licences have their own.
every_file(){
  awk '
    function bad(text){
      print FILENAME ":" FNR ": " text
      nBad++
    }
    FNR==1 {
      isTcl = FILENAME ~ /\.(test|tcl)$/
      isText = FILENAME ~ /(\.(md|out|txt)|LICENSE)$/
      columns = isText ? 1e9 : isTcl || FILENAME ~ /\.(sql|py)$/ ? 100 : 80
      lines = isText ? 1e9 : isTcl ? 650 : 600
    }
    {
      text = $0
      gsub(/[\200-\277]/, "", text)
      # What a check expects may be long, on a line of its own.
      if( length(text)>columns && !(isTcl && text ~ /^ *(\} )?\{/) ){
        bad("over " columns " columns")
      }
      if( FNR==lines+1 ) bad("over " lines " lines")
    }
    /\t/ && FILENAME !~ /Makefile$/ { bad("a tab") }
    /[ \t\r]$/ { bad("a blank at the end") }
    END { exit nBad>0 }' "$@"
}

last_newline(){
  for f; do
    [ -z "$(tail -c 1 "$f")" ] || { echo "$f: no newline at the end"; bad=1; }
  done
}

files=$*
export LC_ALL=C
every_file "$@" || bad=1
last_newline "$@"
c=$(named '\.[ch]$')
[ -z "$c" ] || awk -f "$rules/lint_c.awk" $c || bad=1
sql=$(named '\.sql$')
[ -z "$sql" ] || awk -f "$rules/lint_sql.awk" $sql || bad=1

# What belongs to the machine or the moment of writing is no part of a file.
grep -nE '(^|[^A-Za-z0-9_)])/(work|root|home|tmp)/' /dev/null \
  $(named '' | grep -v '^test/lint') && bad=1
grep -nE '(TO''DO|FIX''ME|XX''X)([^A-Za-z]|$)' /dev/null "$@" && bad=1

shell=$(named '(\.sh|^\.ci/run)$')
if ! command -v shellcheck >/dev/null; then
  echo "no shellcheck: shell scripts are not looked at closely"
elif [ -n "$shell" ]; then
  # SC2046: lists of words are split on purpose.
  for f in $shell; do
    dialect='sh'
    head -n 1 "$f" | grep -q bash && dialect=bash
    shellcheck -S warning -e SC2046 -s $dialect "$f" || bad=1
  done
fi
exit $bad
