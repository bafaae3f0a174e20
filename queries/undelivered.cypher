// Which weapons announced for a recipient are not yet said to have come?
// Note: A delivery counts for an announcement of the same weapon to the same recipient, unless it came before; which deal it belongs to no claim says.
// $supplier (text, none): only from this actor, by name, alias or id
// $recipient (text, none): only to this actor, by name, alias or id
// $from (first day, none): only announced in articles published on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only announced in articles published on or before this day
MATCH (c:ArmsTransferClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE c.polarity = 'affirmed'
  AND coalesce(c.act, '') <> 'halted'
  AND (c.modality = 'planned' OR (c.modality = 'asserted' AND c.act IN ['ordered', 'approved']))
  AND ($supplier IS NULL OR EXISTS {
    MATCH (c)-[:SUPPLIER]->(n)
    WHERE n.id = $supplier OR toLower(n.name) = toLower($supplier)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($supplier))
  })
  AND ($recipient IS NULL OR EXISTS {
    MATCH (c)-[:RECIPIENT]->(n)
    WHERE n.id = $recipient OR toLower(n.name) = toLower($recipient)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($recipient))
  })
  AND ($from IS NULL OR d.published >= left($from, size(d.published)))
  AND ($to IS NULL OR d.published <= left($to, size(d.published)))
MATCH (c)-[:ITEM]->(w)
MATCH (c)-[:RECIPIENT]->(t)
WITH DISTINCT c, e, d, w, t,
  CASE WHEN c.act IN ['ordered', 'approved'] THEN coalesce(c.earliest, d.published, '') ELSE coalesce(d.published, '') END AS since
WHERE NOT EXISTS {
  MATCH (w)<-[:ITEM]-(x:ArmsTransferClaim)-[:RECIPIENT]->(t)
  MATCH (x)-[:EVIDENCED_BY]->(:Evidence)-[:IN_ARTICLE]->(y:Article)
  WHERE x.act = 'delivered' AND x.polarity = 'affirmed' AND x.modality = 'asserted'
    AND coalesce(x.latest, y.published, since) >= left(since, size(coalesce(x.latest, y.published, since)))
}
OPTIONAL MATCH (c)-[r:SUPPLIER]->(n)
WITH c, e, d, w, t, r, n ORDER BY r.start, n.name
WITH c, e, d, w, t, collect(DISTINCT n.name) AS suppliers
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, w, t, suppliers, r, n ORDER BY r.order
WITH c, e, d, w, t, suppliers, collect(DISTINCT n.name) AS saidBy
RETURN w.name AS item,
  t.name AS recipient,
  suppliers,
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
ORDER BY coalesce(d.published, ''), d.id, e.start, c.triggerStart, claim, item, recipient, w.id, t.id
