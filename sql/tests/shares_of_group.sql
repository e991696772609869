-- The shares of a group's people in its solves make one in each period. Key:
-- group_name.

SELECT group_name
FROM mart_agent_productivity
WHERE group_name IS NOT NULL
GROUP BY period, period_start, group_name
HAVING abs(sum(share_of_group)-1)>1e-9
    OR count(share_of_group) NOT IN (0, count(*))
    OR max(group_agents)<>count(*);
