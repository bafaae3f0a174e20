// Which names may be of the same actor, weapon, place or agreement?
// Note: Alike are names and aliases that are equal without case, spaces, hyphens, points, commas, apostrophes and a leading "the". Nothing is merged.
// Note: Left out is what describes more than it names: words all in small letters ("drones"), and the same words for the same kind of thing where no two articles are known to mean the same ("Russian tanks").
// $type (text, none): only of this type, such as Weapon
MATCH (n)-[:MENTIONED_IN]->(d:Article)
WHERE $type IS NULL OR toLower(labels(n)[0]) = toLower($type)
WITH n, count(DISTINCT d) AS articles
UNWIND [n.name] + coalesce(n.aliases, []) AS name
WITH n, articles, name
WHERE name <> toLower(name)
WITH DISTINCT n, articles, CASE WHEN toLower(name) STARTS WITH 'the ' THEN substring(name, 4) ELSE name END AS name
WITH DISTINCT n, articles, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(toLower(name), '-', ''), '‐', ''), '‑', ''), '–', ''), '’', ''), '\'', ''), '.', ''), ',', ''), ' ', ''), ' ', '') AS form
WITH form, n, articles ORDER BY articles DESC, n.name, n.id
WITH form, collect(n.name) AS names, collect(labels(n)[0]) AS types, collect(articles) AS articles, collect(n.id) AS ids
WHERE size(ids) > 1 AND NOT (articles[0] = 1
  AND all(x IN names WHERE toLower(x) = toLower(names[0])) AND all(x IN types WHERE x = types[0]))
RETURN DISTINCT names, types, articles, ids
ORDER BY names, types, ids
