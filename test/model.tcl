# What model.test and planted.test share: building the model with the shell, as
# make demo does, in a scratch folder of their own under build/.

# A folder of this process's own, so that two runs at once do not mix. It is
# left for whoever wants to look, until the next run of the same name.
proc model_scratch {name} {
  set dir [file join $::tester(root) build test $name]
  foreach old [glob -nocomplain $dir.*] {
    set owner [string range [file extension $old] 1 end]
    if {[string is digit $owner] && [catch {exec sh -c "kill -0 $owner"}]} {
      file delete -force $old
    }
  }
  file mkdir $dir.[pid]
  return $dir.[pid]
}

# The environment of a build: nothing of the caller's own settings gets in.
proc model_environment {settings} {
  set all [list SUPPORTOPS $::tester(extension)]
  foreach name {SOURCE FILE AS_OF DB TICKETS SEED STARVE HAPPY_PATH CASE_COLUMN
                ACTIVITY_COLUMN TIME_COLUMN RESOURCE_COLUMN TIME_FORMAT
                SOLVED_ACTIVITY CLOSED_ACTIVITY CAPACITY} {
    lappend all $name [expr {[dict exists $settings $name]
                             ? [dict get $settings $name] : ""}]
  }
  lmap {name value} $all { string cat $name = $value }
}

# Run sql/SCRIPT of a folder that holds sql/. Gives {exit code, what it said}.
proc model_run {script root args} {
  set code 0
  set command [list env {*}[model_environment $args] \
                    sh [file join $root sql $script]]
  if {[catch {exec -ignorestderr {*}$command 2>@1} output options]} {
    set error [dict get $options -errorcode]
    set code [expr {[lindex $error 0] eq "CHILDSTATUS"
                    ? [lindex $error 2] : $error}]
    regsub {\nchild process exited abnormally$} $output {} output
  }
  list $code $output
}

proc model_build {args} { model_run build.sh $::tester(root) {*}$args }

# Rows of a built database, read without the extension, as any client would.
proc model_rows {file sql} {
  sqlite3 model_db $file -readonly 1
  model_db nullvalue NULL
  try { return [model_db eval $sql] } finally { model_db close }
}

# A hash over the contents of all tables whose names match.
proc model_hash {file pattern} {
  exec sqlite3 -batch -init /dev/null -readonly $file ".sha3sum $pattern"
}

# What a failed build has recorded of itself.
proc model_failure {file} {
  model_rows $file {SELECT status, step, error FROM last_build}
}
