// Who met whom, and where?
// $participant (text, none): only with this person or actor, by name, alias or id
// $place (text, none): only at this place, by name, alias or id
// $from (first day, none): only what happened on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only what happened on or before this day
MATCH (c:MeetingClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($participant IS NULL OR EXISTS {
    MATCH (c)-[:PARTICIPANT|HOST]->(n)
    WHERE n.id = $participant OR toLower(n.name) = toLower($participant)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($participant))
  })
  AND ($place IS NULL OR EXISTS {
    MATCH (c)-[:PLACE]->(n)
    WHERE n.id = $place OR toLower(n.name) = toLower($place)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($place))
  })
  AND ($from IS NULL OR c.latest >= $from OR (c.latest IS NULL AND c.earliest IS NOT NULL))
  AND ($to IS NULL OR c.earliest <= $to OR (c.earliest IS NULL AND c.latest IS NOT NULL))
OPTIONAL MATCH (c)-[r:PARTICIPANT]->(n)
WITH c, e, d, r, n ORDER BY r.start, n.name
WITH c, e, d, collect(DISTINCT n.name) AS participants
OPTIONAL MATCH (c)-[r:HOST]->(n)
WITH c, e, d, participants, r, n ORDER BY r.start, n.name
WITH c, e, d, participants, collect(DISTINCT n.name) AS hosts
OPTIONAL MATCH (c)-[r:PLACE]->(n)
WITH c, e, d, participants, hosts, r, n ORDER BY r.start, n.name
WITH c, e, d, participants, hosts, collect(DISTINCT n.name) AS places
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH c, e, d, participants, hosts, places, r, n ORDER BY r.order
WITH c, e, d, participants, hosts, places, collect(DISTINCT n.name) AS saidBy
RETURN participants,
  hosts,
  places,
  coalesce(c.edtf, c.timeText) AS date,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY coalesce(c.earliest, d.published, ''), d.id, e.start, c.triggerStart, c.id
