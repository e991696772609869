-- bottleneck_analysis: which steps take the time, which ways tickets take, and
-- how many keep to the happy path.
--
-- Reads: mart_transitions, mart_variants, mart_conformance, config.

-- What the answer is, in words.
WITH slowest AS (
  SELECT * FROM mart_transitions WHERE time_rank=1 AND is_open
), finished AS (
  SELECT count(*) AS n, total(conforms) AS k,
         wilson_interval(sum(conforms), nullif(count(*), 0)) AS interval
  FROM mart_conformance WHERE is_finished
), usual AS (
  SELECT deviation, count(*) AS n FROM mart_conformance
  WHERE is_finished AND deviation IS NOT NULL
  GROUP BY deviation ORDER BY n DESC, deviation LIMIT 1
), answers(line, answer) AS (
  SELECT 1, printf('Most time before the solve goes by between %s and %s: '
                || '%.0f %% of it.', source, target, 100*time_share)
  FROM slowest
  UNION ALL
  SELECT 2, printf('%.1f %% of %,d finished tickets went the happy path '
                || '(95 %% interval %.1f to %.1f).',
                   100*k/n, n, 100*(interval->>'low'), 100*(interval->>'high'))
  FROM finished WHERE n>0
  UNION ALL
  SELECT 3, printf('Where they first leave it, most often: %s (%,d).', deviation, n)
  FROM usual
  UNION ALL
  SELECT 4, printf('%,d variants; the first %d of them make %.0f %% of the tickets.',
                   count(*), count(*) FILTER (WHERE variant_id<=10),
                   100*max(cumulative_share) FILTER (WHERE variant_id<=10))
  FROM mart_variants HAVING count(*)>0
  UNION ALL
  SELECT 5, 'No happy path is set for this desk: conformance is not shown.'
  WHERE NOT EXISTS (SELECT 1 FROM mart_conformance)
)
SELECT answer AS "WHICH STEPS TAKE THE TIME?" FROM answers ORDER BY line;

-- The ten steps in which the most time passes while a ticket is unsolved.
SELECT iif(length(source)>21, substr(source, 1, 20) || '…', source) AS "from",
       iif(length(target)>21, substr(target, 1, 20) || '…', target) AS "to",
       printf('%,7d', transitions) AS "times",
       printf('%6.1f', median_hours) AS "P50 h",
       printf('%6.1f', p90_hours) AS "P90 h",
       printf('%,7d', round(total_hours/24)) AS "days",
       bar(time_share, max(time_share) OVER (), 10) AS "open time",
       printf('%5.1f', 100*time_share) AS "% of it"
FROM mart_transitions WHERE is_open ORDER BY time_rank LIMIT 10;

-- The ten ways most travelled.
SELECT printf('%3d%s', variant_id, iif(conforms, ' +', '')) AS "no.",
       iif(length(variant)>48, substr(variant, 1, 47) || '…', variant)
         AS "variant (+ = happy path)",
       printf('%,7d', cases) AS "tickets",
       printf('%5.1f', 100*share) AS "%",
       printf('%6.1f', median_hours) AS "P50 h",
       printf('%6.1f', p90_hours) AS "P90 h",
       iif(breach_rate IS NULL, '-', printf('%5.1f', 100*breach_rate))
         AS "breach %"
FROM mart_variants WHERE variant_id<=10 ORDER BY variant_id;
