-- int_ticket_paths: the way each ticket took through the process.
--
-- Grain: ticket with at least one event. Source: int_event_log.
-- Needs: int_event_log, config
--
--   variant_id     which variant it is an example of (mart_variants)
--   hours          from its first event to its last
--   rework_events  events whose activity the ticket had had before
--   self_loops     events whose activity is that of the event just before
--   handovers      changes of agent from one event to the next
--
-- Where config.collapse is 1 a run of one activity counts as one event.

CREATE TABLE int_ticket_paths(
  ticket_id      ANY NOT NULL,
  variant_id     INTEGER NOT NULL,
  events         INTEGER NOT NULL,
  start_at       TEXT NOT NULL,
  end_at         TEXT NOT NULL,
  hours          REAL NOT NULL,
  start_activity TEXT NOT NULL,
  end_activity   TEXT NOT NULL,
  rework_events  INTEGER NOT NULL,
  self_loops     INTEGER NOT NULL,
  agents         INTEGER NOT NULL,
  handovers      INTEGER NOT NULL,
  PRIMARY KEY(ticket_id)
) STRICT, WITHOUT ROWID;

INSERT INTO int_ticket_paths
SELECT p.case_id, p.variant_id, p.events, p.start_at, p.end_at, p.hours,
       p.start_activity, p.end_activity, p.rework_events, p.self_loops,
       p.resources, p.handovers
FROM config AS c, int_event_log AS l,
     process_cases(l.log, json_object('collapse', c.collapse)) AS p;
