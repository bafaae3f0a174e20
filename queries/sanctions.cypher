// Who imposed or lifted sanctions on whom?
// $imposer (text, none): only by this actor, by name, alias or id
// $target (text, none): only on this target, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:SanctionClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($imposer IS NULL OR EXISTS {
    MATCH (c)-[:IMPOSER]->(n)
    WHERE n.id = $imposer OR toLower(n.name) = toLower($imposer)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($imposer))
  })
  AND ($target IS NULL OR EXISTS {
    MATCH (c)-[:TARGET]->(n)
    WHERE n.id = $target OR toLower(n.name) = toLower($target)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($target))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:IMPOSER]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS imposers
OPTIONAL MATCH (c)-[r:TARGET]->(n)
WITH c, e, d, imposers, r, n ORDER BY r.start, n.name
WITH c, e, d, imposers, collect(DISTINCT n.name) AS targets
OPTIONAL MATCH (c)-[r:ITEM]->(n)
WITH c, e, d, imposers, targets, r, n ORDER BY r.start, n.name
WITH c, e, d, imposers, targets, collect(DISTINCT n.name) AS items
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, imposers, targets, items, r, n ORDER BY r.order
WITH c, e, d, imposers, targets, items, collect(DISTINCT n.name) AS saidBy
RETURN imposers,
  targets,
  items,
  c.act AS act,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
