// Which transfers fall, certainly or possibly, into the time of a sanction on who gives or gets the weapons?
// Note: A sanction runs from the day on which a claim says it was imposed until one says that the same imposer lifted it; sanctions and transfers without any date are left out. Whether the sanction covers the weapon no claim says.
// $target (text, none): only sanctions on this actor, by name, alias or id
// $imposer (text, none): only sanctions by this actor, by name, alias or id
MATCH (s:SanctionClaim)-[:TARGET]->(t)<-[r:SUPPLIER|RECIPIENT]-(c:ArmsTransferClaim)
WHERE s.polarity = 'affirmed' AND s.modality = 'asserted' AND s.act = 'imposed' AND s.earliest IS NOT NULL
  AND c.polarity = 'affirmed' AND c.latest IS NOT NULL AND c.latest >= s.earliest
  AND ($target IS NULL OR t.id = $target OR toLower(t.name) = toLower($target)
    OR any(x IN coalesce(t.aliases, []) WHERE toLower(x) = toLower($target)))
  AND ($imposer IS NULL OR EXISTS {
    MATCH (s)-[:IMPOSER]->(n)
    WHERE n.id = $imposer OR toLower(n.name) = toLower($imposer)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($imposer))
  })
WITH DISTINCT s, t, c, CASE WHEN type(r) = 'SUPPLIER' THEN 'supplier' ELSE 'recipient' END AS side
OPTIONAL MATCH (s)-[:IMPOSER]->()<-[:IMPOSER]-(l:SanctionClaim)-[:TARGET]->(t)
WHERE l.polarity = 'affirmed' AND l.modality = 'asserted' AND l.act = 'lifted' AND l.latest >= s.earliest
WITH s, t, c, side, min(l.earliest) AS liftedFirst, min(l.latest) AS liftedLast
WHERE liftedLast IS NULL OR c.earliest IS NULL OR c.earliest <= liftedLast
MATCH (c)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(d:Article)
MATCH (s)-[:EVIDENCED_BY]->(se:Evidence)
OPTIONAL MATCH (s)-[r:IMPOSER]->(n)
WITH s, t, c, side, liftedFirst, e, d, se, r, n ORDER BY r.start, n.name
WITH s, t, c, side, liftedFirst, e, d, se, collect(DISTINCT n.name) AS imposers
OPTIONAL MATCH (c)-[r:ITEM]->(n)
WITH s, t, c, side, liftedFirst, e, d, se, imposers, r, n ORDER BY r.start, n.name
WITH s, t, c, side, liftedFirst, e, d, se, imposers, collect(DISTINCT n.name) AS items
RETURN t.name AS target,
  side AS role,
  imposers,
  coalesce(s.edtf, s.timeText) AS sanction,
  items,
  coalesce(c.edtf, c.timeText) AS transfer,
  CASE WHEN c.polarity = 'affirmed' THEN c.modality WHEN c.modality = 'asserted' THEN 'negated' ELSE 'negated, ' + c.modality END AS status,
  CASE WHEN c.earliest >= s.latest AND (liftedFirst IS NULL OR c.latest < liftedFirst) THEN 'certain' ELSE 'possible' END AS fit,
  e.quote AS sentence,
  se.quote AS sanctionSentence,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  c.id AS claim,
  s.id AS sanctionClaim
ORDER BY target, t.id, s.earliest, sanctionClaim, c.latest, claim, role
