-- Tickets of one variant all conform, or none does. Key: variant_id.

SELECT variant_id FROM mart_conformance
GROUP BY variant_id
HAVING min(conforms)<>max(conforms);
