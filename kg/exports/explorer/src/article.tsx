/** The article view: the text with its entities and claims marked in place. */
import { useEffect, useRef } from "preact/hooks";
import { claimLine } from "./network";
import { Card, cutOf, Source } from "./sentence";
import { claimsUnder, graph, openInGraph, reading, select, selection, spot, visible as seen } from "./state";
import { Cut, plural, short, visible, words } from "./text";

interface Piece {
  start: number;
  end: number;
  node: number;
  trigger: number;
  lit: boolean;
  said: boolean;
}

/** The text cut wherever a mark begins or ends. */
function pieces(article: number, lit: ReadonlySet<number>): Piece[] {
  const whole = graph.value;
  const { doc } = whole;
  const cut = cutOf(whole, article);
  if (!cut) return [];
  const borders = new Set([0, cut.length]);
  const mentions: [number, number, number][] = [];
  for (const node of whole.nodesOfArticle[article])
    for (const mention of doc.nodes.mentions[node]) {
      if (mention[0] !== article) continue;
      for (let place = 1; place + 1 < mention.length; place += 2) {
        mentions.push([mention[place], mention[place + 1], node]);
        borders.add(mention[place]).add(mention[place + 1]);
      }
    }
  const triggers: [number, number, number][] = [];
  const sentences: [number, number, number][] = [];
  for (const claim of whole.claimsOfArticle[article]) {
    if (!seen.value.claims[claim] && !lit.has(claim)) continue;
    const [from, to] = doc.claims.trigger[claim];
    triggers.push([from, to, claim]);
    const [start, end] = doc.claims.evidence[claim];
    sentences.push([start, end, claim]);
    borders.add(from).add(to).add(start).add(end);
  }
  const by = (one: [number, number, number], other: [number, number, number]) => one[0] - other[0] || other[1] - one[1];
  mentions.sort(by);
  triggers.sort(by);
  sentences.sort(by);
  const edges = [...borders].filter((place) => place >= 0 && place <= cut.length).sort((one, other) => one - other);
  const found: Piece[] = [];
  for (let place = 0; place + 1 < edges.length; place++) {
    const [start, end] = [edges[place], edges[place + 1]];
    const over = (list: [number, number, number][]) => list.filter((one) => one[0] <= start && one[1] >= end);
    const node = over(mentions).sort((one, other) => one[1] - one[0] - (other[1] - other[0]))[0]?.[2] ?? -1;
    const own = over(triggers);
    const trigger = (own.find((one) => lit.has(one[2])) ?? own[0])?.[2] ?? -1;
    const under = over(sentences);
    found.push({ start, end, node, trigger, lit: under.some((one) => lit.has(one[2])), said: under.length > 0 });
  }
  return found;
}

export function ArticleView() {
  const whole = graph.value;
  const { doc } = whole;
  const article = reading.value;
  const chosen = selection.value;
  const under = new Set(chosen ? claimsUnder(chosen) : []);
  const body = useRef<HTMLDivElement>(null);
  const wanted = spot.value;
  useEffect(() => {
    const host = body.current;
    if (!host) return;
    const mark = (wanted !== null && host.querySelector(`[data-first="${wanted}"]`)) || host.querySelector(".lit");
    if (mark) mark.scrollIntoView({ block: "center" });
    else host.scrollTop = 0;
  }, [article, wanted]);
  const order = [...doc.articles.id.keys()].sort((one, other) =>
    (doc.articles.published[other] ?? "").localeCompare(doc.articles.published[one] ?? "") || one - other,
  );
  const claims = whole.claimsOfArticle[article]?.filter((claim) => seen.value.claims[claim]) ?? [];
  return (
    <div class="reading">
      <div class="reading-bar">
        <label>
          Article{" "}
          <select
            value={String(article)}
            onChange={(event) => {
              spot.value = null;
              reading.value = Number(event.currentTarget.value);
            }}
          >
            {order.map((row) => (
              <option key={row} value={String(row)}>
                {`${short(doc.articles.title[row] || doc.articles.source[row], 80)}${doc.articles.published[row] ? ` · ${doc.articles.published[row]}` : ""}`}
              </option>
            ))}
          </select>
        </label>
        <span class="faint">{plural(claims.length, "claim")}</span>
      </div>
      <div class="text" ref={body} tabIndex={0} role="region" aria-label="Text of the article">
        <div class="column">
        <h2>
          <bdi>{visible(doc.articles.title[article] || doc.articles.source[article] || "")}</bdi>
        </h2>
        <p class="faint">
          <Source article={article} untitled />
        </p>
        <p class="key faint">
          <span class="said">grey line: a sentence with claims</span> · <mark class="trigger">word that names the event</mark> ·{" "}
          <span class="entity">entity</span>
        </p>
        {doc.articles.text[article] === null ? (
          <>
            <p>The text of this article was left out; these are its sentences with claims.</p>
            {claims.map((claim) => (
              <Card key={claim} claim={claim} />
            ))}
          </>
        ) : (
          <Text article={article} lit={under} />
        )}
        </div>
      </div>
    </div>
  );
}

interface InlineProps {
  class: string;
  title: string;
  text: string;
  act(): void;
  twice?(): void;
  claim?: string;
}

/** A button that breaks over lines as the text around it does, which a button element can't. */
function Inline(props: InlineProps) {
  return (
    <span
      role="button"
      tabIndex={0}
      class={props.class}
      title={props.title}
      data-claim={props.claim}
      onClick={props.act}
      onDblClick={props.twice}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        props.act();
      }}
    >
      {props.text}
    </span>
  );
}

function Text({ article, lit }: { article: number; lit: ReadonlySet<number> }) {
  const whole = graph.value;
  const { doc } = whole;
  const cut = cutOf(whole, article) as Cut;
  const begun = new Set<number>();
  const first = new Map<number, number>();
  for (const claim of whole.claimsOfArticle[article]) {
    const start = doc.claims.evidence[claim][0];
    if (!first.has(start)) first.set(start, claim);
  }
  const firsts = (piece: Piece): number | undefined => {
    const claims = whole.claimsOfArticle[article].filter((claim) => doc.claims.evidence[claim][0] === piece.start && !begun.has(claim));
    claims.forEach((claim) => begun.add(claim));
    return claims.find((claim) => claim === spot.value) ?? claims[0];
  };
  return (
    <div class="body" dir="auto">
      {pieces(article, lit).map((piece) => {
        const text = visible(cut.slice(piece.start, piece.end));
        const classes = [piece.said ? "said" : "", piece.lit ? "lit" : ""].filter(Boolean).join(" ");
        const mark = firsts(piece);
        let inner = <>{text}</>;
        if (piece.trigger >= 0)
          inner = (
            <Inline
              class={lit.has(piece.trigger) ? "trigger on" : "trigger"}
              title={claimLine(whole, piece.trigger)}
              claim={doc.claims.id[piece.trigger]}
              act={() => {
                select("claim", piece.trigger);
                spot.value = piece.trigger;
              }}
              twice={() => openInGraph(piece.trigger)}
              text={text}
            />
          );
        else if (piece.node >= 0)
          inner = (
            <Inline
              class={`entity type${doc.nodes.type[piece.node]}`}
              title={`${short(doc.nodes.name[piece.node], 60)}, ${words(doc.words.entities[doc.nodes.type[piece.node]])}`}
              act={() => select("node", piece.node)}
              text={text}
            />
          );
        return (
          <span key={piece.start} class={classes} data-first={mark}>
            {inner}
          </span>
        );
      })}
    </div>
  );
}
