// What did a speaker or an outlet say?
// $source (text, required): the speaker or the publisher, by name, alias or id
// $type (text, none): only claims of this type, such as ArmsTransfer
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:Claim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($type IS NULL OR toLower(c.type) = toLower($type))
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
  AND (EXISTS {
    MATCH (c)-[:ATTRIBUTED_TO]->(n)
    WHERE n.id = $source OR toLower(n.name) = toLower($source)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($source))
  } OR EXISTS {
    MATCH (d)-[:PUBLISHED_BY]->(n)
    WHERE n.id = $source OR toLower(n.name) = toLower($source)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($source))
  })
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, r, n ORDER BY r.order
WITH c, e, d, collect(DISTINCT n.name) AS saidBy
RETURN c.type AS type,
  c.act AS act,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
