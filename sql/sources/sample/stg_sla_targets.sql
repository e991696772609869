-- The made-up desk: what it promised.

INSERT INTO stg_sla_targets(priority, target_attainment)
SELECT priority, target_attainment FROM sla_policy_targets;
