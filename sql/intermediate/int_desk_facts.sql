-- int_desk_facts: what the desk records at all, so that a count of what it does
-- not record is NULL in every later table: not known, which is not 0.
--
-- Grain: one row. Source: stg_ticket_events, stg_satisfaction_ratings,
-- stg_tickets.
-- Needs: stg_ticket_events, stg_satisfaction_ratings, stg_tickets
--
--   has_groups            some event says which group holds its ticket
--   has_agents            some event says who did it
--   has_minutes           ... and how long that took
--   has_replies, has_customer_replies, has_escalations
--                         some event is one: where none ever is, the desk has
--                         no word for it, or no tiers
--   has_ratings           some ticket is rated
--   has_churn             some customer is known to have left

CREATE TABLE int_desk_facts(
  has_groups           INTEGER NOT NULL,
  has_agents           INTEGER NOT NULL,
  has_minutes          INTEGER NOT NULL,
  has_replies          INTEGER NOT NULL,
  has_customer_replies INTEGER NOT NULL,
  has_escalations      INTEGER NOT NULL,
  has_ratings          INTEGER NOT NULL,
  has_churn            INTEGER NOT NULL
) STRICT;

INSERT INTO int_desk_facts
SELECT
  EXISTS (SELECT 1 FROM stg_ticket_events WHERE group_name IS NOT NULL),
  EXISTS (SELECT 1 FROM stg_ticket_events WHERE agent_id IS NOT NULL),
  EXISTS (SELECT 1 FROM stg_ticket_events WHERE agent_minutes IS NOT NULL),
  EXISTS (SELECT 1 FROM stg_ticket_events WHERE event_type='reply'),
  EXISTS (SELECT 1 FROM stg_ticket_events WHERE event_type='customer_reply'),
  EXISTS (SELECT 1 FROM stg_ticket_events WHERE event_type='escalated'),
  EXISTS (SELECT 1 FROM stg_satisfaction_ratings WHERE score IS NOT NULL),
  EXISTS (SELECT 1 FROM stg_tickets WHERE churned_at IS NOT NULL);
