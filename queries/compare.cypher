// How do two publishers tell the same thing, claim beside claim?
// Note: Claims are put side by side where their type and so many of those who fill a role are the same and their dates can be the same; whether they are one event is not decided.
// $one (text, required): the one publisher, by name, alias or id
// $other (text, required): the other publisher, by name, alias or id
// $shared (number, 2): how many that fill a role must be the same
// $type (text, none): only claims of this type, such as Attack
MATCH (p:Publisher)<-[:PUBLISHED_BY]-(pd:Article)<-[:IN_ARTICLE]-(pe:Evidence)<-[:EVIDENCED_BY]-(c:Claim)-[r]->(n)
WHERE (p.id = $one OR toLower(p.name) = toLower($one)
    OR any(x IN coalesce(p.aliases, []) WHERE toLower(x) = toLower($one)))
  AND ($type IS NULL OR toLower(c.type) = toLower($type))
  AND NOT type(r) IN ['EVIDENCED_BY', 'ATTRIBUTED_TO', 'WHEN']
MATCH (n)<-[s]-(k:Claim)-[:EVIDENCED_BY]->(qe:Evidence)-[:IN_ARTICLE]->(qd:Article)-[:PUBLISHED_BY]->(q:Publisher)
WHERE type(s) = type(r) AND k.type = c.type AND k.id <> c.id
  AND (q.id = $other OR toLower(q.name) = toLower($other)
    OR any(x IN coalesce(q.aliases, []) WHERE toLower(x) = toLower($other)))
  AND (c.earliest IS NULL OR k.latest IS NULL OR c.earliest <= k.latest)
  AND (k.earliest IS NULL OR c.latest IS NULL OR k.earliest <= c.latest)
WITH c, pe, pd, k, qe, qd, type(r) AS role, n ORDER BY role, n.name, n.id
WITH c, pe, pd, k, qe, qd, collect(DISTINCT n.id) AS same, collect(DISTINCT toLower(role) + ': ' + n.name) AS shared
WHERE size(same) >= $shared
RETURN c.type AS type,
  shared,
  c.act AS oneAct,
  k.act AS otherAct,
  coalesce(c.edtf, c.timeText) AS oneDate,
  coalesce(k.edtf, k.timeText) AS otherDate,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS oneStatus,
  CASE WHEN k.polarity = 'affirmed' THEN k.modality WHEN k.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + k.modality END AS otherStatus,
  pe.quote AS oneSentence,
  qe.quote AS otherSentence,
  c.id AS oneClaim,
  k.id AS otherClaim
ORDER BY type, coalesce(c.earliest, pd.published, ''), pd.id, pe.start, c.triggerStart, oneClaim,
  coalesce(k.earliest, qd.published, ''), qd.id, qe.start, k.triggerStart, otherClaim
