/** What all views share: the graph, one filter, one selection; and the address that holds them. */
import { computed, effect, signal } from "@preact/signals";
import { edgeKey, type Graph } from "./data";
import { folded } from "./text";

export const VIEWS = ["graph", "map", "timeline", "table", "article"] as const;
export type View = (typeof VIEWS)[number];
export type Kind = "node" | "edge" | "claim" | "article";
export interface Selection {
  kind: Kind;
  row: number;
}
/** What may be filtered by several values, any of which will do. */
export const SEVERAL = ["types", "actor", "weapon", "place", "modality", "polarity", "publisher"] as const;
export type Several = (typeof SEVERAL)[number];
/** Names under actor, weapon and place are parts of a name or an alias; with = before them they are whole. */
export type Filter = Record<Several, readonly string[]> & { from: string; to: string };

export const NO_FILTER: Filter = {
  types: [],
  actor: [],
  weapon: [],
  place: [],
  from: "",
  to: "",
  modality: [],
  polarity: [],
  publisher: [],
};

export const graph = signal<Graph>(null as unknown as Graph);
export const view = signal<View>("graph");
export const filter = signal<Filter>(NO_FILTER);
export const selection = signal<Selection | null>(null);
/** The second of two chosen nodes, for a path between them; -1 while it is being chosen. */
export const second = signal<number | null>(null);
/** The article that the article view shows. */
export const reading = signal(0);
/** Direct edges, which are derived; or the claims they stand on. */
export const derived = signal(true);
export const loose = signal(false);
/** Whether the timeline shows when articles were published, for claims without a date of their own. */
export const byPublication = signal(true);
/** Pairs of roles whose flows the map leaves out, by their number. */
export const unflown = signal<ReadonlySet<number>>(new Set());
/** The group that is open, -1 for the whole. */
export const group = signal(-1);
/** Nodes in focus: the picture shows them and their neighbours. */
export const focus = signal<readonly number[]>([]);
export const expanded = signal<ReadonlySet<number>>(new Set());
export const collapsed = signal<ReadonlySet<number>>(new Set());
export const path = signal<readonly number[]>([]);
/** What was just done, for screen readers. */
export const told = signal("");

export function select(kind: Kind, row: number): void {
  second.value = null;
  selection.value = { kind, row };
}

/** Show the article of a claim, at its sentence. */
export function openArticle(claim: number): void {
  const { doc } = graph.value;
  reading.value = doc.claims.article[claim];
  if (selection.value?.kind !== "edge" && selection.value?.kind !== "article") select("claim", claim);
  spot.value = claim;
  view.value = "article";
}

/** The claim whose sentence the article view scrolls to. */
export const spot = signal<number | null>(null);

/** Show a claim in the graph: by the direct edge that it supports, else by itself. */
export function openInGraph(claim: number): void {
  const edges = graph.value.edgesOfClaim[claim].filter((edge) => visible.value.edges[edge]);
  if (edges.length) select("edge", edges[0]);
  else {
    derived.value = false;
    select("claim", claim);
  }
  reveal();
  view.value = "graph";
}

/** See to it that the picture holds what is selected. */
export function reveal(): void {
  const chosen = selection.value;
  const { doc } = graph.value;
  if (!chosen || !doc.groups.parent.length) return;
  if (chosen.kind === "node") focusOn([chosen.row]);
  if (chosen.kind === "edge") focusOn([doc.edges.source[chosen.row], doc.edges.target[chosen.row]]);
  if (chosen.kind === "claim") {
    const nodes = doc.claims.fillers[chosen.row].map((filler) => filler[1]).filter((node) => node >= 0);
    if (nodes.length) focusOn([...new Set(nodes)]);
  }
}

export function focusOn(nodes: readonly number[]): void {
  expanded.value = new Set();
  collapsed.value = new Set();
  focus.value = nodes;
  view.value = "graph";
}

export function wholeGraph(): void {
  expanded.value = new Set();
  collapsed.value = new Set();
  focus.value = [];
  path.value = [];
  group.value = -1;
}

export interface Visible {
  /** 1 for each claim that the filter lets through. */
  claims: Uint8Array;
  claimCount: number;
  articleCount: number;
  /** For each direct edge the number of articles under it that pass; 0: it isn't shown. */
  edges: Uint32Array;
  /** For each node the number of claims that pass and name it. */
  nodes: Uint32Array;
  /** Claims that only the missing date keeps out. */
  undated: number;
  filtered: boolean;
}

/** What the filter leaves. */
export const visible = computed<Visible>(() => {
  const whole = graph.value;
  const { doc } = whole;
  const wanted = filter.value;
  const number = (names: string[], chosen: readonly string[]) =>
    chosen.length ? new Set(chosen.map((name) => names.indexOf(name))) : null;
  const types = number(doc.words.claims, wanted.types);
  const modality = number(doc.words.modalities, wanted.modality);
  const polarity = number(doc.words.polarities, wanted.polarity);
  const publisher = number(doc.publishers, wanted.publisher);
  const spots = new Set(doc.words.places);
  const [actor, weapon, place] = (["actor", "weapon", "place"] as const).map((key) => named(whole, wanted[key], fits(whole, key)));
  const from = wanted.from.length === 4 ? `${wanted.from}-01-01` : wanted.from.length === 7 ? `${wanted.from}-01` : wanted.from;
  const to = wanted.to.length === 4 ? `${wanted.to}-12-31` : wanted.to.length === 7 ? `${wanted.to}-31` : wanted.to;

  const claims = new Uint8Array(doc.claims.id.length);
  const nodes = new Uint32Array(doc.nodes.id.length);
  const articles = new Set<number>();
  let claimCount = 0;
  let undated = 0;
  for (let claim = 0; claim < claims.length; claim++) {
    if (types && !types.has(doc.claims.type[claim])) continue;
    if (modality && !modality.has(doc.claims.modality[claim])) continue;
    if (polarity && !polarity.has(doc.claims.polarity[claim])) continue;
    if (publisher && !publisher.has(doc.articles.publisher[doc.claims.article[claim]])) continue;
    const fillers = doc.claims.fillers[claim];
    if (actor && !fillers.some((filler) => filler[1] >= 0 && actor[filler[1]])) continue;
    if (weapon && !fillers.some((filler) => filler[1] >= 0 && weapon[filler[1]])) continue;
    if (place && !fillers.some((filler) => filler[1] >= 0 && place[filler[1]] && spots.has(filler[0]))) continue;
    if (from || to) {
      const first = doc.claims.first[claim];
      const last = doc.claims.last[claim];
      if (first === null && last === null) {
        undated++;
        continue;
      }
      if (from && last !== null && last < from) continue;
      if (to && first !== null && first > to) continue;
    }
    claims[claim] = 1;
    claimCount++;
    articles.add(doc.claims.article[claim]);
    const seen = new Set<number>();
    for (const filler of fillers) seen.add(filler[1]);
    for (const speaker of doc.claims.said[claim]) seen.add(speaker[0]);
    for (const node of seen) if (node >= 0) nodes[node]++;
  }
  const edges = new Uint32Array(doc.edges.source.length);
  for (let edge = 0; edge < edges.length; edge++) {
    let before = -1;
    for (const claim of doc.edges.claims[edge]) {
      if (!claims[claim] || doc.claims.article[claim] === before) continue;
      before = doc.claims.article[claim]; // claims stand in the order of their articles
      edges[edge]++;
    }
  }
  const filtered = Object.values(wanted).some((value) => value.length > 0);
  return { claims, claimCount, articleCount: articles.size, edges, nodes, undated, filtered };
});

/** Which types of entities a filter by name is about. */
export function fits(whole: Graph, key: "actor" | "weapon" | "place"): (type: number) => boolean {
  const { words } = whole.doc;
  if (key === "weapon") return (type) => type === words.weapon;
  if (key === "place") return (type) => words.placed.includes(type);
  return (type) => words.actors.includes(type) || type === words.entities.length - 1;
}

/** 1 for each node of the wanted kind whose name or alias is asked for; null where nothing is. */
function named(whole: Graph, asked: readonly string[], wanted: (type: number) => boolean): Uint8Array | null {
  const parts = asked.filter((text) => !text.startsWith("=")).map((text) => folded(text.trim()));
  const names = new Set(asked.filter((text) => text.startsWith("=")).map((text) => folded(text.slice(1))));
  const sought = parts.filter(Boolean);
  if (!sought.length && !names.size) return null;
  const { nodes } = whole.doc;
  const found = new Uint8Array(nodes.id.length);
  const meant = (name: string) => names.has(name) || sought.some((part) => name.includes(part));
  for (let node = 0; node < found.length; node++) {
    if (!wanted(nodes.type[node])) continue;
    if (meant(folded(nodes.name[node])) || nodes.aliases[node].some((alias) => meant(folded(alias)))) found[node] = 1;
  }
  return found;
}

/** Claims under what is selected that the filter lets through, in order. */
export function claimsUnder(chosen: Selection): number[] {
  return claimsOf(chosen).filter((claim) => visible.value.claims[claim]);
}

/** All claims under what is selected, in order. */
export function claimsOf(chosen: Selection): readonly number[] {
  const { doc, claimsOfNode, claimsOfArticle } = graph.value;
  switch (chosen.kind) {
    case "claim":
      return [chosen.row];
    case "edge":
      return doc.edges.claims[chosen.row];
    case "article":
      return claimsOfArticle[chosen.row];
    default:
      return claimsOfNode[chosen.row];
  }
}

export interface Standing {
  claims: number;
  articles: number;
  publishers: number;
  /** Different texts: five copies of one story are one. */
  texts: number;
}

/** How many claims, articles, different texts and publishers something stands on. */
export function standing(claims: readonly number[]): Standing {
  const { doc } = graph.value;
  const articles = new Set(claims.map((claim) => doc.claims.article[claim]));
  const publishers = new Set([...articles].map((article) => doc.articles.publisher[article]).filter((row) => row >= 0));
  const texts = new Set([...articles].map((article) => doc.articles.same[article]));
  return { claims: claims.length, articles: articles.size, publishers: publishers.size, texts: texts.size };
}

/** The shortest path over the edges that are shown, as edges; empty where there is none. */
export function shortest(from: number, to: number): number[] {
  const { doc, edgesOfNode } = graph.value;
  const shown = visible.value.edges;
  const came = new Map<number, number>([[from, -1]]);
  let rim = [from];
  while (rim.length && !came.has(to)) {
    const next: number[] = [];
    for (const node of rim)
      for (const edge of edgesOfNode[node]) {
        if (!shown[edge]) continue;
        const other = doc.edges.source[edge] === node ? doc.edges.target[edge] : doc.edges.source[edge];
        if (came.has(other)) continue;
        came.set(other, edge);
        next.push(other);
      }
    rim = next;
  }
  const steps: number[] = [];
  for (let node = to; came.has(node) && node !== from; ) {
    const edge = came.get(node) as number;
    steps.unshift(edge);
    node = doc.edges.source[edge] === node ? doc.edges.target[edge] : doc.edges.source[edge];
  }
  return steps;
}

const SEP = "~";

/** What a pair of roles is called: from whom to whom. */
export function flowName(pair: number): string {
  const { roles, flows } = graph.value.doc.words;
  return flows[pair].map((role) => roles[role]).join(" to ");
}

/** The state as it stands in the address after the #; only what differs from a fresh page. */
function address(): string {
  const { doc } = graph.value;
  const params = new URLSearchParams();
  if (view.value !== "graph") params.set("view", view.value);
  for (const [key, value] of Object.entries(filter.value))
    if (value.length) params.set(key, typeof value === "string" ? value : value.join(SEP));
  const chosen = selection.value;
  if (chosen) {
    const ids = { node: doc.nodes.id, claim: doc.claims.id, article: doc.articles.id };
    // article alone is the one that is read
    params.set(chosen.kind === "article" ? "of" : chosen.kind, chosen.kind === "edge" ? edgeKey(doc, chosen.row) : ids[chosen.kind][chosen.row]);
  }
  if (second.value !== null && second.value >= 0) params.set("second", doc.nodes.id[second.value]);
  if (view.value === "article") params.set("article", doc.articles.id[reading.value]);
  if (!derived.value) params.set("edges", "claims");
  if (loose.value) params.set("loose", "yes");
  if (!byPublication.value) params.set("published", "no");
  if (unflown.value.size) params.set("unflown", [...unflown.value].sort((one, other) => one - other).map(flowName).join(SEP));
  if (group.value >= 0) params.set("group", String(group.value));
  if (focus.value.length) params.set("focus", focus.value.map((node) => doc.nodes.id[node]).join(SEP));
  const some = (nodes: ReadonlySet<number>) => [...nodes].slice(0, 60).map((node) => doc.nodes.id[node]).join(SEP);
  if (expanded.value.size) params.set("expanded", some(expanded.value));
  if (collapsed.value.size) params.set("collapsed", some(collapsed.value));
  return params.toString();
}

/** Take the state from the address; what it names and this graph lacks is left out. */
export function readAddress(): void {
  const whole = graph.value;
  const params = new URLSearchParams(location.hash.slice(1));
  const asked = params.get("view") as View;
  view.value = VIEWS.includes(asked) ? asked : "graph";
  const fresh = { ...NO_FILTER, from: params.get("from") ?? "", to: params.get("to") ?? "" };
  for (const key of SEVERAL) fresh[key] = (params.get(key) ?? "").split(SEP).filter(Boolean);
  filter.value = fresh;
  selection.value = null;
  for (const [kind, rows, key] of [
    ["node", whole.nodeById, "node"],
    ["edge", whole.edgeByKey, "edge"],
    ["claim", whole.claimById, "claim"],
    ["article", whole.articleById, "of"],
  ] as const) {
    const row = rows.get(params.get(key) ?? "");
    if (row !== undefined) selection.value = { kind, row };
  }
  const nodes = (key: string) =>
    (params.get(key) ?? "")
      .split(SEP)
      .map((id) => whole.nodeById.get(id))
      .filter((row): row is number => row !== undefined);
  second.value = nodes("second")[0] ?? null;
  reading.value = whole.articleById.get(params.get("article") ?? "") ?? reading.value;
  derived.value = params.get("edges") !== "claims";
  loose.value = params.get("loose") === "yes";
  byPublication.value = params.get("published") !== "no";
  const left = new Set((params.get("unflown") ?? "").split(SEP));
  unflown.value = new Set([...whole.doc.words.flows.keys()].filter((pair) => left.has(flowName(pair))));
  const open = Number(params.get("group") ?? -1);
  group.value = Number.isInteger(open) && open < whole.doc.groups.parent.length ? open : -1;
  focus.value = nodes("focus");
  expanded.value = new Set(nodes("expanded"));
  collapsed.value = new Set(nodes("collapsed"));
  const chosen = selection.value;
  if (view.value === "article" && chosen && chosen.kind !== "node") {
    spot.value = claimsOf(chosen).find((claim) => whole.doc.claims.article[claim] === reading.value) ?? null;
  }
}

/** Keep the address level with the state; going back and forth in the browser's history works. */
export function followAddress(): void {
  let last = location.hash.slice(1);
  let lastView = view.value;
  effect(() => {
    const now = address();
    if (now === last) return;
    last = now;
    const step = view.value !== lastView;
    lastView = view.value;
    const target = `#${now}`;
    try {
      if (step) history.pushState(null, "", target);
      else history.replaceState(null, "", target);
    } catch {
      // a page inside another one (a notebook) may have no address of its own
    }
  });
  addEventListener("popstate", () => {
    last = location.hash.slice(1);
    readAddress();
    lastView = view.value;
  });
}
