-- The driver: builds every object of the model in one transaction, with the
-- sqlite3 shell. build.sh runs it in a scratch folder that holds a link "sql"
-- to this folder and the file "settings" (name and value, --ascii); see there.
--
-- Each object's file is read between two marks: the file "step" is written
-- before it, so that a failure names its object, and a row of build_steps after
-- it. Nothing runs after a failure (.bail): the transaction is never committed,
-- and readers keep the marts they had.

.bail on
-- First of all, because it drops every temporary table.
PRAGMA temp_store=MEMORY;
.mode list
.headers off
.nullvalue ""
.timeout 10000

-- Pages of 16 KB, in a database that is new: a fifteenth less work than with
-- 4 KB. WAL: others read the last marts while these are built. Debian's shell
-- zeroes what it deletes, which doubles the work of a rebuild. A cache of 80 MB
-- keeps the whole process below 150 MB at 50,000 tickets; 200 MB would save
-- three parts in a hundred.
PRAGMA page_size=16384;
.once /dev/null
PRAGMA journal_mode=WAL;
.once /dev/null
PRAGMA secure_delete=OFF;
PRAGMA synchronous=NORMAL;
PRAGMA cache_size=-80000;

-- readfile() gives bytes, and the scripts that this driver reads are UTF-8.
CREATE TEMP TABLE database_encoding(
  encoding TEXT CONSTRAINT "the database must be UTF-8, and this one is UTF-16"
  CHECK( encoding='UTF-8' )
);
INSERT INTO database_encoding SELECT encoding FROM pragma_encoding;
DROP TABLE database_encoding;

-- ---------------------------------------------------------------------------
-- What is built, in order. A source folder need not have a file for every
-- staging table: one that it lacks stays empty.
-- ---------------------------------------------------------------------------
CREATE TEMP TABLE plan(
  position INTEGER PRIMARY KEY,
  step     TEXT NOT NULL,
  object   TEXT NOT NULL
) STRICT;

INSERT INTO plan(step, object) VALUES
  ('config',       'config'),
  ('staging',      'stg_unreadable'),
  ('staging',      'stg_tickets'),
  ('staging',      'stg_ticket_events'),
  ('staging',      'stg_agents'),
  ('staging',      'stg_sla_policies'),
  ('staging',      'stg_sla_targets'),
  ('staging',      'stg_group_capacity'),
  ('staging',      'stg_ticket_costs'),
  ('staging',      'stg_satisfaction_ratings'),
  ('data tests',   'staging'),
  ('intermediate', 'int_desk_facts'),
  ('intermediate', 'int_event_log'),
  ('intermediate', 'int_events'),
  ('intermediate', 'int_status_spans'),
  ('intermediate', 'int_group_stints'),
  ('intermediate', 'int_ticket_lifetime'),
  ('intermediate', 'int_ticket_paths'),
  ('intermediate', 'int_event_transitions'),
  ('intermediate', 'int_daily_series'),
  ('intermediate', 'int_backtest'),
  ('marts',        'mart_sla'),
  ('marts',        'mart_sla_attainment'),
  ('marts',        'mart_shift_heatmap'),
  ('marts',        'mart_group_performance'),
  ('marts',        'mart_agent_productivity'),
  ('marts',        'mart_ticket_outcomes'),
  ('marts',        'mart_outcome_drivers'),
  ('marts',        'mart_desk_totals'),
  ('marts',        'mart_daily_ops'),
  ('marts',        'mart_anomalies'),
  ('marts',        'mart_conformance'),
  ('marts',        'mart_variants'),
  ('marts',        'mart_transitions'),
  ('marts',        'mart_bottlenecks'),
  ('marts',        'mart_at_risk'),
  ('marts',        'mart_forecast'),
  ('marts',        'mart_forecast_accuracy'),
  ('marts',        'mart_capacity'),
  ('marts',        'mart_recommendations'),
  ('data tests',   'marts');

-- The step that runs, and since when.
CREATE TEMP TABLE current_step(step TEXT, object TEXT, started REAL) STRICT;
INSERT INTO current_step VALUES ('prepare', 'database', julianday('now'));

.once step
SELECT step || ' ' || object FROM current_step;

BEGIN IMMEDIATE;

-- ---------------------------------------------------------------------------
-- Prepare: drop what the last build made, whatever desk it was for, and
-- nothing of the user's own.
-- ---------------------------------------------------------------------------
CREATE TABLE IF NOT EXISTS build_objects(name TEXT PRIMARY KEY) STRICT;
.once drop.sql
SELECT printf('DROP %s IF EXISTS "%w";', s.type, s.name)
FROM build_objects AS o
JOIN sqlite_schema AS s ON s.name=o.name
WHERE s.type IN ('table', 'view') AND s.name<>'build_objects'
ORDER BY s.type DESC, s.name;
.read drop.sql
DELETE FROM build_objects;
CREATE TEMP TABLE kept AS
SELECT name FROM sqlite_schema WHERE type IN ('table', 'view');

CREATE TABLE build_settings(
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
.import --ascii settings build_settings

SELECT printf('Building the desk %s%s%s', source, ' from ' || file,
              ', ' || tickets || ' tickets')
FROM (SELECT max(value) FILTER (WHERE name='source') AS source,
             max(value) FILTER (WHERE name='file') AS file,
             max(value) FILTER (WHERE name='tickets') AS tickets
      FROM build_settings);

CREATE TABLE build_steps(
  step    TEXT NOT NULL,
  object  TEXT NOT NULL,
  rows    INTEGER,
  seconds REAL NOT NULL,
  PRIMARY KEY (step, object)
) STRICT;

-- One line of the report: what was built last.
CREATE TEMP VIEW step_line AS
SELECT printf('  %-12s %-28s %9s rows %8.3f s', step, object,
              ifnull(rows, '-'), seconds)
FROM build_steps ORDER BY rowid DESC LIMIT 1;

-- ---------------------------------------------------------------------------
-- Load: the desk's raw tables, whatever they are called.
-- ---------------------------------------------------------------------------
UPDATE current_step SET step='load', object=(
  SELECT value FROM build_settings WHERE name='source'),
  started=julianday('now');
.once step
SELECT step || ' ' || object FROM current_step;
.once load.sql
SELECT printf('.read sql/sources/%s/load.sql', object) FROM current_step;
.read load.sql
.once given.sql
SELECT '.read sql/given/load.sql' FROM build_settings WHERE name='capacity';
.read given.sql
INSERT INTO build_steps
SELECT step, object, NULL, round(86400*(julianday('now')-started), 3)
FROM current_step;
SELECT * FROM step_line;

.once raw.sql
SELECT printf('INSERT INTO build_steps SELECT ''raw table'', %Q, count(*), 0.0'
           || ' FROM "%w"; SELECT * FROM step_line;', name, name)
FROM sqlite_schema
WHERE type='table' AND name NOT LIKE 'build!_%' ESCAPE '!'
  AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
  AND name NOT IN (SELECT name FROM kept)
ORDER BY rowid;
.read raw.sql

-- ---------------------------------------------------------------------------
-- Everything after it: the plan, turned into a script.
-- ---------------------------------------------------------------------------
.once plan.sql
WITH desk AS (
  SELECT max(value) FILTER (WHERE name='source') AS source,
         max(name='capacity') AS has_capacity
  FROM build_settings
), homes AS (            -- what the user gave stands in the desk's place
  SELECT position, iif(object='stg_group_capacity' AND has_capacity,
                       'sql/given', 'sql/sources/' || source) AS home
  FROM plan, desk
), files AS (
  SELECT position, 1 AS part, CASE step
           WHEN 'config'     THEN 'sql/config.sql'
           WHEN 'data tests' THEN 'sql/tests/run.sql'
           ELSE printf('sql/%s/%s.sql', step, object)
         END AS file
  FROM plan
  UNION ALL
  SELECT position, 2, 'sql/rules/run.sql'
  FROM plan
  WHERE object='mart_recommendations'
  UNION ALL
  SELECT position, 2, printf('%s/%s.sql', home, object)
  FROM plan JOIN homes USING (position)
  WHERE step='config'
     OR (step='staging' AND readfile(printf('%s/%s.sql', home, object))
                            IS NOT NULL)
), reads AS (
  SELECT position, group_concat('.read ' || file, char(10)) AS lines
  FROM (SELECT * FROM files ORDER BY position, part)
  GROUP BY position
)
SELECT printf('
UPDATE current_step SET step=%Q, object=%Q, started=julianday(''now'');
.once step
SELECT step || '' '' || object FROM current_step;
%s
INSERT INTO build_steps
SELECT step, object, (SELECT count(*) FROM %s),
       round(86400*(julianday(''now'') - started), 3)
  FROM current_step;
SELECT * FROM step_line;', step, object, lines,
         iif(step='data tests', 'data_test_phase', object))
FROM plan JOIN reads USING (position)
ORDER BY position;
.read plan.sql

-- ---------------------------------------------------------------------------
-- Finish: remember what was made, and let readers have it.
-- ---------------------------------------------------------------------------
UPDATE current_step SET step='finish', object='commit';
.once step
SELECT step || ' ' || object FROM current_step;
INSERT INTO build_objects
SELECT name FROM sqlite_schema
WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
  AND name NOT IN (SELECT name FROM kept);
COMMIT;

SELECT printf('  %-12s %-28s %9s      %8.3f s', 'total', '', '',
              total(seconds)) FROM build_steps;
SELECT printf('Desk %s as of %s: %d data tests passed, %d warned, %d failed',
              (SELECT desk FROM config), (SELECT as_of FROM config),
              count(*) FILTER (WHERE failures=0),
              count(*) FILTER (WHERE failures>0 AND severity='warn'),
              count(*) FILTER (WHERE failures>0 AND severity='error'))
FROM data_test_results;
