-- int_status_spans in DuckDB: spans in which a ticket's status, group and
-- assignee stay the same; columns as in ../../../../sql/intermediate.

CREATE TABLE int_status_spans AS
WITH owned AS (
  SELECT *,
         last_value(CASE WHEN names_owner THEN agent_id END IGNORE NULLS)
           OVER ticket AS owner_id,
         last_value(CASE WHEN names_owner THEN coalesce(group_name, '') END
                    IGNORE NULLS) OVER ticket AS owner_group
  FROM int_events
  WINDOW ticket AS (PARTITION BY ticket_id ORDER BY position)
), states AS (
  SELECT ticket_id, position, event_at, status, group_name,
         status NOT IN ('solved', 'closed') AS is_unsolved,
         CASE WHEN owner_group=coalesce(group_name, '') THEN owner_id END
           AS assignee_id
  FROM owned
  WHERE stands
), changes AS (
  SELECT *, lag(position) OVER ticket IS NULL AS is_first,
         lag(is_unsolved) OVER ticket AS was_unsolved
  FROM states
  WINDOW ticket AS (PARTITION BY ticket_id ORDER BY position)
  QUALIFY is_first
       OR status IS DISTINCT FROM lag(status) OVER ticket
       OR group_name IS DISTINCT FROM lag(group_name) OVER ticket
       OR assignee_id IS DISTINCT FROM lag(assignee_id) OVER ticket
), spans AS (
  SELECT c.*, row_number() OVER ticket AS ordinal,
         CASE WHEN is_first THEN least(event_at, created_at) ELSE event_at END
           AS from_at,
         lead(event_at) OVER ticket AS next_at
  FROM changes AS c
  JOIN stg_tickets USING (ticket_id)
  WINDOW ticket AS (PARTITION BY ticket_id ORDER BY position)
), ended AS (
  SELECT s.*, coalesce(next_at, CASE WHEN status='closed' THEN from_at
                                     ELSE as_of END) AS until_at
  FROM spans AS s, config
)
SELECT ticket_id, ordinal, from_at, until_at,
       hours_between(from_at, until_at) AS hours, status, group_name, assignee_id,
       is_unsolved,
       is_first OR is_unsolved AND NOT was_unsolved AS is_opening,
       NOT is_unsolved AND coalesce(was_unsolved, true) AS is_solve,
       next_at IS NULL AS is_last
FROM ended;
