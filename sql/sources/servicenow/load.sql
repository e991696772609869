-- ServiceNow: the raw tables of an incident log with one row per update.
--
--   raw_incident_log      the export as it is, columns TEXT
--   raw_incident_states   its state words in the contract's
--   raw_incident_updates  the export with types, in the order in which the
--                         updates happened
--
-- '?' is a missing value. Times are D/M/YYYY HH:MM, or DD-MM-YYYY HH:MM in
-- other exports of the same log, and taken as UTC.

-- An import would add to a table of this name; making one first fails there.
CREATE TABLE raw_incident_log(only_to_see_that_it_is_free);
DROP TABLE raw_incident_log;
.import --csv '|gzip -cdf "$FILE"' raw_incident_log

-- Say what is missing before a later statement stumbles over it.
CREATE TEMP TABLE needed_columns(
  missing TEXT CONSTRAINT "FILE is no ServiceNow incident log: columns missing"
  CHECK( missing IS NULL )
);
INSERT INTO needed_columns
SELECT value
FROM json_each('["number", "incident_state", "sys_mod_count", "made_sla",
                 "caller_id", "opened_at", "sys_updated_at", "contact_type",
                 "category", "priority", "assignment_group", "assigned_to"]')
WHERE value NOT IN (SELECT name FROM pragma_table_info('raw_incident_log'));
DROP TABLE needed_columns;

-- A state that is not here (the export has '-100') says nothing: the incident
-- keeps the status that it had.
CREATE TABLE raw_incident_states(
  incident_state TEXT PRIMARY KEY,
  status         TEXT NOT NULL
) STRICT;
INSERT INTO raw_incident_states VALUES
  ('New',                'new'),
  ('Active',             'open'),
  ('Awaiting User Info', 'pending'),
  ('Awaiting Vendor',    'hold'),
  ('Awaiting Problem',   'hold'),
  ('Awaiting Evidence',  'hold'),
  ('Resolved',           'solved'),
  ('Closed',             'closed');

-- update_id numbers all updates by time of update, number of the modification
-- and line of the file. resolved_at and closed_at are left behind: they stand
-- in every row of an incident, also in those written before.
CREATE TABLE raw_incident_updates(
  update_id        INTEGER PRIMARY KEY,
  line             INTEGER NOT NULL,
  number           TEXT,
  updated_at       TEXT,
  updated_raw      TEXT,
  opened_at        TEXT,
  opened_raw       TEXT,
  incident_state   TEXT,
  status           TEXT,
  assignment_group TEXT,
  assigned_to      TEXT,
  priority         TEXT,
  category         TEXT,
  contact_type     TEXT,
  caller_id        TEXT,
  made_sla         INTEGER
) STRICT;
INSERT INTO raw_incident_updates
WITH typed AS (
  SELECT l.rowid AS line, nullif(number, '?') AS number,
         coalesce(moment(sys_updated_at, 'D/M/YYYY HH:MM'),
                  moment(sys_updated_at, 'DD-MM-YYYY HH:MM')) AS updated_at,
         sys_updated_at AS updated_raw,
         CAST(sys_mod_count AS INTEGER) AS mod_count,
         coalesce(moment(opened_at, 'D/M/YYYY HH:MM'),
                  moment(opened_at, 'DD-MM-YYYY HH:MM')) AS opened_at,
         nullif(opened_at, '?') AS opened_raw,
         incident_state, status,
         nullif(assignment_group, '?') AS assignment_group,
         nullif(assigned_to, '?') AS assigned_to,
         nullif(priority, '?') AS priority,
         nullif(category, '?') AS category,
         nullif(contact_type, '?') AS contact_type,
         nullif(caller_id, '?') AS caller_id,
         CASE lower(made_sla) WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
           AS made_sla
  FROM raw_incident_log AS l
  LEFT JOIN raw_incident_states USING (incident_state)
)
SELECT row_number() OVER (ORDER BY updated_at, mod_count, line), line, number,
       updated_at, updated_raw, opened_at, opened_raw, incident_state, status,
       assignment_group, assigned_to, priority, category, contact_type,
       caller_id, made_sla
FROM typed
ORDER BY 1;

-- Say what is wrong with the file before the settings ask it for its last day.
CREATE TEMP TABLE needed_rows(
  found    INTEGER CONSTRAINT "FILE has no rows" CHECK( found>0 ),
  readable INTEGER CONSTRAINT "FILE has no readable sys_updated_at"
    CHECK( readable>0 OR found=0 )
);
INSERT INTO needed_rows SELECT count(*), count(updated_at) FROM raw_incident_updates;
DROP TABLE needed_rows;

CREATE INDEX raw_incident_updates_by_number
  ON raw_incident_updates(number, update_id);

UPDATE raw_incident_updates AS u
SET status=coalesce((
  SELECT status FROM raw_incident_updates AS earlier
  WHERE earlier.number=u.number AND earlier.update_id<u.update_id
    AND earlier.status IS NOT NULL
  ORDER BY earlier.update_id DESC LIMIT 1), 'new')
WHERE status IS NULL;
