-- Fills mart_recommendations: turns each row of recommendation_rules into a
-- query and runs it. A rule that breaks off is named by the file "step".

.read sql/rules/recommendation_rules.sql

-- A text with {expression} and {expression:%format} in it, as SQL that makes
-- it. What has no value is '-'.
CREATE TEMP TABLE rule_texts AS
WITH RECURSIVE texts(rule, part, text) AS (
  SELECT rule, 'finding', finding FROM recommendation_rules
  UNION ALL SELECT rule, 'action', action FROM recommendation_rules
  UNION ALL SELECT rule, 'arithmetic', arithmetic FROM recommendation_rules
  UNION ALL SELECT rule, 'reason', reason FROM recommendation_rules
), pieces(rule, part, n, mark, piece, rest) AS (   -- mark ends the next piece
  SELECT rule, part, 0, '{', NULL, text FROM texts
  UNION ALL
  SELECT rule, part, n+1, iif(mark='{', '}', '{'),
         substr(rest, 1, ifnull(nullif(instr(rest, mark), 0)-1, length(rest))),
         iif(instr(rest, mark), substr(rest, instr(rest, mark)+1), NULL)
  FROM pieces
  WHERE rest IS NOT NULL
), expressions AS (
  SELECT rule, part, n,
         CASE WHEN mark='}' THEN printf('%Q', piece)
              WHEN instr(piece, ':%')
                THEN printf('ifnull(iif((%s) IS NULL, NULL, printf(%Q, %s)), ''-'')',
                            substr(piece, 1, instr(piece, ':%')-1),
                            substr(piece, instr(piece, ':%')+1),
                            substr(piece, 1, instr(piece, ':%')-1))
              ELSE printf('ifnull(%s, ''-'')', piece)
         END AS expression
  FROM pieces
  WHERE piece IS NOT NULL
  ORDER BY rule, part, n
)
SELECT rule, part, group_concat(expression, ' || ') AS expression
FROM expressions
GROUP BY rule, part;

CREATE TEMP TABLE recommendations AS SELECT * FROM mart_recommendations;

.once rules.sql
SELECT printf('
.once step
SELECT ''rule %s'';
INSERT INTO recommendations
SELECT NULL, %Q, %Q, %s, %s, %s, %s, %Q, %s, %Q, %s, %s, %s, %s, %Q, %s
FROM (SELECT %.17g AS lever, %d AS at_most), mart_desk_totals, %s
WHERE %s
ORDER BY %s DESC, %s
LIMIT %d;', r.rule, r.rule, r.area, r.owner_group, f.expression, a.expression,
            r.effect_hours, r.effect_of, r.effect_money, r.money_is,
            c.expression, r.share,
            r.confidence, w.expression, r.mart, r.key,
            r.lever, r.at_most, r.source,
            r.condition, r.weight, r.key, r.at_most)
FROM recommendation_rules AS r
JOIN rule_texts AS f ON f.rule=r.rule AND f.part='finding'
JOIN rule_texts AS a ON a.rule=r.rule AND a.part='action'
JOIN rule_texts AS c ON c.rule=r.rule AND c.part='arithmetic'
JOIN rule_texts AS w ON w.rule=r.rule AND w.part='reason'
ORDER BY r.position;
.read rules.sql
.once step
SELECT step || ' ' || object FROM current_step;

INSERT INTO mart_recommendations
SELECT row_number() OVER (
         ORDER BY ifnull(effect_share, 0)*CASE confidence WHEN 'high' THEN 1
                    WHEN 'medium' THEN 0.6 ELSE 0.3 END DESC,
                  rule, evidence_key),
       rule, area, owner_group, finding, action, effect_hours, effect_of,
       effect_money, iif(effect_money IS NULL, NULL, money_is), arithmetic,
       effect_share, confidence, confidence_reason,
       evidence_mart, evidence_key
FROM recommendations;
DROP TABLE recommendations;
DROP TABLE rule_texts;
