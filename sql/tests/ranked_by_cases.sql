-- Variants are numbered by how many tickets went that way. Key: variant_id.

SELECT b.variant_id
FROM mart_variants AS a
JOIN mart_variants AS b ON b.variant_id=a.variant_id+1
WHERE b.cases>a.cases;
