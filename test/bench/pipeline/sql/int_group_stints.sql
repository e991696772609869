-- int_group_stints in DuckDB: each stay of an unsolved ticket in one group;
-- columns as in ../../../../sql/intermediate, those that a mart reads.

CREATE TABLE int_group_stints AS
WITH neighbours AS (
  SELECT ticket_id, ordinal, from_at, until_at, hours, status, group_name,
         is_unsolved,
         lag(ordinal) OVER ticket AS p, lag(is_unsolved) OVER ticket AS p_unsolved,
         lag(group_name) OVER ticket AS p_group,
         lead(ordinal) OVER ticket AS n, lead(is_unsolved) OVER ticket AS n_unsolved,
         lead(group_name) OVER ticket AS n_group
  FROM int_status_spans
  WINDOW ticket AS (PARTITION BY ticket_id ORDER BY ordinal)
), held AS (
  SELECT *,
         CASE WHEN p IS NULL THEN 'created' WHEN NOT p_unsolved THEN 'reopened'
              WHEN p_group IS DISTINCT FROM group_name THEN 'moved' END AS entered_by,
         CASE WHEN n IS NULL THEN 'open' WHEN NOT n_unsolved THEN 'solved'
              WHEN n_group IS DISTINCT FROM group_name THEN 'moved' END AS ended_by
  FROM neighbours
  WHERE is_unsolved AND group_name IS NOT NULL
), numbered AS (
  SELECT *, count(entered_by) OVER (PARTITION BY ticket_id ORDER BY ordinal
                                    ROWS UNBOUNDED PRECEDING) AS stint
  FROM held
)
SELECT ticket_id, stint AS ordinal, min(group_name) AS group_name,
       min(from_at) AS from_at, max(until_at) AS until_at,
       hours_between(min(from_at), max(until_at)) AS hours,
       coalesce(sum(hours) FILTER (WHERE status NOT IN ('new', 'open')), 0)
         AS waiting_hours,
       min(entered_by) AS entered_by,
       min(p_group) FILTER (WHERE entered_by IN ('moved', 'reopened')) AS from_group,
       min(ended_by) AS ended_by
FROM numbered
GROUP BY ticket_id, stint;
