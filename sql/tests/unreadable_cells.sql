-- Raw cells that staging could not read: counted, never silent. Key: where the
-- cell is, and what stands there.

SELECT printf('%s.%s at %s: %s', object, column_name, row_key,
              ifnull(quote(value), 'nothing'))
FROM stg_unreadable;
