-- mart_capacity: the work that comes to each group in a month against the work
-- that its people can do: will there be enough of them?
--
-- Grain: group x calendar month: up to twelve whole months before config.as_of
-- ('actual'), then each month that mart_forecast reaches into ('forecast': what
-- has come in it so far, and the forecast of its other days; none for a group
-- that has not seen a whole day).
-- Source: int_daily_series (stays begun), int_group_stints (ended),
-- stg_ticket_events, stg_agents, stg_ticket_costs, stg_group_capacity,
-- mart_forecast, config.
-- Needs: int_daily_series, int_group_stints, stg_ticket_events, stg_agents,
--        stg_ticket_costs, stg_group_capacity, mart_forecast, config
--
--   tickets           stays begun in the group
--   tickets_low, tickets_high  of a forecast: what will come in 80 of 100
--                     cases; half the width is that of mart_forecast's sum up
--                     to the month's last day, so exact for the first month
--                     and a little too wide for the next; never below what
--                     has come already
--   hours_per_ticket  agents' hours a stay, and where they are from:
--     'logged'   minutes noted with events, by the group of who did them: the
--                month's own, for a forecast those of the last three months
--     'given'    stg_group_capacity.hours_per_ticket
--     'implied'  what the group's people had time for, by the stays that they
--                ended in the last three months: right if they were busy. A gap
--                then tells demand from pace, not work from staff
--   required_hours    tickets x hours_per_ticket
--   working_days      Mondays to Fridays of the month
--   available_hours   fte x productive_hours x config.occupancy x working_days
--   utilisation       required_hours / available_hours
--   required_fte, gap_fte, gap_days  gap = required - present, in people and in
--                     one person's working days of the month: above 0 = short
--   gap_low_days, gap_high_days      by tickets_low and tickets_high: what is not
--                     known of the arrivals alone, with the hours a ticket as
--                     they are
--   gap_cost          the missing hours at hourly_cost (of the group, else the
--                     desk's mean); below 0 = to spare
--
-- Past months are held to today's staff: what they were is not known.

CREATE TABLE mart_capacity(
  group_name       TEXT NOT NULL,
  month            TEXT NOT NULL,
  kind             TEXT NOT NULL,
  tickets          REAL NOT NULL,
  tickets_low      REAL,
  tickets_high     REAL,
  hours_per_ticket REAL,
  hours_source     TEXT,
  required_hours   REAL,
  working_days     INTEGER NOT NULL,
  fte              REAL,
  available_hours  REAL,
  utilisation      REAL,
  required_fte     REAL,
  gap_fte          REAL,
  gap_days         REAL,
  gap_low_days     REAL,
  gap_high_days    REAL,
  hourly_cost      REAL,
  gap_cost         REAL,
  PRIMARY KEY(group_name, month)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_capacity
WITH RECURSIVE bounds AS (
  SELECT c.as_of, c.occupancy, min(s.from_at) AS first_at,
         max(date(c.as_of, 'start of month', '-12 months'),
             date(min(s.from_at), '-1 day', 'start of month', '+1 month'))
           AS first_month,
         date(c.as_of, 'start of month') AS this_month,
         (SELECT max(day) FROM mart_forecast) AS last_day
  FROM config AS c, int_group_stints AS s
), months(begins) AS (
  SELECT first_month FROM bounds WHERE first_at IS NOT NULL
  UNION ALL
  SELECT date(begins, '+1 month') FROM months, bounds
  WHERE date(begins, '+1 month')<=last_day
), weekdays(day, begins) AS (
  SELECT begins, begins FROM months
  UNION ALL
  SELECT date(day, '+1 day'), begins FROM weekdays
  WHERE date(day, '+1 day')<date(begins, '+1 month')
), calendar AS (
  SELECT begins, date(begins, '+1 month') AS ends,
         count(*) FILTER (WHERE strftime('%w', day) BETWEEN '1' AND '5')
           AS working_days,
         begins>=(SELECT this_month FROM bounds) AS is_forecast
  FROM weekdays
  GROUP BY begins
), arrived AS MATERIALIZED (
  SELECT d.name AS group_name, date(p.at, 'start of month') AS begins,
         sum(p.y) AS tickets
  FROM int_daily_series AS d, series_points(d.series) AS p
  WHERE d.scope='group'
  GROUP BY d.name, begins
), ended AS (           -- a key is the month and the name
  SELECT substr(k.key, 8) AS group_name, substr(k.key, 1, 7) || '-01' AS begins,
         k.n AS tickets
  FROM (SELECT keyed(substr(until_at, 1, 7) || group_name, 1) AS stays
        FROM int_group_stints
        WHERE ended_by<>'open') AS s,
       keyed_quantiles(s.stays, 0.5) AS k
), logged AS MATERIALIZED ( -- the agent as JSON, which keeps an id's type
  SELECT a.group_name, substr(k.key, 1, 7) || '-01' AS begins,
         sum(k.total)/60 AS hours
  FROM (SELECT keyed(substr(event_at, 1, 7) || json_quote(agent_id),
                     agent_minutes) AS minutes
        FROM stg_ticket_events
        WHERE agent_minutes IS NOT NULL AND agent_id IS NOT NULL) AS e,
       keyed_quantiles(e.minutes, 0.5) AS k
  JOIN stg_agents AS a ON a.agent_id=substr(k.key, 8)->>'$'
  WHERE a.group_name IS NOT NULL
  GROUP BY a.group_name, begins
), ahead AS (           -- the days of as_of's day and after
  SELECT name AS group_name, date(day, 'start of month') AS begins,
         sum(forecast) AS tickets, max(day) AS last_day
  FROM mart_forecast
  WHERE scope='group'
  GROUP BY name, begins
), likely AS (
  SELECT a.group_name, a.begins, a.tickets,
         max(0.0, a.tickets-(f.cumulative-f.cumulative_lower_80)) AS low,
         a.tickets+(f.cumulative_upper_80-f.cumulative) AS high
  FROM ahead AS a
  JOIN mart_forecast AS f
    ON f.scope='group' AND f.name=a.group_name AND f.day=a.last_day
), groups AS (
  SELECT DISTINCT group_name FROM arrived
), recent AS (          -- the last three whole months, or as many as there are
  SELECT g.group_name,
         sum(l.hours) AS logged, sum(a.tickets) AS arrived,
         sum(x.tickets) AS ended, sum(c.working_days) AS working_days
  FROM groups AS g
  JOIN calendar AS c ON NOT c.is_forecast
   AND c.begins>=date((SELECT this_month FROM bounds), '-3 months')
  LEFT JOIN logged AS l ON l.group_name=g.group_name AND l.begins=c.begins
  LEFT JOIN arrived AS a ON a.group_name=g.group_name AND a.begins=c.begins
  LEFT JOIN ended AS x ON x.group_name=g.group_name AND x.begins=c.begins
  GROUP BY g.group_name
), mean_cost AS (
  SELECT 60*sum(cost)/nullif(sum(agent_minutes), 0.0) AS hourly
  FROM stg_ticket_costs
  WHERE cost IS NOT NULL AND agent_minutes IS NOT NULL
), known AS (           -- what is known of a group, whatever the month
  SELECT g.group_name, f.fte,
         f.productive_hours*b.occupancy AS day_hours,
         ifnull(f.hourly_cost, m.hourly) AS hourly_cost,
         f.hours_per_ticket AS given_hours,
         r.logged/r.arrived AS logged_hours,
         f.fte*f.productive_hours*b.occupancy*r.working_days/nullif(r.ended, 0)
           AS implied_hours
  FROM groups AS g
  JOIN bounds AS b
  JOIN mean_cost AS m
  LEFT JOIN recent AS r ON r.group_name=g.group_name
  LEFT JOIN stg_group_capacity AS f ON f.group_name=g.group_name
), demand AS (
  SELECT g.group_name, c.begins, c.is_forecast, c.working_days,
         ifnull(a.tickets, 0)+ifnull(h.tickets, 0.0) AS tickets,
         ifnull(a.tickets, 0)+h.low AS low,
         ifnull(a.tickets, 0)+h.high AS high,
         iif(c.is_forecast, NULL, l.hours) AS month_hours
  FROM groups AS g
  JOIN calendar AS c
  JOIN bounds AS b
  LEFT JOIN likely AS h
         ON h.group_name=g.group_name AND h.begins=c.begins AND c.is_forecast
  LEFT JOIN arrived AS a ON a.group_name=g.group_name AND a.begins=c.begins
  LEFT JOIN logged AS l ON l.group_name=g.group_name AND l.begins=c.begins
  WHERE NOT c.is_forecast OR h.tickets IS NOT NULL
), priced AS (
  SELECT d.*, k.fte, k.day_hours, k.hourly_cost,
         CASE WHEN d.month_hours IS NOT NULL AND d.tickets>0
                THEN d.month_hours/d.tickets
              ELSE coalesce(k.logged_hours, k.given_hours, k.implied_hours)
         END AS hours_per_ticket,
         CASE WHEN coalesce(d.month_hours, k.logged_hours) IS NOT NULL
                THEN 'logged'
              WHEN k.given_hours IS NOT NULL THEN 'given'
              WHEN k.implied_hours IS NOT NULL THEN 'implied' END
           AS hours_source,
         k.fte*k.day_hours*d.working_days AS available_hours
  FROM demand AS d JOIN known AS k ON k.group_name=d.group_name
)
SELECT
  group_name, substr(begins, 1, 7), iif(is_forecast, 'forecast', 'actual'),
  tickets, low, high, hours_per_ticket, hours_source,
  tickets*hours_per_ticket, working_days, fte, available_hours,
  tickets*hours_per_ticket/available_hours,
  tickets*hours_per_ticket/(day_hours*working_days),
  tickets*hours_per_ticket/(day_hours*working_days)-fte,
  tickets*hours_per_ticket/day_hours-fte*working_days,
  low*hours_per_ticket/day_hours-fte*working_days,
  high*hours_per_ticket/day_hours-fte*working_days,
  hourly_cost,
  (tickets*hours_per_ticket-available_hours)*hourly_cost
FROM priced;
