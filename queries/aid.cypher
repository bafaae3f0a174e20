// Who helped whom with what, other than weapons?
// $donor (text, none): only from this actor, by name, alias or id
// $recipient (text, none): only to this actor, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:AidClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($donor IS NULL OR EXISTS {
    MATCH (c)-[:DONOR]->(n)
    WHERE n.id = $donor OR toLower(n.name) = toLower($donor)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($donor))
  })
  AND ($recipient IS NULL OR EXISTS {
    MATCH (c)-[:RECIPIENT]->(n)
    WHERE n.id = $recipient OR toLower(n.name) = toLower($recipient)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($recipient))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:DONOR]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS donors
OPTIONAL MATCH (c)-[r:RECIPIENT]->(n)
WITH c, e, d, donors, r, n ORDER BY r.start, n.name
WITH c, e, d, donors, collect(DISTINCT n.name) AS recipients
OPTIONAL MATCH (c)-[r:ITEM]->(n)
WITH c, e, d, donors, recipients, r, n ORDER BY r.start, n.name
WITH c, e, d, donors, recipients, collect(DISTINCT n.name) AS items
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, donors, recipients, items, r, n ORDER BY r.order
WITH c, e, d, donors, recipients, items, collect(DISTINCT n.name) AS saidBy
RETURN donors,
  recipients,
  items,
  CASE
    WHEN c.value IS NOT NULL THEN CASE WHEN c.approximate THEN 'about ' ELSE '' END + toString(c.value) + coalesce(' ' + c.valueUnit, '')
    WHEN c.valueMin IS NOT NULL AND c.valueMax IS NOT NULL
      THEN toString(c.valueMin) + ' to ' + toString(c.valueMax) + coalesce(' ' + c.valueUnit, '')
    WHEN c.valueMax IS NOT NULL THEN 'up to ' + toString(c.valueMax) + coalesce(' ' + c.valueUnit, '')
    WHEN c.valueMin IS NOT NULL THEN 'at least ' + toString(c.valueMin) + coalesce(' ' + c.valueUnit, '')
    ELSE c.valueText
  END AS value,
  c.act AS act,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
