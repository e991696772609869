-- mart_group_performance: how long tickets stay in each group's hands, how
-- many, what becomes of their promises there, and which group is the
-- bottleneck.
--
-- Grain: group. Source: int_group_stints, mart_sla (total_resolution_time),
-- int_event_transitions, stg_group_capacity, int_desk_facts, config.
-- Needs: int_desk_facts, int_group_stints, int_event_transitions, mart_sla,
--        stg_group_capacity, config
--
--   tickets, stays  that came to the group; a ticket that comes back stays
--                   twice. ended_stays left it or were solved, backlog = the
--                   others: what it holds, unsolved, at config.as_of
--   *_hours         of ended stays: time IN THE GROUP, not the tickets' whole
--                   life; waiting_share of it pending or on hold
--   verdicts, breached  resolution clocks that were decided, or ran out, in the
--                   group's hands (mart_sla.group_name); breach_rate their
--                   ratio with Wilson's 95 % interval
--   solved, reopened  stays that ended solved, and how often what the group had
--                   solved came back, to whomever
--   escalated_in, escalated_out  escalations to the group, and from it; NULL
--                   where the desk records none at all
--   arrivals_per_day, completions_per_day  stays begun and ended in the last
--                   28 days before as_of, or since the first stay if later
--   clear_days      backlog / completions_per_day: the wait of a newcomer if
--                   work goes on at this pace (Little's law)
--   score_hours x score_volume x score_breach = bottleneck_score: mean hours
--                   of an ended stay, ended stays, breach rate (1 where no
--                   clock was decided: the score is then plain time x volume).
--                   Their ranks: 1 = the largest; score_share of all groups'
--   fte, backlog_per_fte, arrivals_per_fte_day  where the capacity is known

CREATE TABLE mart_group_performance(
  group_name           TEXT NOT NULL PRIMARY KEY,
  bottleneck_rank      INTEGER NOT NULL,
  tickets              INTEGER NOT NULL,
  stays                INTEGER NOT NULL,
  ended_stays          INTEGER NOT NULL,
  backlog              INTEGER NOT NULL,
  mean_hours           REAL,
  p50_hours            REAL,
  p75_hours            REAL,
  p90_hours            REAL,
  total_hours          REAL NOT NULL,
  waiting_share        REAL,
  verdicts             INTEGER NOT NULL,
  breached             INTEGER NOT NULL,
  breach_rate          REAL,
  breach_low           REAL,
  breach_high          REAL,
  solved               INTEGER NOT NULL,
  reopened             INTEGER NOT NULL,
  reopen_rate          REAL,
  reopen_low           REAL,
  reopen_high          REAL,
  escalated_in         INTEGER,
  escalated_out        INTEGER,
  arrivals_per_day     REAL NOT NULL,
  completions_per_day  REAL NOT NULL,
  clear_days           REAL,
  score_hours          REAL NOT NULL,
  score_volume         INTEGER NOT NULL,
  score_breach         REAL NOT NULL,
  bottleneck_score     REAL NOT NULL,
  score_share          REAL,
  hours_rank           INTEGER NOT NULL,
  volume_rank          INTEGER NOT NULL,
  breach_rank          INTEGER NOT NULL,
  fte                  REAL,
  backlog_per_fte      REAL,
  arrivals_per_fte_day REAL
) STRICT;

INSERT INTO mart_group_performance
WITH recent AS (        -- the days by which rates are taken, at most 28
  SELECT datetime(c.as_of, '-28 days') AS since,
         nullif(cycle_hours(max(datetime(c.as_of, '-28 days'),
                                min(s.from_at)), c.as_of), 0)/24 AS days
  FROM config AS c, int_group_stints AS s
), stays AS (
  SELECT
    s.group_name,
    count(DISTINCT s.ticket_id) AS tickets,
    count(*) AS stays,
    count(*) FILTER (WHERE s.ended_by<>'open') AS ended_stays,
    avg(s.hours) FILTER (WHERE s.ended_by<>'open') AS mean_hours,
    percentile(s.hours, 50) FILTER (WHERE s.ended_by<>'open') AS p50_hours,
    percentile(s.hours, 75) FILTER (WHERE s.ended_by<>'open') AS p75_hours,
    percentile(s.hours, 90) FILTER (WHERE s.ended_by<>'open') AS p90_hours,
    total(s.hours) FILTER (WHERE s.ended_by<>'open') AS total_hours,
    total(s.waiting_hours) FILTER (WHERE s.ended_by<>'open') AS waiting_hours,
    count(*) FILTER (WHERE s.ended_by='solved') AS solved,
    count(*) FILTER (WHERE s.from_at>=r.since) AS arrivals,
    count(*) FILTER (WHERE s.ended_by<>'open' AND s.until_at>=r.since)
      AS completions,
    r.days
  FROM int_group_stints AS s, recent AS r
  GROUP BY s.group_name
), reopenings AS (
  SELECT from_group AS group_name, count(*) AS reopened
  FROM int_group_stints
  WHERE entered_by='reopened'
  GROUP BY from_group
), escalations AS (
  SELECT from_group, to_group, count(*) AS n
  FROM int_event_transitions
  WHERE to_type='escalated'
  GROUP BY from_group, to_group
), clocks AS (
  SELECT group_name, count(*) AS verdicts, sum(is_met=0) AS breached
  FROM mart_sla
  WHERE metric='total_resolution_time' AND is_met IS NOT NULL
  GROUP BY group_name
), measured AS (
  SELECT
    s.*,
    ifnull(k.verdicts, 0) AS verdicts,
    ifnull(k.breached, 0) AS breached,
    1.0*k.breached/k.verdicts AS breach_rate,
    wilson_interval(k.breached, k.verdicts) AS breach_interval,
    ifnull(o.reopened, 0) AS reopened,
    1.0*ifnull(o.reopened, 0)/nullif(s.solved, 0) AS reopen_rate,
    wilson_interval(ifnull(o.reopened, 0), nullif(s.solved, 0))
      AS reopen_interval,
    iif(a.has_escalations, (SELECT total(e.n) FROM escalations AS e
                            WHERE e.to_group=s.group_name), NULL)
      AS escalated_in,
    iif(a.has_escalations, (SELECT total(e.n) FROM escalations AS e
                            WHERE e.from_group=s.group_name), NULL)
      AS escalated_out,
    ifnull(s.mean_hours, 0.0) AS score_hours,
    s.ended_stays AS score_volume,
    ifnull(1.0*k.breached/k.verdicts, 1.0) AS score_breach,
    f.fte
  FROM int_desk_facts AS a
  JOIN stays AS s
  LEFT JOIN clocks AS k ON k.group_name=s.group_name
  LEFT JOIN reopenings AS o ON o.group_name=s.group_name
  LEFT JOIN stg_group_capacity AS f ON f.group_name=s.group_name
), scored AS (
  SELECT *, score_hours*score_volume*score_breach AS score FROM measured
)
SELECT
  group_name,
  rank() OVER (ORDER BY score DESC, total_hours DESC, group_name),
  tickets, stays, ended_stays, stays-ended_stays,
  mean_hours, p50_hours, p75_hours, p90_hours,
  total_hours, waiting_hours/nullif(total_hours, 0.0),
  verdicts, breached, breach_rate,
  breach_interval->>'low', breach_interval->>'high',
  solved, reopened, reopen_rate,
  reopen_interval->>'low', reopen_interval->>'high',
  escalated_in, escalated_out,
  ifnull(arrivals/days, 0.0), ifnull(completions/days, 0.0),
  (stays-ended_stays)*days/nullif(completions, 0),
  score_hours, score_volume, score_breach, score,
  score/nullif(sum(score) OVER (), 0.0),
  rank() OVER (ORDER BY score_hours DESC),
  rank() OVER (ORDER BY score_volume DESC),
  rank() OVER (ORDER BY score_breach DESC),
  fte, (stays-ended_stays)/nullif(fte, 0.0), arrivals/days/nullif(fte, 0.0)
FROM scored;
