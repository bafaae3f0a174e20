// Who holds, takes or leaves which office?
// $person (text, none): only this person, by name, alias or id
// $organization (text, none): only in this organisation or state, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:PositionClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($person IS NULL OR EXISTS {
    MATCH (c)-[:PERSON]->(n)
    WHERE n.id = $person OR toLower(n.name) = toLower($person)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($person))
  })
  AND ($organization IS NULL OR EXISTS {
    MATCH (c)-[:ORGANIZATION]->(n)
    WHERE n.id = $organization OR toLower(n.name) = toLower($organization)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($organization))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:PERSON]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS persons
OPTIONAL MATCH (c)-[r:ORGANIZATION]->(n)
WITH c, e, d, persons, r, n ORDER BY r.start, n.name
WITH c, e, d, persons, collect(DISTINCT n.name) AS organizations
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, persons, organizations, r, n ORDER BY r.order
WITH c, e, d, persons, organizations, collect(DISTINCT n.name) AS saidBy
RETURN persons,
  organizations,
  coalesce(c.title, []) AS titles,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
