-- Monday, question 3: will we have enough people next month?
--
-- Tickets forecast, at the hours that each took of late, against the hours of the
-- people there are. "days short" are working days of one person in the month, below
-- 0 to spare, and so much at the forecast's own bounds; "months before" is the mean
-- of the months that have been, with the staff of today: it says whether a gap is
-- new.

SELECT c.group_name,
       c.month,
       printf('%,d x %.2f h = %,d h', round(c.tickets), c.hours_per_ticket,
              round(c.required_hours)) AS work,
       printf('%,d h', round(c.available_hours)) AS people,
       printf('%.1f of %.1f', c.required_fte, c.fte) AS "FTE needed",
       printf('%+.1f', c.gap_days) AS "days short",
       printf('%+.0f to %+.0f', c.gap_low_days, c.gap_high_days) AS "80 % bounds",
       (SELECT printf('%+.1f', avg(p.gap_days)) FROM mart_capacity AS p
        WHERE p.group_name=c.group_name AND p.kind='actual') AS "months before"
FROM mart_capacity AS c
WHERE c.kind='forecast' AND c.fte IS NOT NULL
ORDER BY c.month, c.gap_days DESC;
