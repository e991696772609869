# From gcov's words, a line a source: lines run and branches taken, in per
# cent and of how many. Fails where the lines of all are under floor.

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

function words(name, line, of, branch, branches){
  return sprintf("%-30s %6.1f %% of %5d lines %6.1f %% of %5d branches", name, \
    of ? 100*line/of : 100, of, branches ? 100*branch/branches : 100, branches)
}

END {
  for( file in nLine ){
    print words(file, run[file], nLine[file], taken[file], nBranch[file]) \
      | "sort"
    line += run[file]
    of += nLine[file]
    branch += taken[file]
    branches += nBranch[file]
  }
  close("sort")
  print words("all", line, of, branch, branches)
  if( of==0 || 100*line/of<floor ){
    print "under the floor of " floor " % of lines"
    exit 1
  }
}
