-- sample_spread: how far waits scatter round their median: a row a spread and
-- permille, so that one roll of 0..999 reads a wait off by rowid.
--
--   id       1000*spread + permille; spread 0 fixed, 1 wide, 2 long
--   percent  of the median
--
-- The anchors are quantiles of lognormals (sigma 0.8 for wide, 1.1 for long),
-- rounded, cut at both ends, and joined by straight lines: so no exp() or ln()
-- runs here, and every machine has the same table.

DROP TABLE IF EXISTS temp.sample_spread;
CREATE TEMP TABLE sample_spread(
  id      INTEGER PRIMARY KEY,
  percent INTEGER NOT NULL
) STRICT;
INSERT INTO sample_spread
WITH anchor(spread, permille, percent) AS (
  VALUES
    (0, 0,  100), (0, 1000, 100),
    (1, 0,   12), (1, 10,  16), (1, 50,  27), (1, 100,  36), (1, 250,  58),
    (1, 500, 100), (1, 750, 172), (1, 900, 279), (1, 950, 373), (1, 990, 643),
    (1, 1000, 1000),
    (2, 0,    6), (2, 10,   8), (2, 50,  16), (2, 100,  24), (2, 250,  48),
    (2, 500, 100), (2, 750, 210), (2, 900, 410), (2, 950, 611), (2, 990, 1292),
    (2, 1000, 2400)
), line AS (
  SELECT spread, permille, percent,
         lead(permille) OVER pair AS next_permille,
         lead(percent) OVER pair AS next_percent
  FROM anchor
  WINDOW pair AS (PARTITION BY spread ORDER BY permille)
)
SELECT 1000*spread+n,
       percent+(next_percent-percent)*(n-permille)
               / (next_permille-permille)
FROM line JOIN sample_number ON n>=permille AND n<next_permille;
