/** Claims as people read them: the sentence with its trigger and fillers marked, who says so, where and when. */
import type { Graph, Place } from "./data";
import { manner } from "./network";
import { graph, openArticle, openInGraph, select, selection } from "./state";
import { Cut, dated, link, short, visible, words } from "./text";

const cuts = new Map<number, Cut>();

/** An article's text, ready to be cut; null where it was left out. */
export function cutOf(whole: Graph, article: number): Cut | null {
  const text = whole.doc.articles.text[article];
  if (text === null) return null;
  let cut = cuts.get(article);
  if (!cut) {
    cut = new Cut(text);
    cuts.set(article, cut);
  }
  return cut;
}

/** The words of a place in a claim's article. */
function wordsAt(whole: Graph, article: number, place: Place | null): string {
  if (!place) return "";
  return cutOf(whole, article)?.slice(place[0], place[1]) ?? place[2] ?? "";
}

/** The claim's sentence as plain text. */
export function quoteOf(whole: Graph, claim: number): string {
  const { claims } = whole.doc;
  return claims.quote[claim] ?? wordsAt(whole, claims.article[claim], claims.evidence[claim]);
}

interface Mark {
  start: number;
  end: number;
  kind: "trigger" | "filler" | "speaker" | "time";
  label: string;
}

/** The sentence with its marks. What stands outside the sentence is told below it. */
function Quote({ claim }: { claim: number }) {
  const whole = graph.value;
  const { claims, words: said } = whole.doc;
  const [from, to] = claims.evidence[claim];
  const cut = cutOf(whole, claims.article[claim]);
  const bare = cut === null ? new Cut(claims.quote[claim] ?? "") : null;
  const slice = (start: number, end: number) => (cut ? cut.slice(start, end) : (bare as Cut).slice(start - from, end - from));
  const marks: Mark[] = [];
  const add = (place: Place | null, kind: Mark["kind"], label: string) => {
    if (place && place[0] >= from && place[1] <= to) marks.push({ start: place[0], end: place[1], kind, label });
  };
  add(claims.trigger[claim], "trigger", words(said.claims[claims.type[claim]]));
  for (const filler of claims.fillers[claim]) add(filler[2], "filler", said.roles[filler[0]]);
  for (const speaker of claims.said[claim]) add(speaker[1] ?? speaker[2], "speaker", "says so");
  add(claims.phrase[claim], "time", "when");
  const edges = [...new Set([from, to, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((one, other) => one - other);
  const parts = [];
  for (let place = 0; place + 1 < edges.length; place++) {
    const [start, end] = [edges[place], edges[place + 1]];
    const text = visible(slice(start, end));
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    if (!over.length) {
      parts.push(text);
      continue;
    }
    const kind = (["trigger", "filler", "speaker", "time"] as const).find((one) => over.some((mark) => mark.kind === one));
    const ends = over.filter((mark) => mark.end === end).map((mark) => mark.label);
    parts.push(
      <mark key={start} class={kind} title={over.map((mark) => mark.label).join(", ")}>
        {text}
        {ends.length > 0 && <sub>{[...new Set(ends)].join(", ")}</sub>}
      </mark>,
    );
  }
  return (
    <blockquote dir="auto">
      <bdi>{parts}</bdi>
    </blockquote>
  );
}

export function NodeName({ node }: { node: number }) {
  const { nodes } = graph.value.doc;
  return (
    <button type="button" class="name" onClick={() => select("node", node)}>
      <bdi>{visible(nodes.name[node])}</bdi>
    </button>
  );
}

/** Address of an article where it has one that is safe to follow. */
export function Source({ article, untitled = false }: { article: number; untitled?: boolean }) {
  const { articles, publishers } = graph.value.doc;
  // what stands in a headline above needs no second time
  const title = visible(untitled ? (articles.title[article] ? articles.source[article] : "") : articles.title[article] || articles.source[article]);
  const address = link(articles.url[article]);
  const publisher = articles.publisher[article];
  return (
    <span class="source">
      {address ? (
        <a href={address} target="_blank" rel="noopener noreferrer">
          <bdi>{title || short(address, 60)}</bdi>
        </a>
      ) : (
        <bdi>{title}</bdi>
      )}
      {publisher >= 0 && (
        <>
          {(title || address) && " · "}
          <bdi>{visible(publishers[publisher])}</bdi>
        </>
      )}
      {articles.published[article] && ` · ${dated(articles.published[article])}`}
    </span>
  );
}

export function speakers(whole: Graph, claim: number): string {
  const { doc } = whole;
  const article = doc.claims.article[claim];
  return doc.claims.said[claim]
    .map(([node, place, cue]) => {
      const name = node >= 0 ? doc.nodes.name[node] : wordsAt(whole, article, place);
      return visible(name || wordsAt(whole, article, cue));
    })
    .filter(Boolean)
    .join(", ");
}

export function fillerWords(whole: Graph, claim: number, filler: [number, number, Place | null, string | null]): string {
  if (filler[1] >= 0) return visible(whole.doc.nodes.name[filler[1]]);
  return visible(filler[3] ?? wordsAt(whole, whole.doc.claims.article[claim], filler[2]));
}

export function Card({ claim }: { claim: number }) {
  const whole = graph.value;
  const { claims, words: said } = whole.doc;
  const how = manner(whole, claims.polarity[claim], claims.modality[claim]);
  const act = claims.act[claim];
  const chosen = selection.value;
  const says = speakers(whole, claim);
  const when = claims.time[claim];
  const phrase = visible(wordsAt(whole, claims.article[claim], claims.phrase[claim]));
  const edges = whole.edgesOfClaim[claim];
  return (
    <article class={chosen?.kind === "claim" && chosen.row === claim ? "card chosen" : "card"} data-claim={claims.id[claim]}>
      <h4>
        {words(said.claims[claims.type[claim]])}
        {act >= 0 && ` · ${said.acts[act]}`}
        {how && <span class={claims.polarity[claim] === said.affirmed ? "how" : "how negated"}>{how}</span>}
      </h4>
      <Quote claim={claim} />
      <dl>
        {claims.fillers[claim].map((filler, row) => (
          <div key={row}>
            <dt>{said.roles[filler[0]]}</dt>
            <dd>{filler[1] >= 0 ? <NodeName node={filler[1]} /> : <bdi>{fillerWords(whole, claim, filler)}</bdi>}</dd>
          </div>
        ))}
        {(when || phrase) && (
          <div>
            <dt>when</dt>
            <dd>
              {when ? dated(when) : ""} {phrase && <span class="faint">“{phrase}”</span>}
            </dd>
          </div>
        )}
        <div>
          <dt>said by</dt>
          <dd>{says ? <bdi>{says}</bdi> : <span class="faint">the article itself</span>}</dd>
        </div>
        <div>
          <dt>in</dt>
          <dd>
            <Source article={claims.article[claim]} />
          </dd>
        </div>
      </dl>
      <p class="actions">
        <button type="button" onClick={() => openArticle(claim)}>
          Read in the article
        </button>
        <button type="button" onClick={() => openInGraph(claim)}>
          Show in the graph
        </button>
        {edges.length > 1 && <span class="faint">supports {edges.length} links</span>}
      </p>
    </article>
  );
}
