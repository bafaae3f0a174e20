// Who moved, stations or withdrew which forces or weapons, and where?
// $actor (text, none): only by this actor, by name, alias or id
// $asset (text, none): only of this weapon or force, by name, alias or id
// $place (text, none): only from, to or at this place, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:DeploymentClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($actor IS NULL OR EXISTS {
    MATCH (c)-[:ACTOR]->(n)
    WHERE n.id = $actor OR toLower(n.name) = toLower($actor)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($actor))
  })
  AND ($asset IS NULL OR EXISTS {
    MATCH (c)-[:ASSET]->(n)
    WHERE n.id = $asset OR toLower(n.name) = toLower($asset)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($asset))
  })
  AND ($place IS NULL OR EXISTS {
    MATCH (c)-[:ORIGIN|DESTINATION|PLACE]->(n)
    WHERE n.id = $place OR toLower(n.name) = toLower($place)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($place))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:ACTOR]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS actors
OPTIONAL MATCH (c)-[r:ASSET]->(n)
WITH c, e, d, actors, r, n ORDER BY r.start, n.name
WITH c, e, d, actors, collect(DISTINCT n.name) AS assets
OPTIONAL MATCH (c)-[r:ORIGIN]->(n)
WITH c, e, d, actors, assets, r, n ORDER BY r.start, n.name
WITH c, e, d, actors, assets, collect(DISTINCT n.name) AS origins
OPTIONAL MATCH (c)-[r:DESTINATION|PLACE]->(n)
WITH c, e, d, actors, assets, origins, r, n ORDER BY r.start, n.name
WITH c, e, d, actors, assets, origins, collect(DISTINCT n.name) AS destinations
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, actors, assets, origins, destinations, r, n ORDER BY r.order
WITH c, e, d, actors, assets, origins, destinations, collect(DISTINCT n.name) AS saidBy
RETURN actors,
  assets,
  origins,
  destinations,
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
