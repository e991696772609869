# From gcov's words, a line a source: lines run and branches taken, in per
# cent and of how many. Fails where those of all are under the floors, lines
# and branches.

/^File / {
  file = substr($2, 2, length($2)-2)
  # A header's inline functions are counted with every source that has them.
  isOurs = file ~ /^ext\/.*\.c$/
}

function share(text){
  sub(/^[^:]*:/, "", text)
  sub(/%.*/, "", text)
  return text / 100
}

/^Lines executed/ && isOurs {
  nLine[file] = $NF
  run[file] = share($0) * $NF
}

/^Taken at least once/ && isOurs {
  nBranch[file] = $NF
  taken[file] = share($0) * $NF
}

function percent(part, of){
  return of ? 100*part/of : 100
}

function words(name, run, of, taken, ofBranch){
  return sprintf("%-30s %6.1f %% of %5d lines %6.1f %% of %5d branches", name, \
    percent(run, of), of, percent(taken, ofBranch), ofBranch)
}

END {
  for( file in nLine ){
    print words(file, run[file], nLine[file], taken[file], nBranch[file]) \
      | "sort"
    line += run[file]
    of += nLine[file]
    branch += taken[file]
    ofBranch += nBranch[file]
  }
  close("sort")
  if( of==0 || percent(line, of)<lines || percent(branch, ofBranch)<branches ){
    print "under the floor of " lines " % of lines, " branches " % of branches"
    isUnder = 1
  }
  print words("all", line, of, branch, ofBranch)
  exit isUnder
}
