-- The made-up desk: ratings given by as_of.

INSERT INTO stg_satisfaction_ratings(ticket_id, score, rated_at)
SELECT ticket_id, score, moment(rated_at, 'iso')
FROM config
CROSS JOIN satisfaction_ratings
WHERE moment(rated_at, 'iso')<=as_of;
