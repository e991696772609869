-- Our export writes its times oddly: how do I read them?
--
-- On literals: no database is needed. The format is said once, by you, and never
-- guessed: 3/4/2025 is March in one export and April in another. What is not of
-- the format is NULL, so count the NULLs (second result) before you trust the
-- column. What comes out is UTC and sorts as text.

WITH spellings(said, format) AS (VALUES
  ('29/2/2016 01:16',                'D/M/YYYY HH:MM'),
  ('3/4/2025 4:05 PM',               'M/D/YYYY H:MM AM'),
  ('04-03-2025 16:05',               'DD-MM-YYYY HH:MM'),
  ('Tue Oct 31 23:36:20 +0000 2017', 'DY MON DD HH:MM:SS Z YYYY'),
  ('2025-03-30T01:59:59.5+01:00',    'iso'),
  ('1741104300',                     'unix'),
  ('45720.5',                        'excel')
)
SELECT said, format, moment(said, format) AS moment FROM spellings;

WITH cells(cell) AS (VALUES
  ('28/2/2025 09:00'), ('29/2/2025 09:00'), ('2025-02-28 09:00'), ('?')
)
SELECT count(*) AS cells, count(moment(cell, 'D/M/YYYY HH:MM')) AS readable,
       json_group_array(cell) FILTER
         (WHERE moment(cell, 'D/M/YYYY HH:MM') IS NULL) AS unreadable
FROM cells;
