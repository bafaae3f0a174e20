// Who supplied the weapons that are later reported in attacks, with nobody saying that they are the same pieces?
// Note: Two claims are put side by side by the weapon's name and the order of time; juxtaposed, not asserted. Where a date is missing the order is unknown.
// Note: Weapons without a name of their own (missiles, drones) are put together only where their user may be who gave or got them.
// $place (text, none): only used on or at this place, by name, alias or id
// $weapon (text, none): only this weapon, by name, alias or id
MATCH (u:Claim)-[:WEAPON]->(w:Weapon)<-[:ITEM]-(s:ArmsTransferClaim)-[:SUPPLIER]->(p)
WHERE u.type IN ['Attack', 'Loss', 'Casualties'] AND u.polarity = 'affirmed' AND u.modality = 'asserted'
  AND s.polarity = 'affirmed' AND s.modality = 'asserted' AND s.act = 'delivered'
  AND (s.earliest IS NULL OR u.latest IS NULL OR s.earliest <= u.latest)
  AND ($place IS NULL OR EXISTS {
    MATCH (u)-[:PLACE|TARGET]->(n)
    WHERE n.id = $place OR toLower(n.name) = toLower($place)
    OR any(x IN coalesce(n.aliases, []) WHERE toLower(x) = toLower($place))
  })
  AND ($weapon IS NULL OR w.id = $weapon OR toLower(w.name) = toLower($weapon)
    OR any(x IN coalesce(w.aliases, []) WHERE toLower(x) = toLower($weapon)))
  AND (toLower(w.name) <> w.name
    OR NOT EXISTS { MATCH (s)-[:RECIPIENT]->(n) } OR NOT EXISTS { MATCH (u)-[:ATTACKER|AGENT]->(n) }
    OR EXISTS { MATCH (s)-[:RECIPIENT|SUPPLIER]->(n)<-[:ATTACKER|AGENT]-(u) })
MATCH (s)-[:EVIDENCED_BY]->(se:Evidence)-[:IN_ARTICLE]->(sd:Article)
MATCH (u)-[:EVIDENCED_BY]->(ue:Evidence)-[:IN_ARTICLE]->(ud:Article)
WITH DISTINCT w, p, s, se, sd, u, ue, ud
OPTIONAL MATCH (s)-[r:RECIPIENT]->(n)
WITH w, p, s, se, sd, u, ue, ud, r, n ORDER BY r.start, n.name
WITH w, p, s, se, sd, u, ue, ud, collect(DISTINCT n.name) AS recipients
OPTIONAL MATCH (u)-[r:ATTACKER|AGENT]->(n)
WITH w, p, s, se, sd, u, ue, ud, recipients, r, n ORDER BY r.start, n.name
WITH w, p, s, se, sd, u, ue, ud, recipients, collect(DISTINCT n.name) AS users
RETURN w.name AS weapon,
  p.name AS supplier,
  recipients,
  users,
  coalesce(s.edtf, s.timeText) AS supplied,
  coalesce(u.edtf, u.timeText) AS used,
  CASE WHEN s.latest <= u.earliest THEN 'supplied before' ELSE 'order unknown' END AS order,
  'juxtaposed, not asserted' AS link,
  se.quote AS supplySentence,
  ue.quote AS useSentence,
  s.id AS supplyClaim,
  u.id AS useClaim
ORDER BY weapon, supplier, coalesce(s.earliest, sd.published, ''), supplyClaim, coalesce(u.earliest, ud.published, ''), useClaim, w.id, p.id
