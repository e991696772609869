-- int_group_stints: each stay of an unsolved ticket in one group, which is
-- what a group can be held to: not the whole life of every ticket it touched.
--
-- Grain: ticket x stay. Source: int_status_spans, config.
-- Needs: int_status_spans, config
--
--   hours         of the stay; working_hours of them new or open, the rest
--                 (waiting_hours) pending or on hold
--   entered_by    'created', 'moved' (from from_group, which may be unknown)
--                 or 'reopened' (from_group: who had solved it)
--   ended_by      'moved' (to to_group), 'solved', or 'open': it still is there
--
-- Time without a known group is in no stay.

CREATE TABLE int_group_stints(
  ticket_id     ANY NOT NULL,
  ordinal       INTEGER NOT NULL,
  group_name    TEXT NOT NULL,
  from_at       TEXT NOT NULL,
  until_at      TEXT NOT NULL,
  hours         REAL NOT NULL,
  working_hours REAL NOT NULL,
  waiting_hours REAL NOT NULL,
  entered_by    TEXT NOT NULL,
  from_group    TEXT,
  ended_by      TEXT NOT NULL,
  to_group      TEXT,
  PRIMARY KEY(ticket_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO int_group_stints
WITH history AS MATERIALIZED (
  SELECT event_log(ticket_id, iif(is_unsolved, 'held', 'solved'), from_at,
                   group_name) AS log
  FROM int_status_spans
), stays AS MATERIALIZED (
  SELECT
    p.case_id AS ticket_id,
    p.first_event AS first_span,
    p.last_event AS last_span,
    p.resource AS group_name,
    p.timestamp AS from_at,
    ifnull(p.next_timestamp, c.as_of) AS until_at,
    CASE p.previous_activity
      WHEN 'held' THEN 'moved' WHEN 'solved' THEN 'reopened' ELSE 'created'
    END AS entered_by,
    p.previous_resource AS from_group,
    CASE p.next_activity
      WHEN 'held' THEN 'moved' WHEN 'solved' THEN 'solved' ELSE 'open'
    END AS ended_by,
    iif(p.next_activity='held', p.next_resource, NULL) AS to_group
  FROM config AS c, history AS h,
       process_events(h.log, '{"changes": true}') AS p
  WHERE p.activity='held' AND p.resource IS NOT NULL
)
SELECT
  ticket_id,
  row_number() OVER (PARTITION BY ticket_id ORDER BY first_span),
  group_name,
  from_at,
  until_at,
  cycle_hours(from_at, until_at),
  (SELECT total(s.hours) FROM int_status_spans AS s
   WHERE s.ticket_id=t.ticket_id
     AND s.ordinal BETWEEN t.first_span AND t.last_span
     AND s.status IN ('new', 'open')),
  (SELECT total(s.hours) FROM int_status_spans AS s
   WHERE s.ticket_id=t.ticket_id
     AND s.ordinal BETWEEN t.first_span AND t.last_span
     AND s.status NOT IN ('new', 'open')),
  entered_by,
  from_group,
  ended_by,
  to_group
FROM stays AS t;
