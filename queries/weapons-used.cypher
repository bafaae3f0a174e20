// Which weapons are said to have been used at a place, by whom, and according to whom?
// $place (text, required): where, by name, alias or id
// $weapon (text, none): only this weapon, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:Claim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE c.type IN ['Attack', 'Loss', 'Casualties']
  AND EXISTS {
    MATCH (c)-[:PLACE|TARGET]->(n)
    WHERE n.id = $place OR toLower(n.name) = toLower($place)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($place))
  }
  AND ($weapon IS NULL OR EXISTS {
    MATCH (c)-[:WEAPON]->(n)
    WHERE n.id = $weapon OR toLower(n.name) = toLower($weapon)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($weapon))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:WEAPON]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS weapons
OPTIONAL MATCH (c)-[r:ATTACKER|AGENT]->(n)
WITH c, e, d, weapons, r, n ORDER BY r.start, n.name
WITH c, e, d, weapons, collect(DISTINCT n.name) AS users
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, weapons, users, r, n ORDER BY r.order
WITH c, e, d, weapons, users, collect(DISTINCT n.name) AS saidBy
WITH c, e, d, weapons, users, saidBy
WHERE size(weapons) > 0
RETURN weapons,
  users,
  saidBy,
  c.type AS type,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY weapons, coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, claim
