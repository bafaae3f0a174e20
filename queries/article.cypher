// What does an article say, claim by claim?
// $article (text, required): the article's id, title, address or file name
MATCH (c:Claim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE $article IN [d.id, d.url, d.source] OR toLower(d.title) = toLower($article)
OPTIONAL MATCH (c)-[r]->(n)
WHERE NOT type(r) IN ['EVIDENCED_BY', 'ATTRIBUTED_TO', 'WHEN']
WITH c, e, d, r, n ORDER BY r.start, type(r), n.name
WITH c, e, d, collect(toLower(type(r)) + ': ' + n.name) AS roles
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, roles, r, n ORDER BY r.order
WITH c, e, d, roles, collect(DISTINCT n.name) AS saidBy
RETURN c.type AS type,
  c.act AS act,
  roles,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  c.id AS claim
ORDER BY d.id, e.start, c.triggerStart, claim
