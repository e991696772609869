-- mart_conformance: whether each ticket went the documented way.
--
-- Grain: ticket with at least one event; empty where config.happy_path is NULL.
-- Source: int_event_log, int_ticket_paths, int_ticket_lifetime, config.
-- Needs: int_event_log, int_ticket_paths, int_ticket_lifetime, config
--
--   conforms     1 = its events are one of the documented lists, no more, no
--                less, in that order
--   deviation    the first step that is not; NULL where it conforms
--   is_finished  1 = the ticket is closed (on a desk that closes none: solved).
--                Of the others none can have gone the whole way yet, so shares
--                are taken of finished tickets

CREATE TABLE mart_conformance(
  ticket_id     ANY NOT NULL,
  variant_id    INTEGER NOT NULL,
  conforms      INTEGER NOT NULL,
  deviation     TEXT,
  is_finished   INTEGER NOT NULL,
  events        INTEGER NOT NULL,
  rework_events INTEGER NOT NULL,
  hours         REAL NOT NULL,
  PRIMARY KEY(ticket_id)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_conformance
WITH habit AS MATERIALIZED (
  SELECT EXISTS (SELECT 1 FROM int_ticket_lifetime
                 WHERE closed_at IS NOT NULL) AS closes
)
SELECT
  p.case_id, p.variant_id, p.conforms, p.deviation,
  iif(h.closes, t.closed_at IS NOT NULL, NOT t.is_open),
  w.events, w.rework_events, w.hours
FROM config AS c, int_event_log AS l, habit AS h,
     process_conformance(l.log, c.happy_path,
                         json_object('collapse', c.collapse)) AS p
JOIN int_ticket_lifetime AS t ON t.ticket_id=p.case_id
JOIN int_ticket_paths AS w ON w.ticket_id=p.case_id;
