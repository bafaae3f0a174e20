// Which statements rest on a single origin, one publisher or one text, as far as single articles tell?
// Note: Statements are the same where type, act, status and all who fill a role are; articles with the same text, or of one publisher, are one origin. Rewritten wire reports are not found out.
// $type (text, none): only claims of this type, such as ArmsTransfer
// $named (text, none): only those that name this actor, weapon, place or agreement, by name, alias or id
MATCH (c:Claim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($type IS NULL OR toLower(c.type) = toLower($type))
  AND ($named IS NULL OR EXISTS {
    MATCH (c)-[r]->(n)
    WHERE type(r) <> 'ATTRIBUTED_TO' AND (n.id = $named OR toLower(n.name) = toLower($named)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($named)))
  })
OPTIONAL MATCH (c)-[r]->(n)
WHERE NOT type(r) IN ['EVIDENCED_BY', 'ATTRIBUTED_TO', 'WHEN']
WITH c, e, d, r, n ORDER BY type(r), toLower(n.name), n.id
WITH c, e, d,
  collect(DISTINCT type(r) + ' ' + CASE WHEN labels(n)[0] = 'Description' THEN toLower(n.name) ELSE n.id END) AS fillers,
  collect(DISTINCT toLower(type(r)) + ': ' + CASE WHEN labels(n)[0] = 'Description' THEN toLower(n.name) ELSE n.name END) AS roles
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Publisher)
WITH c, e, d, fillers, roles, p ORDER BY coalesce(d.published, ''), d.id, e.start, c.triggerStart, c.id
WITH c.type AS type, c.act AS act,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  fillers, roles,
  count(DISTINCT d.id) AS articles,
  count(DISTINCT coalesce(p.id, d.id)) AS publishers,
  count(DISTINCT d.sha256) AS texts,
  collect(coalesce(d.publisher, d.source))[0] AS publisher,
  collect(e.quote)[0] AS sentence,
  collect(c.id) AS claims
WHERE publishers = 1 OR texts = 1
RETURN type, act, roles, status, articles, publisher, sentence, claims
ORDER BY type, coalesce(act, ''), roles, status, claims
