// How are two actors, weapons, places or agreements linked, in at most three steps over direct edges of any kind?
// Note: Makers, brokers and users are links like any other; serial numbers and deals stand in no claim. The sentences along a shortest way: kg graph TARGET path.
// $start (text, required): where the path starts, by name, alias or id
// $end (text, required): where the path ends, by name, alias or id
// $all (yes or no, no): over what is only planned, possible, demanded or denied, too
// $limit (number, 20): how many paths at most, the shortest first
MATCH (a) WHERE a.id = $start OR toLower(a.name) = toLower($start)
    OR any(x IN coalesce(a.aliases, []) WHERE toLower(x) = toLower($start))
MATCH (b) WHERE b.id = $end OR toLower(b.name) = toLower($end)
    OR any(x IN coalesce(b.aliases, []) WHERE toLower(x) = toLower($end))
CALL (a, b) {
  MATCH (a)-[r]-(b)
  WHERE r.derived AND ($all OR (r.polarity = 'affirmed' AND r.modality = 'asserted'))
  RETURN 1 AS steps, a.name + CASE WHEN startNode(r).id = a.id THEN ' -' + type(r) + '-> ' ELSE ' <-' + type(r) + '- ' END + b.name AS path
  UNION
  MATCH (a)-[r]-(x)-[s]-(b)
  WHERE r.derived AND ($all OR (r.polarity = 'affirmed' AND r.modality = 'asserted'))
    AND s.derived AND ($all OR (s.polarity = 'affirmed' AND s.modality = 'asserted'))
    AND x.id <> a.id AND x.id <> b.id
  RETURN DISTINCT 2 AS steps, a.name + CASE WHEN startNode(r).id = a.id THEN ' -' + type(r) + '-> ' ELSE ' <-' + type(r) + '- ' END + x.name
    + CASE WHEN startNode(s).id = x.id THEN ' -' + type(s) + '-> ' ELSE ' <-' + type(s) + '- ' END + b.name AS path
  UNION
  MATCH (a)-[r]-(x)-[s]-(y)-[t]-(b)
  WHERE r.derived AND ($all OR (r.polarity = 'affirmed' AND r.modality = 'asserted'))
    AND s.derived AND ($all OR (s.polarity = 'affirmed' AND s.modality = 'asserted'))
    AND t.derived AND ($all OR (t.polarity = 'affirmed' AND t.modality = 'asserted'))
    AND x.id <> b.id AND y.id <> a.id AND x.id <> a.id AND y.id <> b.id AND x.id <> y.id
  RETURN DISTINCT 3 AS steps, a.name + CASE WHEN startNode(r).id = a.id THEN ' -' + type(r) + '-> ' ELSE ' <-' + type(r) + '- ' END + x.name
    + CASE WHEN startNode(s).id = x.id THEN ' -' + type(s) + '-> ' ELSE ' <-' + type(s) + '- ' END + y.name
    + CASE WHEN startNode(t).id = y.id THEN ' -' + type(t) + '-> ' ELSE ' <-' + type(t) + '- ' END + b.name AS path
}
RETURN DISTINCT steps, path
ORDER BY steps, path
LIMIT $limit
