-- int_group_stints: each stay of an unsolved ticket in one group, which is
-- what a group can be held to: not the whole life of every ticket it touched.
--
-- Grain: ticket x stay. Source: int_status_spans.
-- Needs: int_status_spans
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
WITH held AS (          -- each span in a group, beside its neighbours
  SELECT s.*,
         CASE WHEN p.ordinal IS NULL THEN 'created'
              WHEN NOT p.is_unsolved THEN 'reopened'
              WHEN p.group_name IS NOT s.group_name THEN 'moved'
         END AS entered_by,
         p.group_name AS from_group,
         CASE WHEN n.ordinal IS NULL THEN 'open'
              WHEN NOT n.is_unsolved THEN 'solved'
              WHEN n.group_name IS NOT s.group_name THEN 'moved'
         END AS ended_by,
         n.group_name AS to_group
  FROM int_status_spans AS s
  LEFT JOIN int_status_spans AS p
         ON p.ticket_id=s.ticket_id AND p.ordinal=s.ordinal-1
  LEFT JOIN int_status_spans AS n
         ON n.ticket_id=s.ticket_id AND n.ordinal=s.ordinal+1
  WHERE s.is_unsolved AND s.group_name IS NOT NULL
), numbered AS (
  SELECT *, count(entered_by) OVER (PARTITION BY ticket_id ORDER BY ordinal
                                    ROWS UNBOUNDED PRECEDING) AS stint
  FROM held
)
SELECT
  ticket_id,
  stint,
  min(group_name),
  min(from_at),
  max(until_at),
  cycle_hours(min(from_at), max(until_at)),
  total(hours) FILTER (WHERE status IN ('new', 'open')),
  total(hours) FILTER (WHERE status NOT IN ('new', 'open')),
  min(entered_by),
  min(from_group) FILTER (WHERE entered_by IN ('moved', 'reopened')),
  min(ended_by),
  min(to_group) FILTER (WHERE ended_by='moved')
FROM numbered
GROUP BY ticket_id, stint;
