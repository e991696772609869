-- What a person did in the weeks adds up to what the person did in all. Key:
-- agent_id.

WITH sums AS (
  SELECT agent_id, period,
         sum(assigned) AS assigned, sum(replies) AS replies,
         sum(solved) AS solved, sum(reopened) AS reopened,
         sum(first_replies) AS first_replies, sum(ratings) AS ratings,
         sum(verdicts) AS verdicts, sum(breached) AS breached,
         sum(handle_hours) AS hours, max(replied) AS replied
  FROM mart_agent_productivity
  GROUP BY agent_id, period
)
SELECT w.agent_id
FROM sums AS w
LEFT JOIN sums AS a ON a.agent_id=w.agent_id AND a.period='all'
WHERE w.period='week'
  AND (w.assigned IS NOT a.assigned OR w.replies IS NOT a.replies
       OR w.solved IS NOT a.solved OR w.reopened IS NOT a.reopened
       OR w.first_replies IS NOT a.first_replies
       OR w.ratings IS NOT a.ratings OR w.verdicts IS NOT a.verdicts
       OR w.breached IS NOT a.breached OR w.replied>a.replied
       OR abs(w.hours-a.hours)>1e-6*(1+a.hours));
