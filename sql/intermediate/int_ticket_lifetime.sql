-- int_ticket_lifetime: what has become of each ticket by config.as_of.
--
-- Grain: ticket. Source: stg_tickets, int_events (who did what, when),
-- int_status_spans and int_group_stints (what held, and for how long),
-- int_desk_facts, config.
-- Needs: stg_tickets, int_desk_facts, int_events, int_status_spans,
--        int_group_stints, config
--
--   first_assigned_at  the first event_type 'assigned'
--   first_reply_at   the first event_type 'reply': public, by the desk. A
--                    customer's reply is none
--   first_solved_at  when the ticket first became solved (or closed at once)
--   last_solved_at   of the current solve; NULL while the ticket is open
--   closed_at        NULL unless it is closed now
--   cycle_hours      creation to the current solve, all included; NULL while
--                    open
--   unsolved_hours   the part of its life in which the ticket was not solved:
--                    less than cycle_hours where it was reopened, by the time
--                    it lay solved. pending_hours of them waiting on the
--                    customer, hold_hours on somebody else
--   age_hours        creation to as_of; NULL unless open
--   reopens          returns from solved to open, by state, not by event name
--   escalations      event_type 'escalated'
--   groups_visited   distinct groups that held it unsolved; group_moves the
--                    times it went from one to another
--   current_*        hold at as_of
--
-- A count of what the desk does not record (int_desk_facts) is NULL.

CREATE TABLE int_ticket_lifetime(
  ticket_id           ANY NOT NULL,
  created_at          TEXT NOT NULL,
  first_assigned_at   TEXT,
  first_reply_at      TEXT,
  first_solved_at     TEXT,
  last_solved_at      TEXT,
  closed_at           TEXT,
  current_status      TEXT NOT NULL,
  current_group       TEXT,
  current_assignee_id ANY,
  is_open             INTEGER NOT NULL,
  cycle_hours         REAL,
  age_hours           REAL,
  unsolved_hours      REAL NOT NULL,
  pending_hours       REAL NOT NULL,
  hold_hours          REAL NOT NULL,
  events              INTEGER NOT NULL,
  replies             INTEGER,
  customer_replies    INTEGER,
  agents              INTEGER,
  reopens             INTEGER NOT NULL,
  escalations         INTEGER,
  groups_visited      INTEGER,
  group_moves         INTEGER,
  PRIMARY KEY(ticket_id)
) STRICT, WITHOUT ROWID;

INSERT INTO int_ticket_lifetime
WITH deeds AS MATERIALIZED (
  SELECT
    ticket_id,
    min(event_at) FILTER (WHERE event_type='assigned') AS first_assigned_at,
    min(event_at) FILTER (WHERE event_type='reply') AS first_reply_at,
    count(*) AS events,
    count(*) FILTER (WHERE event_type='reply') AS replies,
    count(*) FILTER (WHERE event_type='customer_reply') AS customer_replies,
    count(*) FILTER (WHERE event_type='escalated') AS escalations,
    count(DISTINCT agent_id) AS agents
  FROM int_events
  GROUP BY ticket_id
), states AS (
  SELECT
    ticket_id,
    min(from_at) FILTER (WHERE is_solve) AS first_solved_at,
    max(from_at) FILTER (WHERE is_solve) AS latest_solve_at,
    count(*) AS spans,
    count(*) FILTER (WHERE is_opening)-1 AS reopens,
    total(hours) FILTER (WHERE is_unsolved) AS unsolved_hours,
    total(hours) FILTER (WHERE status='pending') AS pending_hours,
    total(hours) FILTER (WHERE status='hold') AS hold_hours
  FROM int_status_spans
  GROUP BY ticket_id
), stays AS MATERIALIZED (
  SELECT
    ticket_id,
    count(DISTINCT group_name) AS groups_visited,
    count(*) FILTER (WHERE entered_by='moved' AND from_group IS NOT NULL)
      AS group_moves
  FROM int_group_stints
  GROUP BY ticket_id
)
SELECT
  t.ticket_id,
  t.created_at,
  d.first_assigned_at,
  d.first_reply_at,
  s.first_solved_at,
  iif(z.is_unsolved, NULL, s.latest_solve_at),
  iif(z.status='closed', z.from_at, NULL),
  z.status,
  z.group_name,
  z.assignee_id,
  z.is_unsolved,
  iif(z.is_unsolved, NULL, cycle_hours(t.created_at, s.latest_solve_at)),
  iif(z.is_unsolved, cycle_hours(t.created_at, c.as_of), NULL),
  s.unsolved_hours,
  s.pending_hours,
  s.hold_hours,
  d.events,
  iif(f.has_replies, d.replies, NULL),
  iif(f.has_customer_replies, d.customer_replies, NULL),
  iif(f.has_agents, d.agents, NULL),
  s.reopens,
  iif(f.has_escalations, d.escalations, NULL),
  iif(f.has_groups, ifnull(g.groups_visited, 0), NULL),
  iif(f.has_groups, ifnull(g.group_moves, 0), NULL)
FROM states AS s
CROSS JOIN config AS c
CROSS JOIN int_desk_facts AS f
JOIN int_status_spans AS z ON z.ticket_id=s.ticket_id AND z.ordinal=s.spans
JOIN stg_tickets AS t ON t.ticket_id=s.ticket_id
JOIN deeds AS d ON d.ticket_id=s.ticket_id
LEFT JOIN stays AS g ON g.ticket_id=s.ticket_id;
