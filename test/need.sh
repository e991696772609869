# What the make targets need, and how to get it.
#
#   sh test/need.sh build|demo|model|bench|test|check
#
# Names what is missing and, on Debian and its kin, installs it as root or
# with a sudo that asks nothing. NO_INSTALL=1 stops that. Elsewhere prints the
# one line to type, and fails.

cc=${CC:-cc}
floor=3.40.1                       # of the scripts in sql/; the library's own
                                   # floor is checked when it is loaded

compiles(){                        # $1: a header
  echo "#include <$1>" | $cc $CPPFLAGS -E - >/dev/null 2>&1
}

has_compiler(){
  command -v ${cc%% *} >/dev/null 2>&1 && compiles stdlib.h
}

has_header(){
  if has_compiler; then compiles sqlite3ext.h
  else test -e /usr/include/sqlite3ext.h; fi
}

has_tcl_sqlite(){
  echo 'exit [catch {package require sqlite3}]' | tclsh 2>/dev/null
}

# The words for $1 in the package manager's own language: what, then names
# under apt, dnf and brew.
need(){
  what="$what, $1"
  apt="$apt $2"
  dnf="$dnf $3"
  brew="$brew $4"
}

look(){
  what='' apt='' dnf='' brew=''
  has_compiler || need "a C compiler" "gcc libc6-dev" gcc gcc
  has_header || need "SQLite's headers" libsqlite3-dev sqlite-devel sqlite
  [ "$1" = build ] && return
  command -v sqlite3 >/dev/null \
    || need "the sqlite3 shell" sqlite3 sqlite sqlite
  case $1 in demo|model|bench) return;; esac
  command -v tclsh >/dev/null || need "tclsh" tcl tcl tcl-tk
  has_tcl_sqlite \
    || need "Tcl's sqlite3 package" libsqlite3-tcl sqlite-tcl sqlite
  [ "$1" = test ] && return
  command -v gcc >/dev/null || need "gcc" gcc gcc gcc
  command -v valgrind >/dev/null || need "valgrind" valgrind valgrind valgrind
}

# Words are on stderr: the targets' own output stays as it is.
say(){
  echo "$*" >&2
}

stop(){
  if command -v apt-get >/dev/null; then say "type:  sudo apt-get install$apt"
  elif command -v dnf >/dev/null; then say "type:  sudo dnf install$dnf"
  elif command -v brew >/dev/null; then say "type:  brew install$brew"
  else say "install them with the system's package manager" \
           "(Debian's names:$apt)"
  fi
  exit 1
}

look "$1"
if [ -n "$what" ]; then
  say "missing: ${what#, }"
  sudo=
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  [ -z "$NO_INSTALL" ] && command -v apt-get >/dev/null \
    && $sudo true 2>/dev/null || stop
  say "installing:$apt"
  export DEBIAN_FRONTEND=noninteractive
  install="$sudo apt-get install -qq -y --no-install-recommends"
  { $install $apt || { $sudo apt-get update -qq && $install $apt; }
  } >/dev/null 2>&1
  look "$1"
  [ -z "$what" ] || { say "that did not bring ${what#, }"; stop; }
fi

[ "$1" = build ] && exit 0
version=$(sqlite3 --version | cut -d' ' -f1)
printf '%s\n%s\n' $floor "$version" \
  | sort -t. -k1,1n -k2,2n -k3,3n -c 2>/dev/null \
  || { say "sqlite3 $floor or later is needed; this is $version"; exit 1; }
