-- sample_customer: a row a customer who wrote in the year.
--
--   last_ticket  the number of the last ticket
--   tier         key accounts (the first fiftieth) pay for more
--   pace         percent: how long the desk's work on their tickets takes
--   since        seconds on the sample's count, before the first ticket; the
--                square of a roll: ten years at most, two and a half at the
--                median

DROP TABLE IF EXISTS temp.sample_customer;
CREATE TEMP TABLE sample_customer(
  customer    INTEGER PRIMARY KEY,
  last_ticket INTEGER NOT NULL,
  tier        TEXT NOT NULL,
  pace        INTEGER NOT NULL,
  since       INTEGER NOT NULL
) STRICT;
INSERT INTO sample_customer
WITH tier(key_account, since, upto, tier, pace) AS (
  VALUES (0,   0,  340, 'free',       112),
         (0, 340,  760, 'standard',   100),
         (0, 760,  940, 'premium',     92),
         (0, 940, 1000, 'enterprise',  85),
         (1,   0,  400, 'premium',     92),
         (1, 400, 1000, 'enterprise',  85)
), customer AS (
  SELECT customer, min(created) AS first, max(ticket_id) AS last_ticket,
         50*customer<=(SELECT tickets/4 FROM sample_settings) AS key_account,
         CAST(1000*split_hash(customer, 100*seed+4) AS INTEGER) AS roll,
         CAST(60000*split_hash(customer, 100*seed+5) AS INTEGER) AS age
  FROM sample_settings CROSS JOIN sample_arrival
  GROUP BY customer
)
SELECT customer, last_ticket, tier, pace,
       first-86400-age*age/60000*5256
FROM customer
JOIN tier USING (key_account)
WHERE roll>=tier.since AND roll<tier.upto;
