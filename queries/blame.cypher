// Article by article, who is said to have struck a target or place, according to whom, and who denies it?
// Note: Whether two articles tell of one strike is not decided; narrow it down by its day.
// $target (text, required): what or where was struck, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:Claim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE c.type IN ['Attack', 'Loss', 'Casualties'] AND c.modality IN ['asserted', 'possible']
  AND EXISTS {
    MATCH (c)-[:TARGET|PLACE|ITEM|OWNER|VICTIM]->(n)
    WHERE n.id = $target OR toLower(n.name) = toLower($target)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($target))
  }
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:ATTACKER|AGENT]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS blamed
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, blamed, r, n ORDER BY r.order
WITH c, e, d, blamed, collect(DISTINCT n.name) AS saidBy
WITH c, e, d, blamed, saidBy
WHERE size(blamed) > 0
RETURN blamed,
  CASE WHEN c.polarity = 'affirmed' THEN 'said' ELSE 'denied' END AS stance,
  CASE WHEN size(saidBy) > 0 THEN saidBy ELSE [coalesce(d.publisher, d.source)] END AS accordingTo,
  c.type AS type,
  c.act AS act,
  coalesce(c.edtf, c.timeText) AS date,
  c.modality AS modality,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(d.published, ''), d.id, e.start, c.triggerStart, claim
