// Who was killed, wounded, taken or is missing, and by whose hand?
// $victim (text, none): only of these people, by name, alias or id
// $agent (text, none): only by this actor, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:CasualtiesClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($victim IS NULL OR EXISTS {
    MATCH (c)-[:VICTIM]->(n)
    WHERE n.id = $victim OR toLower(n.name) = toLower($victim)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($victim))
  })
  AND ($agent IS NULL OR EXISTS {
    MATCH (c)-[:AGENT]->(n)
    WHERE n.id = $agent OR toLower(n.name) = toLower($agent)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($agent))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:VICTIM]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS victims
OPTIONAL MATCH (c)-[r:AGENT]->(n)
WITH c, e, d, victims, r, n ORDER BY r.start, n.name
WITH c, e, d, victims, collect(DISTINCT n.name) AS agents
OPTIONAL MATCH (c)-[r:WEAPON]->(n)
WITH c, e, d, victims, agents, r, n ORDER BY r.start, n.name
WITH c, e, d, victims, agents, collect(DISTINCT n.name) AS weapons
OPTIONAL MATCH (c)-[r:PLACE]->(n)
WITH c, e, d, victims, agents, weapons, r, n ORDER BY r.start, n.name
WITH c, e, d, victims, agents, weapons, collect(DISTINCT n.name) AS places
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, victims, agents, weapons, places, r, n ORDER BY r.order
WITH c, e, d, victims, agents, weapons, places, collect(DISTINCT n.name) AS saidBy
RETURN victims,
  agents,
  weapons,
  places,
  CASE
    WHEN c.quantity IS NOT NULL THEN CASE WHEN c.approximate THEN 'about ' ELSE '' END + toString(c.quantity) + coalesce(' ' + c.quantityUnit, '')
    WHEN c.quantityMin IS NOT NULL AND c.quantityMax IS NOT NULL
      THEN toString(c.quantityMin) + ' to ' + toString(c.quantityMax) + coalesce(' ' + c.quantityUnit, '')
    WHEN c.quantityMax IS NOT NULL THEN 'up to ' + toString(c.quantityMax) + coalesce(' ' + c.quantityUnit, '')
    WHEN c.quantityMin IS NOT NULL THEN 'at least ' + toString(c.quantityMin) + coalesce(' ' + c.quantityUnit, '')
    ELSE c.quantityText
  END AS quantity,
  c.act AS act,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
