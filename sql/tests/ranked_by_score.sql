-- Ranks follow the bottleneck score. Key: group_name.

SELECT b.group_name
FROM mart_group_performance AS a
JOIN mart_group_performance AS b ON b.bottleneck_rank=a.bottleneck_rank+1
WHERE b.bottleneck_score>a.bottleneck_score;
