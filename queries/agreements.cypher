// Which agreements were made, broken or ended, between which parties, and what do they provide?
// $party (text, none): only with this party, by name, alias or id
// $agreement (text, none): only this agreement, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:AgreementClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($party IS NULL OR EXISTS {
    MATCH (c)-[:PARTY]->(n)
    WHERE n.id = $party OR toLower(n.name) = toLower($party)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($party))
  })
  AND ($agreement IS NULL OR EXISTS {
    MATCH (c)-[:AGREEMENT]->(n)
    WHERE n.id = $agreement OR toLower(n.name) = toLower($agreement)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($agreement))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:AGREEMENT]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS agreements
OPTIONAL MATCH (c)-[r:PARTY]->(n)
WITH c, e, d, agreements, r, n ORDER BY r.start, n.name
WITH c, e, d, agreements, collect(DISTINCT n.name) AS parties
OPTIONAL MATCH (c)-[r:MEDIATOR]->(n)
WITH c, e, d, agreements, parties, r, n ORDER BY r.start, n.name
WITH c, e, d, agreements, parties, collect(DISTINCT n.name) AS mediators
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, agreements, parties, mediators, r, n ORDER BY r.order
WITH c, e, d, agreements, parties, mediators, collect(DISTINCT n.name) AS saidBy
RETURN agreements,
  parties,
  mediators,
  c.act AS act,
  coalesce(c.provision, []) AS provisions,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
