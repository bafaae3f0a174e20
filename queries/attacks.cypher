// Who attacked whom or what, where, and with what?
// $attacker (text, none): only by this attacker, by name, alias or id
// $target (text, none): only on this target, by name, alias or id
// $place (text, none): only on or at this place, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:AttackClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($attacker IS NULL OR EXISTS {
    MATCH (c)-[:ATTACKER]->(n)
    WHERE n.id = $attacker OR toLower(n.name) = toLower($attacker)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($attacker))
  })
  AND ($target IS NULL OR EXISTS {
    MATCH (c)-[:TARGET]->(n)
    WHERE n.id = $target OR toLower(n.name) = toLower($target)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($target))
  })
  AND ($place IS NULL OR EXISTS {
    MATCH (c)-[:TARGET|PLACE]->(n)
    WHERE n.id = $place OR toLower(n.name) = toLower($place)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($place))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:ATTACKER]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS attackers
OPTIONAL MATCH (c)-[r:TARGET]->(n)
WITH c, e, d, attackers, r, n ORDER BY r.start, n.name
WITH c, e, d, attackers, collect(DISTINCT n.name) AS targets
OPTIONAL MATCH (c)-[r:WEAPON]->(n)
WITH c, e, d, attackers, targets, r, n ORDER BY r.start, n.name
WITH c, e, d, attackers, targets, collect(DISTINCT n.name) AS weapons
OPTIONAL MATCH (c)-[r:PLACE]->(n)
WITH c, e, d, attackers, targets, weapons, r, n ORDER BY r.start, n.name
WITH c, e, d, attackers, targets, weapons, collect(DISTINCT n.name) AS places
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, attackers, targets, weapons, places, r, n ORDER BY r.order
WITH c, e, d, attackers, targets, weapons, places, collect(DISTINCT n.name) AS saidBy
RETURN attackers,
  targets,
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
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
