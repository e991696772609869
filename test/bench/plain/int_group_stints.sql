-- Plain SQL for int_group_stints: each span joined with its neighbours, as the
-- primary key finds them faster than lag() and lead() do.

INSERT INTO int_group_stints
WITH held AS (          -- each span in a group, beside its neighbours
  SELECT
    s.ticket_id, s.ordinal, s.status, s.group_name, s.from_at, s.until_at,
    s.hours,
    CASE WHEN p.ordinal IS NULL THEN 'created'
         WHEN NOT p.is_unsolved THEN 'reopened'
         WHEN p.group_name IS NOT s.group_name THEN 'moved' END AS entered_by,
    p.group_name AS from_group,
    CASE WHEN n.ordinal IS NULL THEN 'open'
         WHEN NOT n.is_unsolved THEN 'solved'
         WHEN n.group_name IS NOT s.group_name THEN 'moved' END AS ended_by,
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
  ticket_id, stint, min(group_name), min(from_at), max(until_at),
  (unixepoch(max(until_at))-unixepoch(min(from_at)))/3600.0,
  total(hours) FILTER (WHERE status IN ('new', 'open')),
  total(hours) FILTER (WHERE status NOT IN ('new', 'open')),
  min(entered_by),
  min(from_group) FILTER (WHERE entered_by IN ('moved', 'reopened')),
  min(ended_by),
  min(to_group) FILTER (WHERE ended_by='moved')
FROM numbered
GROUP BY ticket_id, stint;
