// What was added, withdrawn or revised since another store, last week's for instance?
// Compared with another store by: claim
// $type (text, none): only claims of this type, such as ArmsTransfer
MATCH (c:Claim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($type IS NULL OR toLower(c.type) = toLower($type))
OPTIONAL MATCH (c)-[r]->(n)
WHERE NOT type(r) IN ['EVIDENCED_BY', 'ATTRIBUTED_TO', 'WHEN']
WITH c, e, d, r, n ORDER BY r.start, type(r), n.id
WITH c, e, d,
  collect(toLower(type(r)) + ': ' + coalesce(r.text, n.name)) AS roles,
  collect(n.id) AS fillers
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, roles, fillers, r, n ORDER BY r.order
WITH c, e, d, roles, fillers, collect(coalesce(r.text, n.name)) AS saidBy, collect(n.id) AS speakers
RETURN c.type AS type,
  c.act AS act,
  roles,
  CASE
    WHEN c.quantity IS NOT NULL THEN CASE WHEN c.approximate THEN 'about ' ELSE '' END + toString(c.quantity) + coalesce(' ' + c.quantityUnit, '')
    WHEN c.quantityMin IS NOT NULL AND c.quantityMax IS NOT NULL
      THEN toString(c.quantityMin) + ' to ' + toString(c.quantityMax) + coalesce(' ' + c.quantityUnit, '')
    WHEN c.quantityMax IS NOT NULL THEN 'up to ' + toString(c.quantityMax) + coalesce(' ' + c.quantityUnit, '')
    WHEN c.quantityMin IS NOT NULL THEN 'at least ' + toString(c.quantityMin) + coalesce(' ' + c.quantityUnit, '')
    ELSE c.quantityText
  END AS quantity,
  CASE
    WHEN c.value IS NOT NULL THEN CASE WHEN c.approximate THEN 'about ' ELSE '' END + toString(c.value) + coalesce(' ' + c.valueUnit, '')
    WHEN c.valueMin IS NOT NULL AND c.valueMax IS NOT NULL
      THEN toString(c.valueMin) + ' to ' + toString(c.valueMax) + coalesce(' ' + c.valueUnit, '')
    WHEN c.valueMax IS NOT NULL THEN 'up to ' + toString(c.valueMax) + coalesce(' ' + c.valueUnit, '')
    WHEN c.valueMin IS NOT NULL THEN 'at least ' + toString(c.valueMin) + coalesce(' ' + c.valueUnit, '')
    ELSE c.valueText
  END AS value,
  coalesce(c.provision, []) + coalesce(c.title, []) + coalesce(c.attribute, []) + coalesce(c.field, []) + coalesce(c.means, []) AS words,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  fillers + speakers AS entities,
  c.id AS claim
ORDER BY coalesce(d.published, ''), d.id, e.start, c.triggerStart, claim
