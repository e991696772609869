-- Event log: an event needs a case, an activity and a time; without one of
-- them it is left out.

INSERT INTO stg_unreadable
SELECT 'raw_event_log', c.column_name, e.line,
       CASE c.part WHEN 'case' THEN e.case_id WHEN 'activity' THEN e.activity
                   ELSE e.time_raw END,
       'row left out'
FROM raw_events AS e
JOIN raw_event_columns AS c
  ON (c.part='case' AND e.case_id IS NULL)
  OR (c.part='activity' AND e.activity IS NULL)
  OR (c.part='time' AND e.event_at IS NULL)
WHERE e.case_id IS NULL OR e.activity IS NULL OR e.event_at IS NULL;
