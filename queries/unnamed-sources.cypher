// How much rests on unnamed officials, sources, intelligence and the like, by claim type?
// Note: Unnamed is a speaker whom the article names by description alone, and a bare "reportedly". The share is in per cent.
// $type (text, none): only claims of this type, such as ArmsTransfer
// $from (first day, none): only in articles published on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only in articles published on or before this day
MATCH (c:Claim)-[:EVIDENCED_BY]->(:Evidence)-[:IN_ARTICLE]->(d:Article)
WHERE ($type IS NULL OR toLower(c.type) = toLower($type))
  AND ($from IS NULL OR d.published >= left($from, size(d.published)))
  AND ($to IS NULL OR d.published <= left($to, size(d.published)))
OPTIONAL MATCH (c)-[:ATTRIBUTED_TO]->(n:Description)
WITH c, collect(DISTINCT toLower(n.name)) + coalesce(c.cue, []) AS said
WITH c.type AS type, c.id AS claim, said ORDER BY claim
WITH type,
  count(claim) AS claims,
  collect(CASE WHEN size(said) > 0 THEN claim END) AS unnamed,
  collect(said) AS heard
UNWIND CASE WHEN size(unnamed) > 0 THEN heard ELSE [[]] END AS some
UNWIND CASE WHEN size(some) > 0 THEN some ELSE [null] END AS one
WITH DISTINCT type, claims, unnamed, one ORDER BY one
WITH type, claims, unnamed, collect(one) AS sources
RETURN type,
  claims,
  size(unnamed) AS unnamed,
  100 * size(unnamed) / claims AS share,
  sources,
  unnamed AS unnamedClaims
ORDER BY share DESC, unnamed DESC, type
