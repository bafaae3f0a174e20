// Which sentences stand behind given claims and articles, and where were they published?
// Note: It is what --footnotes asks of any other question's rows. An article has no sentence of its own.
// $ids (list, required): ids of claims or articles, parted by commas
UNWIND range(0, size($ids) - 1) AS place
WITH place, $ids[place] AS id
OPTIONAL MATCH (c:Claim {id: id})-[:EVIDENCED_BY]->(e:Evidence)-[:IN_ARTICLE]->(x:Article)
OPTIONAL MATCH (y:Article {id: id})
WITH place, id, e, coalesce(x, y) AS d
WHERE d IS NOT NULL
RETURN id,
  e.quote AS sentence,
  d.publisher AS publisher,
  d.title AS title,
  d.published AS published,
  d.url AS url,
  d.source AS source
ORDER BY place
