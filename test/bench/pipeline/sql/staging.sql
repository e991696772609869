-- Staging in DuckDB: the same tables as ../../../../sql/staging, for the sample
-- desk, from Parquet files that hold its raw tables. Times have their own type,
-- so nothing is parsed later on. Variables: raw (the folder), as_of.

CREATE TABLE config AS
SELECT getvariable('as_of')::timestamp AS as_of, 0.2 AS at_risk_share,
       0.2 AS surge_share;

-- Wilson's 95 % interval of k in n; NULL where n is 0.
CREATE MACRO wilson_centre(k, n) AS
  (k+1.9207294103470645)/(n+3.841458820694129);
CREATE MACRO wilson_half(k, n) AS
  1.959963984540054*sqrt(k*(n-k)/n::double+0.9603647051735322)
  / (n+3.841458820694129);
CREATE MACRO wilson_low(k, n) AS
  CASE WHEN n>0 THEN greatest(wilson_centre(k, n)-wilson_half(k, n), 0) END;
CREATE MACRO wilson_high(k, n) AS
  CASE WHEN n>0 THEN least(wilson_centre(k, n)+wilson_half(k, n), 1) END;
CREATE MACRO hours_between(a, b) AS (epoch_ms(b)-epoch_ms(a))/3.6e6;

CREATE TABLE stg_tickets AS
SELECT ticket_id, created_at, priority, type AS ticket_type, channel, customer_id,
       customer_tier, customer_since, ai_participated,
       CASE WHEN churned_at<=as_of THEN churned_at END AS churned_at
FROM read_parquet(getvariable('raw') || '/tickets.parquet'), config
WHERE created_at<=as_of;

CREATE TABLE stg_ticket_events AS
SELECT event_id, ticket_id, event_at, activity,
       CASE WHEN activity='Created' THEN 'created'
            WHEN activity IN ('Assigned', 'Reassigned', 'Returned to Tier 1',
                              'Returned to Tier 2') THEN 'assigned'
            WHEN activity IN ('First reply', 'Reply sent') THEN 'reply'
            WHEN activity='Customer replied' THEN 'customer_reply'
            WHEN activity='Work note' THEN 'note'
            WHEN activity LIKE 'Escalated to %' THEN 'escalated'
            WHEN activity='Solved' THEN 'solved'
            WHEN activity='Reopened' THEN 'reopened'
            WHEN activity IN ('Closed', 'Closed as duplicate') THEN 'closed'
            ELSE 'other' END AS event_type,
       to_status AS status, to_group AS group_name, agent_id, is_automatic,
       agent_minutes
FROM read_parquet(getvariable('raw') || '/ticket_events.parquet'), config
WHERE event_at<=as_of;

CREATE TABLE stg_agents AS
SELECT agent_id, name AS agent_name, group_name, role, hired_at, fte
FROM read_parquet(getvariable('raw') || '/agents.parquet'), config
WHERE hired_at<=as_of;

CREATE TABLE stg_sla_policies AS
SELECT 'first_reply_time' AS metric, priority, first_response_hours AS target_hours
FROM read_parquet(getvariable('raw') || '/sla_policies.parquet')
UNION ALL
SELECT 'total_resolution_time', priority, resolution_hours
FROM read_parquet(getvariable('raw') || '/sla_policies.parquet');

CREATE TABLE stg_sla_targets AS
SELECT priority, target_attainment
FROM read_parquet(getvariable('raw') || '/sla_policy_targets.parquet');

CREATE TABLE stg_group_capacity AS
SELECT group_name, fte, productive_hours
FROM read_parquet(getvariable('raw') || '/group_capacity.parquet');

-- The raw row is the sum at the export: work done after as_of is taken off.
CREATE TABLE stg_ticket_costs AS
WITH later AS (
  SELECT ticket_id, sum(agent_minutes) AS minutes
  FROM read_parquet(getvariable('raw') || '/ticket_events.parquet'), config
  WHERE event_at>as_of
  GROUP BY ticket_id
)
SELECT ticket_id, agent_minutes-coalesce(minutes, 0) AS agent_minutes,
       CASE WHEN minutes>0 THEN cost*(agent_minutes-minutes)/agent_minutes
            ELSE cost END AS cost
FROM read_parquet(getvariable('raw') || '/ticket_costs.parquet')
JOIN stg_tickets USING (ticket_id)
LEFT JOIN later USING (ticket_id);

CREATE TABLE stg_satisfaction_ratings AS
SELECT ticket_id, score, rated_at
FROM read_parquet(getvariable('raw') || '/satisfaction_ratings.parquet'), config
WHERE rated_at<=as_of;
