// Which things that were said to be going to happen should have happened by a given day?
// Note: An order, approval, request or pledge has the day on which it was made, not one on which it falls due, and is left out. later lists the claims that say of the same in the same roles that it happened, in articles published no earlier.
// $day (first day, required): the day that has come (a date such as 2024, 2024-06 or 2024-06-19)
// $type (text, none): only claims of this type, such as ArmsTransfer
MATCH (c:Claim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE c.modality = 'planned' AND c.polarity = 'affirmed' AND c.latest < $day
  AND NOT coalesce(c.act, '') IN ['ordered', 'approved', 'requested', 'pledged']
  AND ($type IS NULL OR toLower(c.type) = toLower($type))
OPTIONAL MATCH (c)-[r]->(n)
WHERE NOT type(r) IN ['EVIDENCED_BY', 'ATTRIBUTED_TO', 'WHEN']
WITH c, e, d, r, n ORDER BY r.start, type(r), n.name
WITH c, e, d, collect(toLower(type(r)) + ': ' + n.name) AS roles, count(DISTINCT type(r) + n.id) AS filled
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, filled, roles, r, n ORDER BY r.order
WITH c, e, d, filled, roles, collect(DISTINCT n.name) AS saidBy
OPTIONAL MATCH (c)-[r]->(n)<-[s]-(k:Claim)-[:EVIDENCED_BY]->(:Evidence)-[:IN_ARTICLE]->(kd:Article)
WHERE NOT type(r) IN ['EVIDENCED_BY', 'ATTRIBUTED_TO', 'WHEN'] AND type(s) = type(r)
  AND k.type = c.type AND k.polarity = 'affirmed' AND k.modality = 'asserted'
  AND coalesce(kd.published, d.published, '') >= coalesce(d.published, '')
WITH c, e, d, filled, roles, saidBy, k.id AS after, count(DISTINCT type(r) + n.id) AS same ORDER BY after
WITH c, e, d, filled, roles, saidBy, collect(CASE WHEN same = filled THEN after END) AS later
RETURN c.type AS type,
  c.act AS act,
  roles,
  coalesce(c.edtf, c.timeText) AS date,
  c.latest AS latest,
  saidBy,
  later,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY latest, d.id, e.start, c.triggerStart, claim
