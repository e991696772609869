-- Event log: the raw tables of any CSV with a case, an activity and a time.
--
--   raw_event_log      the file as it is, columns TEXT
--   raw_event_columns  which column plays which part: as set (CASE_COLUMN,
--                      ACTIVITY_COLUMN, TIME_COLUMN, RESOURCE_COLUMN), else
--                      the first usual name that the file has
--   raw_events         the file with types, numbered by time and line

-- An import would add to a table of this name; making one first fails there.
CREATE TABLE raw_event_log(only_to_see_that_it_is_free);
DROP TABLE raw_event_log;
.import --csv '|gzip -cdf "$FILE"' raw_event_log

-- The XES names come first, as every process mining tool writes them.
CREATE TABLE raw_event_columns(
  part        TEXT PRIMARY KEY,
  column_name TEXT,
  CONSTRAINT "FILE has no case column of a usual name: set CASE_COLUMN"
    CHECK( column_name IS NOT NULL OR part<>'case' ),
  CONSTRAINT "FILE has no activity column of a usual name: set ACTIVITY_COLUMN"
    CHECK( column_name IS NOT NULL OR part<>'activity' ),
  CONSTRAINT "FILE has no time column of a usual name: set TIME_COLUMN"
    CHECK( column_name IS NOT NULL OR part<>'time' )
) STRICT;
INSERT INTO raw_event_columns
WITH usual(part, position, name) AS (VALUES
  ('case', 1, 'case:concept:name'), ('case', 2, 'case_id'), ('case', 3, 'case'),
  ('case', 4, 'caseid'), ('case', 5, 'ticket_id'), ('case', 6, 'id'),
  ('activity', 1, 'concept:name'), ('activity', 2, 'activity'),
  ('activity', 3, 'event'), ('activity', 4, 'status'),
  ('time', 1, 'time:timestamp'), ('time', 2, 'timestamp'), ('time', 3, 'time'),
  ('time', 4, 'at'), ('time', 5, 'complete_timestamp'),
  ('time', 6, 'event_at'), ('time', 7, 'created_at'),
  ('resource', 1, 'org:resource'), ('resource', 2, 'resource'),
  ('resource', 3, 'agent_id')
), wanted AS (
  SELECT part, position, name FROM usual
  WHERE part || '_column' NOT IN (SELECT name FROM build_settings)
  UNION ALL
  SELECT replace(name, '_column', ''), 1, value FROM build_settings
  WHERE name IN ('case_column', 'activity_column', 'time_column',
                 'resource_column')
), found AS (
  SELECT w.part, c.name AS column_name, min(w.position)
  FROM wanted AS w
  JOIN pragma_table_info('raw_event_log') AS c
    ON replace(lower(c.name), ' ', '_')=replace(lower(w.name), ' ', '_')
  GROUP BY w.part
)
SELECT part, column_name
FROM (SELECT DISTINCT part FROM usual) LEFT JOIN found USING (part);

-- Column names are data here, so the statement that reads them is made first.
CREATE TABLE raw_events(
  event_id    INTEGER PRIMARY KEY,
  line        INTEGER NOT NULL,
  case_id     TEXT,
  activity    TEXT,
  resource    TEXT,
  event_at    TEXT,
  time_raw    TEXT
) STRICT;
.once events.sql
SELECT printf('INSERT INTO raw_events
WITH typed AS (
  SELECT rowid AS line, nullif("%w", '''') AS case_id,
         nullif("%w", '''') AS activity, %s AS resource,
         moment("%w", %Q) AS event_at, "%w" AS time_raw
    FROM raw_event_log
)
SELECT row_number() OVER (ORDER BY event_at, line), line, case_id, activity,
       resource, event_at, time_raw
  FROM typed
 ORDER BY 1;', case_column, activity_column,
         iif(resource_column IS NULL, 'NULL',
             printf('nullif("%w", '''')', resource_column)),
         time_column, time_format, time_column)
FROM (SELECT max(column_name) FILTER (WHERE part='case') AS case_column,
             max(column_name) FILTER (WHERE part='activity')
               AS activity_column,
             max(column_name) FILTER (WHERE part='time') AS time_column,
             max(column_name) FILTER (WHERE part='resource')
               AS resource_column,
             coalesce((SELECT value FROM build_settings
                       WHERE name='time_format'), 'iso') AS time_format
      FROM raw_event_columns);
.read events.sql

-- Say what is wrong with the file before the settings ask it for its last day.
CREATE TEMP TABLE needed_rows(
  found    INTEGER CONSTRAINT "FILE has no rows" CHECK( found>0 ),
  readable INTEGER CONSTRAINT "FILE has no time that TIME_FORMAT can read"
    CHECK( readable>0 OR found=0 )
);
INSERT INTO needed_rows SELECT count(*), count(event_at) FROM raw_events;
DROP TABLE needed_rows;
