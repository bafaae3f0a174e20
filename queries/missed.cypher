// Which sentences with a weapon and two actors gave no claim?
// Note: Where the article's text was left out, the sentence's place stands in its stead.
// $article (text, none): only of this article, by id, title, address or file name
// $from (first day, none): only in articles published on or after this day (a date such as 2024, 2024-06 or 2024-06-19)
// $to (last day, none): only in articles published on or before this day
MATCH (d:Article)
WHERE size(coalesce(d.noticed, [])) > 0
  AND ($article IS NULL OR $article IN [d.id, d.url, d.source] OR toLower(d.title) = toLower($article))
  AND ($from IS NULL OR d.published >= left($from, size(d.published)))
  AND ($to IS NULL OR d.published <= left($to, size(d.published)))
UNWIND range(0, size(d.noticed) - 1) AS place
RETURN d.noticed[place] AS sentence,
  d.published AS published,
  d.publisher AS publisher,
  coalesce(d.title, d.source) AS article,
  d.id AS id
ORDER BY coalesce(d.published, ''), id, place
