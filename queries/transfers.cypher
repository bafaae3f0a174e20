// Who supplied what weapons to whom, in which words?
// $supplier (text, none): only from this actor, by name, alias or id
// $recipient (text, none): only to this actor, by name, alias or id
// $item (text, none): only this weapon, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:ArmsTransferClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($supplier IS NULL OR EXISTS {
    MATCH (c)-[:SUPPLIER]->(n)
    WHERE n.id = $supplier OR toLower(n.name) = toLower($supplier)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($supplier))
  })
  AND ($recipient IS NULL OR EXISTS {
    MATCH (c)-[:RECIPIENT]->(n)
    WHERE n.id = $recipient OR toLower(n.name) = toLower($recipient)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($recipient))
  })
  AND ($item IS NULL OR EXISTS {
    MATCH (c)-[:ITEM]->(n)
    WHERE n.id = $item OR toLower(n.name) = toLower($item)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($item))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:SUPPLIER]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS suppliers
OPTIONAL MATCH (c)-[r:ITEM]->(n)
WITH c, e, d, suppliers, r, n ORDER BY r.start, n.name
WITH c, e, d, suppliers, collect(DISTINCT n.name) AS items
OPTIONAL MATCH (c)-[r:RECIPIENT]->(n)
WITH c, e, d, suppliers, items, r, n ORDER BY r.start, n.name
WITH c, e, d, suppliers, items, collect(DISTINCT n.name) AS recipients
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, suppliers, items, recipients, r, n ORDER BY r.order
WITH c, e, d, suppliers, items, recipients, collect(DISTINCT n.name) AS saidBy
RETURN suppliers,
  items,
  recipients,
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
