// Which actors stand between others that nothing links directly?
// Note: Links are the direct edges of what is said to have happened. pairs counts who is linked to the actor and not to each other; claims are those that name the actor with one of them in a role.
// $limit (number, 10): how many actors at most, those between the most pairs first
MATCH (a)-[r]-(x)-[s]-(b)
WHERE a.id < b.id AND x.id <> a.id AND x.id <> b.id
  AND r.derived AND r.polarity = 'affirmed' AND r.modality = 'asserted'
  AND s.derived AND s.polarity = 'affirmed' AND s.modality = 'asserted'
  AND labels(x)[0] IN ['Country', 'Organization', 'ArmedForce', 'Person'] AND labels(a)[0] IN ['Country', 'Organization', 'ArmedForce', 'Person'] AND labels(b)[0] IN ['Country', 'Organization', 'ArmedForce', 'Person']
WITH DISTINCT x, a, b
WHERE NOT EXISTS {
  MATCH (a)-[t]-(b)
  WHERE t.derived AND t.polarity = 'affirmed' AND t.modality = 'asserted'
}
WITH x, count(*) AS pairs, collect(a.id) + collect(b.id) AS others
ORDER BY pairs DESC, x.name, x.id
LIMIT $limit
MATCH (x)-[r]-(n)
WHERE n.id IN others AND r.derived AND r.polarity = 'affirmed' AND r.modality = 'asserted'
WITH DISTINCT x, pairs, others, n ORDER BY n.name, n.id
WITH x, pairs, others, collect(n.name) AS between
MATCH (x)<-[q]-(c:Claim)-[r]->(n)
WHERE n.id IN others AND type(q) <> 'ATTRIBUTED_TO' AND type(r) <> 'ATTRIBUTED_TO'
  AND c.polarity = 'affirmed' AND c.modality = 'asserted'
WITH DISTINCT x, pairs, between, c.id AS claim ORDER BY claim
WITH x, pairs, between, collect(claim) AS claims
RETURN x.name AS actor,
  labels(x)[0] AS type,
  pairs,
  between,
  claims
ORDER BY pairs DESC, actor, x.id
