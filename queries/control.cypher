// Who seized, holds or lost which territory?
// $actor (text, none): only with this actor, by name, alias or id
// $territory (text, none): only this territory, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:ControlClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($actor IS NULL OR EXISTS {
    MATCH (c)-[:ACTOR|LOSER]->(n)
    WHERE n.id = $actor OR toLower(n.name) = toLower($actor)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($actor))
  })
  AND ($territory IS NULL OR EXISTS {
    MATCH (c)-[:TERRITORY]->(n)
    WHERE n.id = $territory OR toLower(n.name) = toLower($territory)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($territory))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:ACTOR]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS actors
OPTIONAL MATCH (c)-[r:TERRITORY]->(n)
WITH c, e, d, actors, r, n ORDER BY r.start, n.name
WITH c, e, d, actors, collect(DISTINCT n.name) AS territories
OPTIONAL MATCH (c)-[r:LOSER]->(n)
WITH c, e, d, actors, territories, r, n ORDER BY r.start, n.name
WITH c, e, d, actors, territories, collect(DISTINCT n.name) AS losers
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, actors, territories, losers, r, n ORDER BY r.order
WITH c, e, d, actors, territories, losers, collect(DISTINCT n.name) AS saidBy
RETURN actors,
  territories,
  losers,
  c.act AS act,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
