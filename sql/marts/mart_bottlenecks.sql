-- mart_bottlenecks: where the desk loses its time and its promises: groups,
-- activities and steps by one score, mean hours x volume x breach rate.
--
-- Grain: scope x key. Source: mart_group_performance, whose figures stand here
-- as they are; process_bottlenecks() of int_event_log for the time of steps;
-- mart_transitions for is_open; mart_sla (total_resolution_time) and
-- int_event_transitions for what broke where.
-- Needs: int_event_log, int_event_transitions, mart_sla,
--        mart_group_performance, mart_transitions, config
--
--   scope         'group', 'activity', 'transition'
--   rank          in the scope: 1 = the largest score; of equal ones the most
--                 hours. Keys with is_open = 0 stand behind all others
--   key           the group, the activity, 'source -> target' (a name with an
--                 arrow in it in quotes, so that no two steps have one key)
--   source, target  the activity a step begins with, and the next one
--   is_open       1 = the ticket is unsolved in it (mart_transitions): of what
--                 passes in the others, mostly the wait from solve to close,
--                 nobody suffers; they have no score
--   volume        ended stays of a group; steps. An activity's step lasts
--                 until the next event of the ticket
--   tickets       that came to the group, or took the step
--   time_share    of the total_hours of the scope's keys with the same is_open
--   breached      resolution clocks that ran out there: in the group's hands,
--                 or between the step's two events. breach_n is what the rate
--                 is taken of: the group's verdicts, the steps. breach_low and
--                 breach_high are Wilson's 95 % interval
--   excess_hours  by which the breached clocks overran in the end, or have by
--                 config.as_of
--   score         where no clock could break, plain time x volume: for a desk
--                 without clocks, whose breach columns are NULL, and a group
--                 without verdicts. score_share of the scope's
--   hours_rank, volume_rank, breach_rank  of the score's factors
--
-- A clock that runs out before the ticket's first event, or after its last one,
-- ran out in no step. Where config.collapse is 1 a run of one activity is one
-- event.

CREATE TABLE mart_bottlenecks(
  scope        TEXT NOT NULL,
  rank         INTEGER NOT NULL,
  key          TEXT NOT NULL,
  source       TEXT,
  target       TEXT,
  is_open      INTEGER NOT NULL,
  volume       INTEGER NOT NULL,
  tickets      INTEGER NOT NULL,
  mean_hours   REAL,
  median_hours REAL,
  p90_hours    REAL,
  total_hours  REAL NOT NULL,
  time_share   REAL,
  breach_n     INTEGER,
  breached     INTEGER,
  breach_rate  REAL,
  breach_low   REAL,
  breach_high  REAL,
  excess_hours REAL,
  score        REAL,
  score_share  REAL,
  hours_rank   INTEGER,
  volume_rank  INTEGER,
  breach_rank  INTEGER,
  PRIMARY KEY(scope, rank)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_bottlenecks
WITH clocks AS MATERIALIZED (
  SELECT ticket_id, group_name, is_met, breached_at, breach_hours
  FROM mart_sla
  WHERE metric='total_resolution_time'
), desk AS (
  SELECT EXISTS (SELECT 1 FROM clocks) AS has_clocks
), overruns AS (        -- of the clocks that ran out in a group's hands
  SELECT group_name, sum(breach_hours) AS hours
  FROM clocks
  WHERE is_met=0
  GROUP BY group_name
), broken AS MATERIALIZED (       -- those that ran out in a step, and in which:
  SELECT t.from_activity, k.breach_hours,   -- a run goes on to its end
         (SELECT n.to_activity FROM int_event_transitions AS n
          WHERE n.ticket_id=t.ticket_id AND n.position>=t.position
            AND (c.collapse=0 OR n.to_activity<>t.from_activity)
          ORDER BY n.position LIMIT 1) AS to_activity
  FROM config AS c
  JOIN clocks AS k
  JOIN int_event_transitions AS t
    ON t.ticket_id=k.ticket_id
   AND t.from_at<=k.breached_at AND t.to_at>k.breached_at
  WHERE k.is_met=0
), breaches AS (
  SELECT 'activity' AS scope, from_activity AS source, NULL AS target,
         count(*) AS breached, sum(breach_hours) AS hours
  FROM broken
  WHERE to_activity IS NOT NULL
  GROUP BY from_activity
  UNION ALL
  SELECT 'transition', from_activity, to_activity, count(*), sum(breach_hours)
  FROM broken
  WHERE to_activity IS NOT NULL
  GROUP BY from_activity, to_activity
), openness AS (
  SELECT DISTINCT source, is_open FROM mart_transitions
), scopes(scope, charged_to) AS (
  VALUES ('activity', 'activity'), ('transition', 'arc')
), steps AS (
  SELECT p.scope, b.key, b.source, b.target, o.is_open,
         b.count AS volume, b.cases AS tickets,
         b.mean_hours, b.median_hours, b.p90_hours, b.total_hours
  FROM scopes AS p, config AS c, int_event_log AS l,
       process_bottlenecks(l.log, json_object('by', p.charged_to,
                                              'collapse', c.collapse)) AS b
  JOIN openness AS o ON o.source=b.source
), counted AS (
  SELECT s.*,
         iif(d.has_clocks, s.volume, NULL) AS breach_n,
         iif(d.has_clocks, ifnull(b.breached, 0), NULL) AS breached,
         iif(d.has_clocks, ifnull(b.hours, 0.0), NULL) AS excess_hours
  FROM steps AS s
  JOIN desk AS d
  LEFT JOIN breaches AS b
    ON b.scope=s.scope AND b.source=s.source AND b.target IS s.target
), scored AS (
  SELECT *,
         1.0*breached/breach_n AS breach_rate,
         wilson_interval(breached, breach_n) AS interval,
         iif(is_open, total_hours*ifnull(1.0*breached/breach_n, 1.0), NULL)
           AS score
  FROM counted
)
SELECT
  'group', g.bottleneck_rank, g.group_name, NULL, NULL, 1,
  g.score_volume, g.tickets,
  g.mean_hours, g.p50_hours, g.p90_hours,
  g.total_hours, g.total_hours/nullif(sum(g.total_hours) OVER (), 0.0),
  iif(d.has_clocks, g.verdicts, NULL), iif(d.has_clocks, g.breached, NULL),
  g.breach_rate, g.breach_low, g.breach_high,
  iif(d.has_clocks, ifnull(o.hours, 0.0), NULL),
  g.bottleneck_score, g.score_share,
  g.hours_rank, g.volume_rank, iif(d.has_clocks, g.breach_rank, NULL)
FROM mart_group_performance AS g
JOIN desk AS d
LEFT JOIN overruns AS o ON o.group_name=g.group_name
UNION ALL
SELECT
  scope,
  row_number() OVER (PARTITION BY scope ORDER BY is_open DESC, score DESC,
                     total_hours DESC, source, target),
  key, source, target, is_open,
  volume, tickets,
  mean_hours, median_hours, p90_hours,
  total_hours,
  total_hours/nullif(sum(total_hours) OVER (PARTITION BY scope, is_open), 0.0),
  breach_n, breached,
  breach_rate, interval->>'low', interval->>'high',
  excess_hours,
  score, score/nullif(sum(score) OVER (PARTITION BY scope), 0.0),
  iif(is_open, rank() OVER (factors ORDER BY mean_hours DESC), NULL),
  iif(is_open, rank() OVER (factors ORDER BY volume DESC), NULL),
  iif(is_open AND breached IS NOT NULL,
      rank() OVER (factors ORDER BY breach_rate DESC), NULL)
FROM scored
WINDOW factors AS (PARTITION BY scope, is_open);
