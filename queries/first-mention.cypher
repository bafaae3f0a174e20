// When was a weapon first mentioned together with a group, or any one name with another?
// Note: By the day of publication, articles of unknown date last. The sentence is the article's first claim that names both, where there is one.
// $one (text, required): the one, by name, alias or id
// $other (text, required): the other, by name, alias or id
// $limit (number, 1): how many articles at most, the earliest first
MATCH (a)-[:MENTIONED_IN]->(d:Article)<-[:MENTIONED_IN]-(b)
WHERE a.id <> b.id AND (a.id = $one OR toLower(a.name) = toLower($one)
    OR any(x IN coalesce(a.aliases, []) WHERE toLower(x) = toLower($one)))
  AND (b.id = $other OR toLower(b.name) = toLower($other)
    OR any(x IN coalesce(b.aliases, []) WHERE toLower(x) = toLower($other)))
WITH DISTINCT a, b, d
OPTIONAL MATCH (a)<-[q]-(c:Claim)-[r]->(b)
WHERE type(q) <> 'ATTRIBUTED_TO' AND type(r) <> 'ATTRIBUTED_TO'
  AND EXISTS { MATCH (c)-[:EVIDENCED_BY]->(:Evidence)-[:IN_ARTICLE]->(d) }
OPTIONAL MATCH (c)-[:EVIDENCED_BY]->(e:Evidence)
WITH a, b, d, c, e ORDER BY e.start, c.triggerStart, c.id
WITH a, b, d, min(c.earliest) AS event, collect(e.quote)[0] AS sentence, collect(c.id)[0] AS claim
RETURN a.name AS one,
  b.name AS other,
  d.published AS published,
  event,
  sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  claim,
  d.id AS id
ORDER BY coalesce(d.published, '9999'), id, a.id, b.id
LIMIT $limit
