-- What follows an activity follows with probabilities that make one.
-- Key: the activity.

SELECT source FROM mart_transitions
GROUP BY source
HAVING abs(sum(probability)-1)>1e-9;
