-- tickets: a row a ticket created in the year, as the desk's export shows it
-- at the year's end.
--
--   status, group_name, assignee_id   at the end of the year
--   customer_tier, customer_since, churned_at   of the customer, told on each
--                    of his tickets; a customer can only churn after his last
--   first_response_at, solved_at, closed_at     the first reply by an agent;
--                    the solve that held; the close
--   subject          decides whether the ticket is hard, see README.md

CREATE TABLE tickets(
  ticket_id         INTEGER PRIMARY KEY,
  created_at        TEXT NOT NULL,
  status            TEXT NOT NULL,
  priority          TEXT NOT NULL,
  type              TEXT NOT NULL,
  channel           TEXT NOT NULL,
  subject           TEXT NOT NULL,
  group_name        TEXT NOT NULL,
  assignee_id       INTEGER,
  customer_id       INTEGER NOT NULL,
  customer_tier     TEXT NOT NULL,
  customer_since    TEXT NOT NULL,
  churned_at        TEXT,
  ai_participated   INTEGER NOT NULL,
  first_response_at TEXT,
  solved_at         TEXT,
  closed_at         TEXT
) STRICT;
INSERT INTO tickets
WITH hazard(tier, permille) AS (
  VALUES ('free', 90), ('standard', 60), ('premium', 40), ('enterprise', 25)
), churn AS MATERIALIZED (
  -- permille, by tier; 2.5 times that after a breach, twice after a reopen
  SELECT customer.customer, coalesce(solved, closed)
           + 86400*(2+CAST(44*split_hash(customer.customer, 100*seed+13) AS INTEGER))
           AS at
  FROM sample_settings
  CROSS JOIN sample_customer AS customer
  CROSS JOIN sample_ticket AS ticket ON ticket.ticket_id=last_ticket
  CROSS JOIN sample_outcome AS outcome ON outcome.ticket_id=last_ticket
  JOIN sla_policies USING (priority)
  JOIN hazard USING (tier)
  WHERE CAST(1000*split_hash(customer.customer, 100*seed+12) AS INTEGER)
        < permille
          * CASE WHEN coalesce(solved, closed)-created>3600*resolution_hours
                 THEN 250 ELSE 100 END/100
          * CASE WHEN reopens THEN 2 ELSE 1 END
)
SELECT ticket_id, datetime(1735516800+created, 'unixepoch'), status, priority,
       type, channel, subject, state.group_name,
       CASE WHEN status<>'new'
            THEN first_agent+outcome.hand%1000000*agents/1000000 END,
       customer, tier, datetime(1735516800+since, 'unixepoch'),
       CASE WHEN churn.at<31708800 THEN datetime(1735516800+churn.at, 'unixepoch') END,
       ai,
       datetime(1735516800+first_reply, 'unixepoch'),
       datetime(1735516800+solved, 'unixepoch'),
       datetime(1735516800+closed, 'unixepoch')
FROM sample_ticket
CROSS JOIN sample_outcome AS outcome USING (ticket_id)
CROSS JOIN sample_state AS state ON state_id=outcome.state
CROSS JOIN sample_team AS team USING (team)
CROSS JOIN sample_customer USING (customer)
LEFT JOIN churn USING (customer);
