// Which names may be of the same actor, weapon, place or agreement?
// Note: Alike are names and aliases that are equal without case, spaces, hyphens, points, commas, apostrophes and a leading "the". Names all in small letters ("drones") are descriptions and left out. Nothing is merged.
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
WHERE size(ids) > 1
RETURN DISTINCT names, types, articles, ids
ORDER BY names, types, ids
