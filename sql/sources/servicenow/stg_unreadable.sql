-- ServiceNow: updates without a readable time cannot be placed and are left
-- out; without a readable opening, the incident begins with its first update.
-- A state that is not in raw_incident_states keeps the status before it.

INSERT INTO stg_unreadable
SELECT 'raw_incident_log', 'sys_updated_at', line, updated_raw, 'row left out'
FROM raw_incident_updates
WHERE updated_at IS NULL
UNION ALL
SELECT 'raw_incident_log', 'opened_at', line, opened_raw, 'cell is NULL'
FROM raw_incident_updates
WHERE opened_at IS NULL AND opened_raw IS NOT NULL
  AND updated_at<=(SELECT as_of FROM config)
UNION ALL
SELECT 'raw_incident_log', 'incident_state', line, incident_state,
       'status kept'
FROM raw_incident_updates
WHERE incident_state NOT IN (SELECT incident_state FROM raw_incident_states)
  AND updated_at<=(SELECT as_of FROM config);
