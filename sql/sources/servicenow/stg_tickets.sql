-- ServiceNow: a ticket is an incident with an update by as_of; it was created
-- when it was opened (a few were opened "after" their first update: then with
-- that). What may change (priority, category, made_sla) is read from the last
-- update known by as_of, which for an open incident is the verdict so far.

INSERT INTO stg_tickets
WITH known AS (
  SELECT number, max(update_id) AS last_id, min(updated_at) AS first_update_at,
         min(opened_at) AS opened_at
  FROM raw_incident_updates
  WHERE updated_at<=(SELECT as_of FROM config)
  GROUP BY number
)
SELECT u.number,
       min(ifnull(k.opened_at, k.first_update_at), k.first_update_at),
       u.priority, u.category, u.contact_type, u.caller_id,
       NULL, NULL, NULL, NULL, u.made_sla
FROM known AS k
JOIN raw_incident_updates AS u ON u.update_id=k.last_id
ORDER BY u.number;
