// Which actors, weapons, places and agreements are named, and how often?
// $type (text, none): only of this type, such as Weapon
// $named (text, none): only those whose name or alias contains these words
// $limit (number, 50): how many at most, the most often named first
MATCH (n)-[m:MENTIONED_IN]->(d:Article)
WHERE ($type IS NULL OR any(l IN labels(n) WHERE toLower(l) = toLower($type)))
  AND ($named IS NULL OR toLower(n.name) CONTAINS toLower($named)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) CONTAINS toLower($named)))
WITH n, sum(m.count) AS mentions, count(d) AS articles
RETURN labels(n)[0] AS type,
  n.name AS name,
  coalesce(n.aliases, []) AS aliases,
  mentions,
  articles,
  n.id AS id
ORDER BY mentions DESC, articles DESC, name, id
LIMIT $limit
