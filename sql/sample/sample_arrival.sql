-- sample_arrival: a row a ticket, numbered in the order of its creation.
--
--   created   seconds since Monday 2024-12-30 00:00 UTC, where every time of
--             the sample is counted from until the raw tables are written
--   customer  who writes: the square of a roll, so that a few accounts write
--             often and most write once or twice; a customer a four tickets

DROP TABLE IF EXISTS temp.sample_arrival;
CREATE TEMP TABLE sample_arrival(
  ticket_id INTEGER PRIMARY KEY,
  created   INTEGER NOT NULL,
  customer  INTEGER NOT NULL
) STRICT;
INSERT INTO sample_arrival(created, customer)
WITH arrival AS (
  SELECT day, kind,
         CAST(1000000*split_hash(first+n, 100*seed+2) AS INTEGER) AS roll,
         CAST(1000000*split_hash(first+n, 100*seed+3) AS INTEGER) AS who,
         (settings.tickets+3)/4 AS customers
  FROM sample_settings AS settings
  CROSS JOIN sample_day
  CROSS JOIN sample_number
  WHERE n<sample_day.tickets
)
SELECT 86400*(day+2)+hour.at+hour.span*(roll%1000)/1000 AS created,
       1+customers*who/1000000*who/1000000
FROM arrival CROSS JOIN sample_hour AS hour ON hour.id=1000*kind+roll/1000
ORDER BY created, roll, who;
