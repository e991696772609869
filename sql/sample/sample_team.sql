-- sample_team: a row a group, in the order tickets are handed up.
--
--   hundredths   of a full-time equivalent, for the size of the desk
--   agents       how many people they are
--   first_agent  the number of the first of them
--   cents        cost of a minute's work
--
-- The starved group has about 8 % less than its work asks for, the others some
-- to spare: README.md, "Tier 2 is short of staff".

DROP TABLE IF EXISTS temp.sample_team;
CREATE TEMP TABLE sample_team(
  team        INTEGER PRIMARY KEY,
  group_name  TEXT NOT NULL,
  hundredths      INTEGER NOT NULL,
  agents      INTEGER NOT NULL,
  first_agent INTEGER NOT NULL,
  cents       INTEGER NOT NULL
) STRICT;
INSERT INTO sample_team
WITH staff(starve, team, group_name, hundredths, cents) AS (
  -- hundredths for 50,000 tickets
  VALUES ('tier 2',      1, 'Tier 1 Support',    1300,  60),
         ('tier 2',      2, 'Tier 2 Specialists', 690,  85),
         ('tier 2',      3, 'Engineering',        300, 120),
         ('engineering', 1, 'Tier 1 Support',    1300,  60),
         ('engineering', 2, 'Tier 2 Specialists', 750,  85),
         ('engineering', 3, 'Engineering',        650, 120)
), sized AS (
  SELECT team, group_name, cents, max(2, staff.hundredths*tickets/50000) AS hundredths
  FROM staff JOIN sample_settings USING (starve)
), counted AS (
  SELECT *, max(2, (hundredths+99)/100) AS agents FROM sized
)
SELECT team, group_name, hundredths, agents,
       1+coalesce(sum(agents) OVER (ORDER BY team
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0),
       cents
FROM counted;
