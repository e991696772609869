-- mart_shift_heatmap: at which hours of the week tickets come in, and which of
-- those hours break promises.
--
-- Grain: weekday x hour (UTC) of the ticket's creation, and with weekday 0 each
-- hour of all days together. Source: stg_tickets, mart_sla.
-- Needs: stg_tickets, mart_sla
--
--   weekday      1 = Monday .. 7 = Sunday; 0 = all days
--   tickets      created in the hour, over the whole history
--   verdicts, breached  their resolution clocks that were decided, and broken;
--                breach_rate with Wilson's 95 % interval
--   other_rate   that of all other hours, of the same weekday where there is one
--   risk_rank    1 = the highest lower bound of the breach rate within all days
--                (weekday 0), or among the hours of the week

CREATE TABLE mart_shift_heatmap(
  weekday     INTEGER NOT NULL,
  hour        INTEGER NOT NULL,
  tickets     INTEGER NOT NULL,
  verdicts    INTEGER NOT NULL,
  breached    INTEGER NOT NULL,
  breach_rate REAL,
  breach_low  REAL,
  breach_high REAL,
  other_rate  REAL,
  risk_rank   INTEGER,
  PRIMARY KEY(weekday, hour)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_shift_heatmap
WITH came AS (          -- by the day of the week from Sunday, 0, and the hour
  SELECT k.key, k.n
  FROM (SELECT keyed(strftime('%w%H', created_at), 1) AS tickets
        FROM stg_tickets) AS t, keyed_quantiles(t.tickets, 0.5) AS k
), judged AS (
  SELECT k.key, k.n, k.total
  FROM (SELECT keyed(strftime('%w%H', started_at), NOT is_met) AS clocks
        FROM mart_sla
        WHERE metric='total_resolution_time') AS s,
       keyed_quantiles(s.clocks, 0.5) AS k
), named AS MATERIALIZED (
  SELECT 1+(substr(c.key, 1, 1)+6)%7 AS weekday,
         CAST(substr(c.key, 2) AS INTEGER) AS hour,
         c.n AS tickets, ifnull(j.n, 0) AS verdicts,
         CAST(ifnull(j.total, 0) AS INTEGER) AS breached
  FROM came AS c LEFT JOIN judged AS j ON j.key=c.key
), cells AS (
  SELECT * FROM named
  UNION ALL
  SELECT 0, hour, sum(tickets), sum(verdicts), sum(breached)
  FROM named
  GROUP BY hour
), rated AS (
  SELECT *, wilson_interval(breached, nullif(verdicts, 0)) AS interval,
         sum(breached) OVER day-breached AS other_breached,
         sum(verdicts) OVER day-verdicts AS other_verdicts
  FROM cells
  WINDOW day AS (PARTITION BY weekday)
)
SELECT weekday, hour, tickets, verdicts, breached,
       1.0*breached/nullif(verdicts, 0), interval->>'low', interval->>'high',
       1.0*other_breached/nullif(other_verdicts, 0),
       iif(verdicts>0,
           rank() OVER (PARTITION BY weekday=0, verdicts>0
                        ORDER BY interval->>'low' DESC), NULL)
FROM rated;
