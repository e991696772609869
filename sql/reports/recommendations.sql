-- recommendations: what should I do about it? The actions in order of what they
-- are worth, with the figures they rest on.
--
-- Reads: mart_recommendations, mart_capacity, mart_sla, stg_ticket_costs,
-- mart_ticket_outcomes.

-- What the answer is, in words.
WITH answers(line, answer) AS (
  SELECT rank, printf('%d. %s', rank, action)
  FROM mart_recommendations WHERE rank<=6
  UNION ALL
  SELECT 1, 'Nothing in this desk''s figures asks for an action.'
  WHERE NOT EXISTS (SELECT 1 FROM mart_recommendations)
)
SELECT answer AS "WHAT SHOULD I DO ABOUT IT?" FROM answers ORDER BY line;

-- Each with its finding and its worth: a month's hours, and money where known.
SELECT printf('%d. %s', rank, finding) || char(10)
         || iif(effect_hours IS NULL, 'Its worth in ' || effect_of || ' is not known.',
                printf('%,d %s', round(effect_hours), effect_of)
                  || iif(effect_money IS NULL, '',
                         printf(', a %s of %,d', money_is,
                                round(effect_money)))
                  || ' = ' || arithmetic) || char(10)
         || 'Confidence ' || confidence || ': ' || confidence_reason || '.' || char(10)
         || 'See ' || evidence_mart || ', ' || evidence_key || '.' AS "because"
FROM mart_recommendations ORDER BY rank LIMIT 12;

-- What the figures could not tell.
WITH gaps(line, gap) AS (
  SELECT 1, 'Staffing: nobody has said how many people the groups have;'
         || ' give CAPACITY=staff.csv.'
  WHERE NOT EXISTS (SELECT 1 FROM mart_capacity WHERE fte IS NOT NULL)
  UNION ALL
  SELECT 2, 'Promises: no ticket has a target.'
  WHERE NOT EXISTS (SELECT 1 FROM mart_sla)
  UNION ALL
  SELECT 3, 'Money: no cost of a ticket is known.'
  WHERE NOT EXISTS (SELECT 1 FROM stg_ticket_costs WHERE cost IS NOT NULL)
  UNION ALL
  SELECT 4, 'Customers: no ticket is rated.'
  WHERE NOT EXISTS (SELECT 1 FROM mart_ticket_outcomes WHERE rated)
)
SELECT gap AS "not judged" FROM gaps ORDER BY line;

SELECT 'Several of these may speak of one cause: what they are worth does not add up.'
    || ' The shares in reach (10 %, 25 %, ...) are assumptions: recommendation_rules.'
       AS "how to read it"
WHERE EXISTS (SELECT 1 FROM mart_recommendations);
