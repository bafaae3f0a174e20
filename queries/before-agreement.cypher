// Who met whom in the month before an agreement was signed?
// Note: Its day is the first on which a claim says that it was signed, else the first of any claim about it; meetings without a date are left out.
// $agreement (text, required): the agreement, by name, alias or id
// $days (number, 31): how many days before, the agreement's own day included
MATCH (g)<-[:AGREEMENT]-(a:AgreementClaim)
WHERE a.earliest IS NOT NULL AND a.polarity = 'affirmed' AND (g.id = $agreement OR toLower(g.name) = toLower($agreement)
    OR any(x IN coalesce(g.aliases, []) WHERE toLower(x) = toLower($agreement)))
WITH g, coalesce(min(CASE WHEN a.act = 'signed' THEN a.earliest END), min(a.earliest)) AS day
OPTIONAL MATCH (g)<-[:AGREEMENT]-(:AgreementClaim)-[:PARTY]->(p)
WITH g, day, collect(DISTINCT p.id) AS parties
MATCH (c:MeetingClaim)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE c.polarity = 'affirmed' AND c.earliest <= day
  AND c.latest >= toString(date(day) - duration({days: $days}))
OPTIONAL MATCH (c)-[r:PARTICIPANT|HOST]->(n)
WITH g, day, parties, c, e, d, r, n ORDER BY r.start, n.name
WITH g, day, parties, c, e, d,
  collect(DISTINCT n.name) AS participants,
  collect(DISTINCT CASE WHEN n.id IN parties THEN n.name END) AS partiesThere
OPTIONAL MATCH (c)-[r:PLACE]->(n)
WITH g, day, c, e, d, participants, partiesThere, r, n ORDER BY r.start, n.name
WITH g, day, c, e, d, participants, partiesThere, collect(DISTINCT n.name) AS places
OPTIONAL MATCH (c)-[r:ATTRIBUTED_TO]->(n)
WITH g, day, c, e, d, participants, partiesThere, places, r, n ORDER BY r.order
WITH g, day, c, e, d, participants, partiesThere, places, collect(DISTINCT n.name) AS saidBy
RETURN g.name AS agreement,
  day,
  coalesce(c.edtf, c.timeText) AS met,
  participants,
  partiesThere AS parties,
  places,
  c.modality AS status,
  saidBy,
  e.quote AS sentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim
ORDER BY agreement, g.id, c.earliest, c.latest, d.id, e.start, c.triggerStart, claim
