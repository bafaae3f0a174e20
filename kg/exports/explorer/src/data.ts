/** The document that kg/exports/document.py writes, and the indices that the views need. */

/** [start, end] in code points, and the words where the article's text was left out. */
export type Place = [number, number, string?];
/** role, node or -1, where its words stand, its value in words. */
export type Filler = [number, number, Place | null, string | null];
/** node or -1, its words, the cue. */
export type Speaker = [number, Place | null, Place | null];

export interface Words {
  entities: string[];
  claims: string[];
  acts: string[];
  roles: string[];
  polarities: string[];
  modalities: string[];
  edges: string[];
  legends: string[];
  symmetric: number[];
  affirmed: number;
  asserted: number;
  weapon: number;
  places: number[];
  placed: number[];
  actors: number[];
  flows: [number, number][];
}

export interface Document {
  format: number;
  title: string;
  words: Words;
  publishers: string[];
  articles: {
    id: string[];
    source: string[];
    title: (string | null)[];
    publisher: number[];
    published: (string | null)[];
    url: (string | null)[];
    text: (string | null)[];
    /** The first article with the same text. */
    same: number[];
  };
  nodes: {
    id: string[];
    name: string[];
    type: number[];
    aliases: string[][];
    country: (string | null)[];
    class: (string | null)[];
    identifiers: [string, string][][];
    point: ([number, number, string] | null)[];
    mentions: number[][][];
    group: number[];
    at: ([number, number] | null)[];
  };
  claims: {
    id: string[];
    type: number[];
    act: number[];
    article: number[];
    polarity: number[];
    modality: number[];
    trigger: Place[];
    evidence: Place[];
    quote: (string | null)[];
    time: (string | null)[];
    first: (string | null)[];
    last: (string | null)[];
    precision: (string | null)[];
    phrase: (Place | null)[];
    fillers: Filler[][];
    said: Speaker[][];
  };
  edges: {
    source: number[];
    type: number[];
    target: number[];
    polarity: number[];
    modality: number[];
    claims: number[][];
  };
  /** gathered: groups that hold small communities together. */
  groups: { parent: number[]; at: ([number, number] | null)[]; gathered: number[] };
}

/** A document with what is looked up in it: rows by id, and who stands on whom. */
export interface Graph {
  doc: Document;
  nodeById: Map<string, number>;
  claimById: Map<string, number>;
  articleById: Map<string, number>;
  edgeByKey: Map<string, number>;
  edgesOfNode: number[][];
  edgesOfClaim: number[][];
  claimsOfNode: number[][];
  claimsOfArticle: number[][];
  nodesOfArticle: number[][];
  childrenOf: Map<number, number[]>;
}

const READS = 1;

/** The page's own data. Throws a sentence where it can't be shown. */
export async function load(): Promise<Graph> {
  const block = document.getElementById("data");
  const text = block?.textContent?.trim() ?? "";
  if (!block || !text) throw new Error("This page has no data in it: it is the template that kg view fills.");
  const doc = JSON.parse(
    block.getAttribute("type") === "application/gzip" ? await unpacked(text) : text,
  ) as Document;
  if (doc.format !== READS) throw new Error(`This page reads format ${READS} and was given ${doc.format}.`);
  return indexed(doc);
}

async function unpacked(text: string): Promise<string> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place++) bytes[place] = binary.charCodeAt(place);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

export function indexed(doc: Document): Graph {
  const lists = (count: number): number[][] => Array.from({ length: count }, () => []);
  const numbers = (ids: string[]) => new Map(ids.map((id, row) => [id, row]));
  const edgesOfNode = lists(doc.nodes.id.length);
  const edgesOfClaim = lists(doc.claims.id.length);
  const edgeByKey = new Map<string, number>();
  for (let edge = 0; edge < doc.edges.source.length; edge++) {
    edgesOfNode[doc.edges.source[edge]].push(edge);
    edgesOfNode[doc.edges.target[edge]].push(edge);
    for (const claim of doc.edges.claims[edge]) edgesOfClaim[claim].push(edge);
    edgeByKey.set(edgeKey(doc, edge), edge);
  }
  const claimsOfNode = lists(doc.nodes.id.length);
  const claimsOfArticle = lists(doc.articles.id.length);
  for (let claim = 0; claim < doc.claims.id.length; claim++) {
    claimsOfArticle[doc.claims.article[claim]].push(claim);
    const named = new Set<number>();
    for (const filler of doc.claims.fillers[claim]) named.add(filler[1]);
    for (const speaker of doc.claims.said[claim]) named.add(speaker[0]);
    for (const node of named) if (node >= 0) claimsOfNode[node].push(claim);
  }
  const nodesOfArticle = lists(doc.articles.id.length);
  doc.nodes.mentions.forEach((mentions, node) => {
    for (const mention of mentions) nodesOfArticle[mention[0]].push(node);
  });
  const childrenOf = new Map<number, number[]>();
  doc.groups.parent.forEach((parent, group) => {
    const children = childrenOf.get(parent);
    if (children) children.push(group);
    else childrenOf.set(parent, [group]);
  });
  return {
    doc,
    nodeById: numbers(doc.nodes.id),
    claimById: numbers(doc.claims.id),
    articleById: numbers(doc.articles.id),
    edgeByKey,
    edgesOfNode,
    edgesOfClaim,
    claimsOfNode,
    claimsOfArticle,
    nodesOfArticle,
    childrenOf,
  };
}

/** What names an edge in an address: ends by id, and its words. */
export function edgeKey(doc: Document, edge: number): string {
  const { source, type, target, polarity, modality } = doc.edges;
  return [
    doc.nodes.id[source[edge]],
    doc.words.edges[type[edge]],
    doc.nodes.id[target[edge]],
    doc.words.polarities[polarity[edge]],
    doc.words.modalities[modality[edge]],
  ].join(" ");
}

/** The base map, parsed when it is wanted first. */
export function world(): { atlas: unknown; anchors: Record<string, [number, number]> } {
  return JSON.parse(document.getElementById("world")?.textContent ?? "{}");
}
