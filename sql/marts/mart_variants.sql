-- mart_variants: the ways that tickets take through the process, most
-- travelled first, and what each costs in time and broken promises.
--
-- Grain: variant = one list of activities. Source: int_event_log,
-- int_ticket_paths, mart_conformance, mart_sla (total_resolution_time).
-- Needs: int_event_log, int_ticket_paths, mart_conformance, mart_sla, config
--
--   variant_id      rank by tickets; variant is for reading, activities (JSON)
--                   exact
--   share, cumulative_share  of all tickets, in the order of variant_id
--   *_hours         from a ticket's first event to its last
--   conforms        1 = a documented way; NULL where none is documented
--   verdicts, breached  resolution clocks decided; breach_rate with Wilson's
--                   95 % interval

CREATE TABLE mart_variants(
  variant_id       INTEGER PRIMARY KEY,
  variant          TEXT NOT NULL,
  activities       TEXT NOT NULL,
  length           INTEGER NOT NULL,
  cases            INTEGER NOT NULL,
  share            REAL NOT NULL,
  cumulative_share REAL NOT NULL,
  conforms         INTEGER,
  mean_hours       REAL NOT NULL,
  median_hours     REAL NOT NULL,
  p90_hours        REAL NOT NULL,
  min_hours        REAL NOT NULL,
  max_hours        REAL NOT NULL,
  verdicts         INTEGER NOT NULL,
  breached         INTEGER NOT NULL,
  breach_rate      REAL,
  breach_low       REAL,
  breach_high      REAL,
  first_at         TEXT NOT NULL,
  last_at          TEXT NOT NULL,
  example_ticket   ANY NOT NULL
) STRICT;

INSERT INTO mart_variants
WITH variants AS MATERIALIZED (
  SELECT v.*
  FROM config AS c, int_event_log AS l,
       process_variants(l.log, json_object('collapse', c.collapse)) AS v
), clocks AS MATERIALIZED (
  SELECT w.variant_id, count(s.is_met) AS verdicts, sum(s.is_met=0) AS breached
  FROM int_ticket_paths AS w
  LEFT JOIN mart_sla AS s ON s.ticket_id=w.ticket_id
                         AND s.metric='total_resolution_time'
  GROUP BY w.variant_id
), ways AS MATERIALIZED (
  SELECT variant_id, max(conforms) AS conforms
  FROM mart_conformance
  GROUP BY variant_id
), judged AS (
  SELECT v.*, w.conforms, k.verdicts, ifnull(k.breached, 0) AS breached,
         wilson_interval(k.breached, nullif(k.verdicts, 0)) AS interval
  FROM variants AS v
  JOIN clocks AS k ON k.variant_id=v.variant_id
  LEFT JOIN ways AS w ON w.variant_id=v.variant_id
)
SELECT
  variant_id, variant, activities, length, cases, share, cumulative_share,
  conforms,
  mean_hours, median_hours, p90_hours, min_hours, max_hours,
  verdicts, breached, 1.0*breached/nullif(verdicts, 0),
  interval->>'low', interval->>'high',
  first_at, last_at, example_case
FROM judged;
