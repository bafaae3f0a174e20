// What was destroyed, damaged or captured, whose was it, and by whom?
// $owner (text, none): only of this owner, by name, alias or id
// $item (text, none): only of this weapon, by name, alias or id
// $agent (text, none): only by this actor, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:LossClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($owner IS NULL OR EXISTS {
    MATCH (c)-[:OWNER]->(n)
    WHERE n.id = $owner OR toLower(n.name) = toLower($owner)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($owner))
  })
  AND ($item IS NULL OR EXISTS {
    MATCH (c)-[:ITEM]->(n)
    WHERE n.id = $item OR toLower(n.name) = toLower($item)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($item))
  })
  AND ($agent IS NULL OR EXISTS {
    MATCH (c)-[:AGENT]->(n)
    WHERE n.id = $agent OR toLower(n.name) = toLower($agent)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($agent))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:OWNER]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS owners
OPTIONAL MATCH (c)-[r:ITEM]->(n)
WITH c, e, d, owners, r, n ORDER BY r.start, n.name
WITH c, e, d, owners, collect(DISTINCT n.name) AS items
OPTIONAL MATCH (c)-[r:AGENT]->(n)
WITH c, e, d, owners, items, r, n ORDER BY r.start, n.name
WITH c, e, d, owners, items, collect(DISTINCT n.name) AS agents
OPTIONAL MATCH (c)-[r:WEAPON]->(n)
WITH c, e, d, owners, items, agents, r, n ORDER BY r.start, n.name
WITH c, e, d, owners, items, agents, collect(DISTINCT n.name) AS weapons
OPTIONAL MATCH (c)-[r:PLACE]->(n)
WITH c, e, d, owners, items, agents, weapons, r, n ORDER BY r.start, n.name
WITH c, e, d, owners, items, agents, weapons, collect(DISTINCT n.name) AS places
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, owners, items, agents, weapons, places, r, n ORDER BY r.order
WITH c, e, d, owners, items, agents, weapons, places, collect(DISTINCT n.name) AS saidBy
RETURN owners,
  items,
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
