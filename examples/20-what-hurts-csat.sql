-- Monday, question 4: what is hurting CSAT: reopens, escalations, long cycles, groups?
--
-- Each against all other rated tickets: as they are ("crude"), and within tickets
-- of one type, priority and channel ("like with like"). Where the two differ, the
-- mix of tickets was a part of it. Only what lowers ratings beyond chance is listed.
-- It is no proof of a cause: hard tickets are escalated, and would be rated low
-- anyway.

SELECT d.factor, d.level,
       printf('%,d', d.n) AS ratings,
       printf('%.2f', d.mean) AS csat,
       printf('%+.2f', d.difference) AS crude,
       printf('%+.2f', d.adjusted) AS "like with like",
       printf('%+.2f to %+.2f', d.low, d.high) AS "95 % interval",
       bar(-d.adjusted, 1, 10) AS "0 .. 1 point"
FROM mart_outcome_drivers AS d
WHERE d.measure='csat' AND d.high<0
ORDER BY d.adjusted
LIMIT 10;
