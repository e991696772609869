-- Tickets of one variant all conform, or none does. Key: variant_id.

SELECT k.key
FROM (SELECT keyed(variant_id, conforms) AS answers FROM mart_conformance) AS m,
     keyed_quantiles(m.answers, 0.5) AS k
WHERE k.min<>k.max;
