-- Monday, question 2: where do tickets pile up, and is it time, volume or capacity?
--
-- The score is hours a stay x stays x breach rate; "(1.)" marks the group that is
-- worst in one of the three, so a line says what makes its score. "staff used"
-- tells capacity from pace: over 100 % there is more work than people. "clear in"
-- is how long the backlog would last at the pace of the last four weeks.

SELECT g.bottleneck_rank AS "#",
       g.group_name,
       printf('%.1f (%d.)', g.mean_hours, g.hours_rank) AS "hours a stay",
       printf('%,d (%d.)', g.ended_stays, g.volume_rank) AS stays,
       printf('%.1f %% (%d.)', 100*g.breach_rate, g.breach_rank) AS breached,
       printf('%.0f %%', 100*g.score_share) AS "of the score",
       bar(g.score_share, 1, 10) AS "0 .. 100 %",
       (SELECT printf('%.0f %%', 100*sum(c.required_hours)/sum(c.available_hours))
        FROM mart_capacity AS c
        WHERE c.group_name=g.group_name AND c.kind='actual') AS "staff used",
       g.backlog,
       printf('%.1f days', g.clear_days) AS "clear in"
FROM mart_group_performance AS g
ORDER BY g.bottleneck_rank;
