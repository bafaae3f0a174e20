// Article by article, which numbers for the same weapons from the same supplier to the same recipient disagree?
// Note: Rows that stand together share weapon, supplier and recipient; whether they are one delivery is not decided. Numbers disagree where no number fits all of them: 600 and 400 do, 10 and "at least 10" do not.
// $supplier (text, none): only from this actor, by name, alias or id
// $recipient (text, none): only to this actor, by name, alias or id
// $item (text, none): only this weapon, by name, alias or id
MATCH (c:ArmsTransferClaim)-[:ITEM]->(w:Weapon)
WHERE c.polarity = 'affirmed'
  AND coalesce(c.quantity, c.quantityMin, c.quantityMax) >= 0
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
  AND ($item IS NULL OR w.id = $item OR toLower(w.name) = toLower($item)
    OR any(x IN coalesce(w.aliases, []) WHERE toLower(x) = toLower($item)))
WITH DISTINCT c, w
OPTIONAL MATCH (c)-[:SUPPLIER]->(s)
WITH c, w, s ORDER BY s.id
WITH c, w, collect(DISTINCT s.id) AS suppliers, collect(DISTINCT s.name) AS supplierNames
OPTIONAL MATCH (c)-[:RECIPIENT]->(t)
WITH c, w, suppliers, supplierNames, t ORDER BY t.id
WITH c, w, suppliers, supplierNames, collect(DISTINCT t.id) AS recipients, collect(DISTINCT t.name) AS recipientNames
WITH w, suppliers, supplierNames, recipients, recipientNames, collect(c) AS claims,
  max(coalesce(c.quantity, c.quantityMin)) AS highestLow, min(coalesce(c.quantity, c.quantityMax)) AS lowestHigh
WHERE highestLow > lowestHigh AND size(suppliers) + size(recipients) > 0
UNWIND claims AS c
MATCH (c)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH w, suppliers, supplierNames, recipients, recipientNames, c, e, d, r, n ORDER BY r.order
WITH w, suppliers, supplierNames, recipients, recipientNames, c, e, d, collect(DISTINCT n.name) AS saidBy
RETURN w.name AS item,
  supplierNames AS suppliers,
  recipientNames AS recipients,
  coalesce(c.quantity, c.quantityMin) AS low,
  coalesce(c.quantity, c.quantityMax) AS high,
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
ORDER BY item, w.id, suppliers, recipients, coalesce(d.published, ''), d.id, e.start, c.triggerStart, claim
