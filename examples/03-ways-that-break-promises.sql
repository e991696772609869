-- Which ways through the desk break their promise most often?
--
-- A variant is the exact list of a ticket's steps. Of those taken a hundred
-- times or more, these are breached most: look for the step that they have in
-- common and the frequent variants (ranks 1, 2, ...) do not.

SELECT variant_id AS rank, cases AS tickets,
       printf('%.1f', median_hours) AS p50_h,
       printf('%.1f %%', 100*breach_rate) AS breached,
       printf('%.0f - %.0f', 100*breach_low, 100*breach_high) AS "95 %",
       replace(variant, ' -> ', ' > ') AS steps
FROM mart_variants
WHERE cases>=100
ORDER BY breach_rate DESC, variant_id
LIMIT 8;
