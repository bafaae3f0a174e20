/** The evidence panel: what stands under the selected node, edge or claim, sentence by sentence. */
import { useState } from "preact/hooks";
import { edgeKey } from "./data";
import { edgeLine, manner, neighbours } from "./network";
import { Card, NodeName, Source } from "./sentence";
import {
  claimsOf,
  claimsUnder,
  collapsed,
  derived,
  expanded,
  focusOn,
  graph,
  path,
  reading,
  second,
  select,
  selection,
  shortest,
  spot,
  standing,
  told,
  view,
  visible as seen,
} from "./state";
import { link, plural, visible, words } from "./text";

const AT_ONCE = 25;

export function Panel() {
  const chosen = selection.value;
  return (
    <aside class="panel" aria-label="Evidence">
      {!chosen && <Nothing />}
      {chosen && (
        <>
          <button type="button" class="close" aria-label="Clear the selection" onClick={() => (selection.value = null)}>
            ×
          </button>
          {chosen.kind === "node" && <NodeHead node={chosen.row} />}
          {chosen.kind === "edge" && <EdgeHead edge={chosen.row} />}
          {chosen.kind === "claim" && <h2>One claim</h2>}
          {chosen.kind === "article" && <ArticleHead article={chosen.row} />}
          <Claims key={`${chosen.kind}${chosen.row}`} />
        </>
      )}
    </aside>
  );
}

function Nothing() {
  const { claimCount, articleCount } = seen.value;
  return (
    <div class="nothing">
      <h2>Evidence</h2>
      <p>
        {plural(claimCount, "claim")} in {plural(articleCount, "article")} pass the filter. Select a node, a link or a claim
        to read the sentences it stands on.
      </p>
      <p>
        <strong>A link is a report, not a verdict.</strong> It says that an article says so. Whether it is true, and how far
        sources depend on each other, is not known here.
      </p>
      <Most />
      <p class="faint keys">
        Keys: Tab to a picture, arrows to walk through it, Enter to select, Shift+Enter to open, + − 0 to zoom, Shift+arrows to
        move it. With the mouse: drag, wheel, double click to focus, Shift+click for a second node.
      </p>
    </div>
  );
}

/** Where to begin: what most claims name, and what most articles say. */
function Most() {
  const whole = graph.value;
  const { nodes, edges } = seen.value;
  const most = (counts: Uint32Array, number: number, then: (row: number) => number) =>
    [...counts.keys()]
      .filter((row) => counts[row] > 0)
      .sort((one, other) => counts[other] - counts[one] || then(other) - then(one) || one - other)
      .slice(0, number);
  const links = most(edges, 6, (edge) => whole.doc.edges.claims[edge].length);
  const names = most(nodes, 10, (node) => whole.edgesOfNode[node].length);
  if (!names.length) return null;
  return (
    <>
      <h3>Named most</h3>
      <ul class="edges">
        {names.map((node) => (
          <li key={node}>
            <NodeName node={node} /> <span class="faint">{plural(nodes[node], "claim")}</span>
          </li>
        ))}
      </ul>
      {links.length > 0 && <h3>Derived links that most articles support</h3>}
      <EdgeList edges={links} key={`${whole.doc.claims.id.length} ${links.join()}`} />
    </>
  );
}

function ArticleHead({ article }: { article: number }) {
  const { doc } = graph.value;
  const chosen = selection.value;
  if (!chosen) return null;
  return (
    <>
      <p class="kind">article</p>
      <h2>
        <bdi>{visible(doc.articles.title[article] || doc.articles.source[article])}</bdi>
      </h2>
      <p class="faint">
        <Source article={article} untitled />
      </p>
      <Counts claims={claimsUnder(chosen)} />
      <p class="actions">
        <button
          type="button"
          onClick={() => {
            reading.value = article;
            spot.value = null;
            view.value = "article";
          }}
        >
          Read it
        </button>
      </p>
    </>
  );
}

function Counts({ claims }: { claims: readonly number[] }) {
  const on = standing(claims);
  return (
    <p class="counts">
      {plural(on.claims, "claim")} · {plural(on.articles, "article")}
      {on.texts < on.articles && ` (${plural(on.texts, "different text")})`} · {plural(on.publishers, "publisher")}
    </p>
  );
}

function NodeHead({ node }: { node: number }) {
  const whole = graph.value;
  const { doc } = whole;
  const chosen = selection.value;
  if (!chosen) return null;
  const claims = claimsUnder(chosen);
  const edges = whole.edgesOfNode[node]
    .filter((edge) => seen.value.edges[edge])
    .sort((one, other) => seen.value.edges[other] - seen.value.edges[one] || one - other);
  const other = second.value;
  const near = neighbours(whole, seen.value, node, derived.value).length;
  return (
    <>
      <p class="kind">{words(doc.words.entities[doc.nodes.type[node]])}</p>
      <h2>
        <bdi>{visible(doc.nodes.name[node])}</bdi>
      </h2>
      {doc.nodes.aliases[node].length > 0 && (
        <p class="faint aliases">
          also: <bdi>{doc.nodes.aliases[node].map(visible).join(", ")}</bdi>
        </p>
      )}
      <p class="faint">
        {[doc.nodes.country[node], doc.nodes.class[node] && words(doc.nodes.class[node].toUpperCase())].filter(Boolean).join(" · ")}{" "}
        <Identifiers node={node} />
      </p>
      <Counts claims={claims} />
      <p class="actions">
        <button type="button" onClick={() => focusOn([node])}>
          Focus
        </button>
        <button type="button" onClick={() => change(node, true)}>
          Expand ({near})
        </button>
        <button type="button" onClick={() => change(node, false)}>
          Collapse
        </button>
        <button type="button" aria-pressed={other !== null} onClick={() => (second.value = other === null ? -1 : null)}>
          Path to …
        </button>
      </p>
      {other !== null && <PathTo from={node} />}
      {edges.length > 0 && (
        <details open={edges.length <= 12}>
          <summary>{plural(edges.length, "link")}, derived from the claims</summary>
          <EdgeList edges={edges} />
        </details>
      )}
    </>
  );
}

function change(node: number, more: boolean): void {
  const [to, from] = more ? [expanded, collapsed] : [collapsed, expanded];
  to.value = new Set([...to.value, node]);
  from.value = new Set([...from.value].filter((one) => one !== node));
  view.value = "graph";
}

function Identifiers({ node }: { node: number }) {
  return (
    <>
      {graph.value.doc.nodes.identifiers[node].map(([scheme, id]) => {
        const pages: Record<string, string> = {
          wikidata: `https://www.wikidata.org/wiki/${encodeURIComponent(id)}`,
          geonames: `https://www.geonames.org/${encodeURIComponent(id)}`,
        };
        const address = link(pages[scheme] ?? null);
        const text = visible(`${scheme} ${id}`);
        return address ? (
          <a key={scheme} class="id" href={address} target="_blank" rel="noopener noreferrer">
            {text}
          </a>
        ) : (
          <span key={scheme} class="id">
            {text}
          </span>
        );
      })}
    </>
  );
}

function PathTo({ from }: { from: number }) {
  const whole = graph.value;
  const to = second.value as number;
  const [sought, setSought] = useState("");
  const steps = to >= 0 ? shortest(from, to) : [];
  if (to < 0)
    return (
      <label class="path">
        Shift+click another node, or name one:{" "}
        <input
          list="names"
          value={sought}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setSought(text);
            const row = whole.doc.nodes.name.indexOf(text);
            if (row >= 0 && row !== from) second.value = row;
          }}
        />
      </label>
    );
  return (
    <div class="path">
      <p>
        To <NodeName node={to} />:{" "}
        {steps.length ? `${plural(steps.length, "step")}, each a report of its own` : "no path over the links that are shown"}
      </p>
      <EdgeList edges={steps} />
      {steps.length > 0 && (
        <p class="actions">
          <button
            type="button"
            onClick={() => {
              path.value = steps;
              view.value = "graph";
              told.value = `The picture shows the path of ${plural(steps.length, "step")}.`;
            }}
          >
            Show only the path
          </button>
        </p>
      )}
    </div>
  );
}

function EdgeList({ edges }: { edges: readonly number[] }) {
  const whole = graph.value;
  const [most, setMost] = useState(40);
  return (
    <ul class="edges">
      {edges.slice(0, most).map((edge) => (
        <li key={edgeKey(whole.doc, edge)}>
          <button type="button" class="edge" onClick={() => select("edge", edge)}>
            <bdi>{edgeLine(whole, edge)}</bdi>
          </button>{" "}
          <span class="faint">{plural(seen.value.edges[edge], "article")}</span>
        </li>
      ))}
      {edges.length > most && (
        <li>
          <button type="button" onClick={() => setMost(most + 200)}>
            {edges.length - most} more
          </button>
        </li>
      )}
    </ul>
  );
}

function EdgeHead({ edge }: { edge: number }) {
  const whole = graph.value;
  const { doc } = whole;
  const { source, target, type, polarity, modality } = doc.edges;
  const chosen = selection.value;
  if (!chosen) return null;
  const beside = whole.edgesOfNode[source[edge]].filter(
    (other) =>
      type[other] === type[edge] &&
      ((source[other] === source[edge] && target[other] === target[edge]) ||
        (source[other] === target[edge] && target[other] === source[edge])),
  );
  return (
    <>
      <p class="kind">derived link</p>
      <h2 class="edge-head">
        <NodeName node={source[edge]} /> <span class="verb">{words(doc.words.edges[type[edge]])}</span>{" "}
        <NodeName node={target[edge]} />
      </h2>
      {manner(whole, polarity[edge], modality[edge]) && (
        <p>
          <span class={polarity[edge] === doc.words.affirmed ? "how" : "how negated"}>
            {manner(whole, polarity[edge], modality[edge])}
          </span>
        </p>
      )}
      <Counts claims={claimsUnder(chosen)} />
      <table class="beside">
        <caption>Affirmed and denied, side by side</caption>
        <thead>
          <tr>
            <th scope="col">way</th>
            <th scope="col">said</th>
            <th scope="col">claims</th>
            <th scope="col">articles</th>
            <th scope="col">publishers</th>
          </tr>
        </thead>
        <tbody>
          {beside.map((other) => {
            const on = standing(doc.edges.claims[other].filter((claim) => seen.value.claims[claim]));
            return (
              <tr key={other} class={other === edge ? "chosen" : ""}>
                <td>{source[other] === source[edge] ? "→" : "←"}</td>
                <td>
                  <button type="button" class="edge" onClick={() => select("edge", other)}>
                    {`${doc.words.polarities[polarity[other]]}, ${doc.words.modalities[modality[other]]}`}
                  </button>
                </td>
                <td>{on.claims}</td>
                <td>{on.articles}</td>
                <td>{on.publishers}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="faint">A report, not a verdict: read the sentences.</p>
      <p class="actions">
        <button type="button" onClick={() => focusOn([source[edge], target[edge]])}>
          Focus on both
        </button>
      </p>
    </>
  );
}

function Claims() {
  const [most, setMost] = useState(AT_ONCE);
  const chosen = selection.value;
  if (!chosen) return null;
  const claims = claimsUnder(chosen);
  const all = claimsOf(chosen).length;
  return (
    <section aria-label="Claims">
      <h3>
        {plural(claims.length, "claim")}
        {claims.length < all && <span class="faint"> · {all - claims.length} more are filtered out</span>}
      </h3>
      {claims.slice(0, most).map((claim) => (
        <Card key={claim} claim={claim} />
      ))}
      {claims.length > most && (
        <button type="button" onClick={() => setMost(most + 100)}>
          Show {Math.min(100, claims.length - most)} more of {claims.length - most}
        </button>
      )}
    </section>
  );
}
