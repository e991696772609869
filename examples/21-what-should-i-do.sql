-- Monday, question 5: what should I do about it, and what is it worth?
--
-- Actions in order of worth, each with the arithmetic of its hours. "overrun" hours
-- are customers' hours past what was promised, "ticket" hours all that they wait,
-- "agent" hours work that people do; where costs are known an action has a cost or
-- a saving. The last percentage of an arithmetic is the share that is taken to be
-- within reach: an assumption, a column of sql/rules/recommendation_rules.sql, yours
-- to change. Several actions may be about one cause: do not add them up.

SELECT r.rank AS "#",
       r.action,
       ifnull(r.owner_group, 'the desk') AS who,
       iif(r.effect_hours IS NULL, 'not known',
           printf('%,d %s', round(r.effect_hours), r.effect_of)
             || iif(r.effect_money IS NULL, '',
                    printf(' (%s %,d)', r.money_is, round(r.effect_money)))
             || ' = ' || r.arithmetic) AS "worth a month",
       r.confidence
FROM mart_recommendations AS r
ORDER BY r.rank
LIMIT 8;
