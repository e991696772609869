-- How long do customers wait for the first reply, by channel and by hour?
--
-- Median for the usual customer, P90 for the one in ten who complains. Compare
-- P90 with the target below: where it is longer, a weak hour needs people, not
-- better averages. Hours are UTC.

SELECT channel, count(first_reply_hours) AS replied,
       printf('%.2f', median(first_reply_hours)) AS p50_h,
       printf('%.2f', percentile(first_reply_hours, 90)) AS p90_h,
       bar(percentile(first_reply_hours, 90), 8, 24) AS "P90, 0 .. 8 h",
       printf('%.1f %%', 100*avg(reply_met)) AS in_time
FROM mart_ticket_outcomes
GROUP BY channel
ORDER BY percentile(first_reply_hours, 90) DESC;

SELECT substr(created_at, 12, 2) AS hour, count(first_reply_hours) AS replied,
       printf('%.2f', median(first_reply_hours)) AS p50_h,
       printf('%.2f', percentile(first_reply_hours, 90)) AS p90_h,
       bar(percentile(first_reply_hours, 90), 8, 24) AS "P90, 0 .. 8 h",
       printf('%.1f %%', 100*avg(reply_met)) AS in_time
FROM mart_ticket_outcomes
GROUP BY hour
ORDER BY hour;
