/** The map: land, borders as they are and as they are contested, places with their precision, flows. */
import { geoEqualEarth, geoPath } from "d3-geo";
import type { MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import areas from "./contested.json";
import { world, type Graph } from "./data";
import { describe } from "./network";
import { drawShape, type Painter } from "./painter";
import type { Camera, Hit, Item, Scene, Size } from "./picture";
import type { Selection, Visible } from "./state";
import { plural, short, words } from "./text";
import { DASHES, flowColor, kindColor, kindShape, theme } from "./theme";

type Point = [number, number];
interface Named {
  name: string;
}

/** Borders that the base data draw solid and that are contested in all their length. */
const CONTESTED_PAIRS = [
  "Kosovo|Serbia",
  "Morocco|W. Sahara",
  "Cyprus|N. Cyprus",
  "Somalia|Somaliland",
  "Israel|Palestine",
  "Israel|Syria",
  "North Korea|South Korea",
];
/** The same for stretches: a pair, and the box of west, south, east, north in which it is contested. */
const CONTESTED_STRETCHES: [string, [number, number, number, number]][] = [
  ["Russia|Ukraine", [32.5, 45.1, 36.8, 46.4]],
  ["India|Pakistan", [72.8, 32.2, 80.5, 37.2]],
  ["China|India", [75, 31, 80.5, 37.2]],
  ["China|India", [91.2, 26.4, 97.6, 29.8]],
  ["China|Pakistan", [74, 34.5, 78, 37.2]],
  ["Egypt|Sudan", [33, 21.6, 37.2, 23.3]],
];
/** Any border of these is contested. */
const CONTESTED_STATES = ["Siachen Glacier"];
/** States of the base data that are contested as a whole, and what they are called here. */
const CONTESTED_WHOLE: Record<string, string> = {
  Kosovo: "Kosovo",
  "N. Cyprus": "Northern Cyprus",
  Palestine: "West Bank and Gaza",
  Somaliland: "Somaliland",
  Taiwan: "Taiwan",
};
/** The line between Crimea and Russia is at sea, where the base data have none. */
const KERCH: Point[] = [[36.62, 45.46], [36.56, 45.2], [36.5, 44.95]];

interface Contested {
  name: string;
  rings: number[][][];
  lines: number[][][];
  schematic?: boolean;
}
const AREAS = areas as Contested[];
const CALLED = [...new Set([...AREAS.map((area) => area.name), ...Object.values(CONTESTED_WHOLE)])].sort();
const ROUGH = AREAS.filter((area) => area.schematic).map((area) => area.name).sort();

export const CONTESTED_NOTE =
  "Tinted areas and dashed borders are contested, Crimea, Kosovo, Western Sahara and Kashmir among them. The map takes no side, and front lines are not drawn.";
export const CONTESTED_LIST =
  `${CALLED.join(", ")}; besides, as borders alone, those between Israel and Syria, the two Koreas, Egypt and Sudan at Halaib, India and China. ` +
  `Drawn schematically: ${ROUGH.join(", ")}, and the line between Crimea and Russia.`;

interface Tinted {
  name: string;
  /** The middle of its largest piece, and how wide that is. */
  at: Point;
  wide: number;
}
interface Base {
  land: string;
  borders: string;
  contested: string;
  tint: string;
  names: Tinted[];
  anchors: Record<string, Point>;
}

const WIDTH = 1000;
const HEIGHT = 487;
const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: "Sphere" });
let base: Base | null = null;

function baseMap(): Base {
  if (base) return base;
  const data = world();
  const atlas = data.atlas as Topology<{ countries: GeometryCollection<Named>; land: GeometryCollection }>;
  const path = geoPath(projection).digits(1);
  const pairs = new Set(CONTESTED_PAIRS);
  const plain: Point[][] = [];
  const contested: Point[][] = [KERCH, ...AREAS.flatMap((area) => area.lines as Point[][])];
  const states = atlas.objects.countries.geometries;
  const seen = new Set<string>();
  // borders by pair, so that each can be judged
  mesh(atlas, atlas.objects.countries, (one, other) => {
    if (one !== other) {
      const names = [(one.properties as Named).name, (other.properties as Named).name].sort();
      seen.add(names.join("|"));
    }
    return false;
  });
  const byName = new Map(states.map((state) => [(state.properties as Named).name, state]));
  const special = new Set([...pairs, ...CONTESTED_STRETCHES.map(([pair]) => pair)]);
  for (const pair of seen) {
    const [one, other] = pair.split("|");
    if (CONTESTED_STATES.includes(one) || CONTESTED_STATES.includes(other)) special.add(pair);
  }
  const between = (wanted: (pair: string) => boolean): Point[][] =>
    (
      mesh(atlas, atlas.objects.countries, (one, other) => {
        if (one === other) return false;
        return wanted([(one.properties as Named).name, (other.properties as Named).name].sort().join("|"));
      }) as MultiLineString
    ).coordinates as Point[][];
  plain.push(...between((pair) => !special.has(pair)));
  for (const pair of special) {
    const [one, other] = pair.split("|");
    if (!byName.has(one) || !byName.has(other)) continue;
    const boxes = CONTESTED_STRETCHES.filter(([name]) => name === pair).map(([, box]) => box);
    for (const line of between((name) => name === pair)) {
      if (!boxes.length) contested.push(line);
      else for (const [part, inside] of split(line, boxes)) (inside ? contested : plain).push(part);
    }
  }
  const lines = (coordinates: Point[][]) => path({ type: "MultiLineString", coordinates }) ?? "";
  const names: Tinted[] = [];
  const tints: string[] = [];
  const rims: string[] = [];
  for (const area of AREAS) {
    const rings = area.rings.map((ring) => ring.map((point) => projection(point as Point) as Point));
    tints.push(...rings.map((ring) => `M${ring.map((point) => point.map((size) => size.toFixed(1)).join()).join("L")}Z`));
    const known = names.find((one) => one.name === area.name);
    const whole = [...rings].sort((one, other) => other.length - one.length)[0];
    const [left, right, top, bottom] = [0, 1].flatMap((axis) => [Math.min, Math.max].map((end) => end(...whole.map((point) => point[axis]))));
    const at: Point = [(left + right) / 2, (top + bottom) / 2];
    if (known) Object.assign(known, { at: [(known.at[0] + at[0]) / 2, (known.at[1] + at[1]) / 2], wide: known.wide + right - left });
    else names.push({ name: area.name, at, wide: right - left });
  }
  for (const [name, called] of Object.entries(CONTESTED_WHOLE)) {
    const state = byName.get(name);
    if (!state) continue;
    const shape = feature(atlas, state);
    const outline = path(shape) ?? "";
    tints.push(outline);
    // an island has no border that could be dashed
    if (![...seen].some((pair) => pair.split("|").includes(name))) rims.push(outline);
    const [[left], [right]] = path.bounds(shape);
    names.push({ name: called, at: path.centroid(shape) as Point, wide: right - left });
  }
  base = {
    land: path(feature(atlas, atlas.objects.land)) ?? "",
    borders: lines(plain),
    contested: lines(contested) + rims.join(""),
    tint: tints.join(""),
    names,
    anchors: data.anchors,
  };
  return base;
}

/** A line cut where it goes into and out of the boxes. */
function split(line: Point[], boxes: [number, number, number, number][]): [Point[], boolean][] {
  const within = ([lon, lat]: Point) =>
    boxes.some(([west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north);
  const parts: [Point[], boolean][] = [];
  let part: Point[] = [];
  let inside = within(line[0]);
  for (const point of line) {
    part.push(point);
    if (within(point) !== inside) {
      parts.push([part, inside]);
      part = [point];
      inside = !inside;
    }
  }
  if (part.length > 1) parts.push([part, inside]);
  return parts;
}

interface Spot {
  node: number;
  x: number;
  y: number;
  r: number;
  precision: string;
}
interface Flow {
  hit: Hit;
  from: Point;
  to: Point;
  polarity: number;
  modality: number;
  articles: number;
  nodes: [number, number];
  /** Number of the pair of roles that it goes between. */
  pair: number;
  roles: string;
  claims: number[];
}
export interface Geography {
  spots: Spot[];
  flows: Flow[];
  /** Flows of each pair of roles, those that are left out of the picture with them. */
  counts: number[];
  /** Places that pass and have no point. */
  unplaced: number;
  /** Pairs that something passes between and that have no two points. */
  unflown: number;
}

/** Where a node is drawn: its own point, or its state's middle for states and what belongs to one. */
function pointOf(graph: Graph, node: number): { at: Point; precision: string } | null {
  const { nodes } = graph.doc;
  const own = nodes.point[node];
  const project = (lon: number, lat: number) => projection([lon, lat]) as Point | null;
  if (own) {
    const at = project(own[0], own[1]);
    return at && { at, precision: own[2] };
  }
  const anchor = baseMap().anchors[nodes.country[node] ?? ""];
  const at = anchor && project(anchor[0], anchor[1]);
  return at ? { at, precision: "country" } : null;
}

export function geography(graph: Graph, seen: Visible, without: ReadonlySet<number>): Geography {
  const { doc } = graph;
  const placed = new Set(doc.words.placed);
  const spots: Spot[] = [];
  let unplaced = 0;
  for (let node = 0; node < doc.nodes.id.length; node++) {
    if (!seen.nodes[node] || !placed.has(doc.nodes.type[node])) continue;
    const point = doc.nodes.point[node] || doc.nodes.type[node] === doc.words.placed[0] ? pointOf(graph, node) : null;
    if (!point) {
      unplaced++;
      continue;
    }
    const r = 3 + Math.min(9, Math.sqrt(seen.nodes[node]));
    spots.push({ node, x: point.at[0], y: point.at[1], r, precision: point.precision });
  }
  const flows = new Map<string, Flow>();
  let unplacedFlows = 0;
  for (let claim = 0; claim < doc.claims.id.length; claim++) {
    if (!seen.claims[claim]) continue;
    const fillers = doc.claims.fillers[claim];
    for (const [pair, [from, to]] of doc.words.flows.entries())
      for (const one of fillers)
        for (const other of fillers) {
          if (one[0] !== from || other[0] !== to || one[1] < 0 || other[1] < 0) continue;
          const start = pointOf(graph, one[1]);
          const end = pointOf(graph, other[1]);
          if (!start || !end || (start.at[0] === end.at[0] && start.at[1] === end.at[1])) {
            unplacedFlows++;
            continue;
          }
          const { polarity, modality, article } = doc.claims;
          const key = [one[1], other[1], from, to, polarity[claim], modality[claim]].join();
          const known = flows.get(key);
          if (known) {
            if (doc.claims.article[known.claims[known.claims.length - 1]] !== article[claim]) known.articles++;
            known.claims.push(claim);
            continue;
          }
          const edge = graph.edgesOfClaim[claim].find((row) => {
            const ends = [doc.edges.source[row], doc.edges.target[row]];
            return ends.includes(one[1]) && ends.includes(other[1]);
          });
          flows.set(key, {
            hit: edge === undefined ? { kind: "claim", row: claim } : { kind: "edge", row: edge },
            from: start.at,
            to: end.at,
            polarity: polarity[claim],
            modality: modality[claim],
            articles: 1,
            nodes: [one[1], other[1]],
            pair,
            roles: `${doc.words.roles[from]} to ${doc.words.roles[to]}: ${short(doc.nodes.name[one[1]], 30)} → ${short(doc.nodes.name[other[1]], 30)}`,
            claims: [claim],
          });
        }
  }
  spots.sort((one, other) => other.r - one.r || one.node - other.node);
  const all = [...flows.values()].sort((one, other) => other.articles - one.articles || other.claims.length - one.claims.length);
  const counts = doc.words.flows.map((_, pair) => all.filter((flow) => flow.pair === pair).length);
  return { spots, flows: all.filter((flow) => !without.has(flow.pair)), counts, unplaced, unflown: unplacedFlows };
}

/** Places that would lie on each other at this zoom are one, the weightiest in front. */
interface Cluster {
  spot: Spot;
  others: Spot[];
  r: number;
  /** Nothing but the end of a flow. */
  bare: boolean;
}
/** Flows between the same clusters in the same manner. */
interface Bundle {
  flows: Flow[];
  from: Cluster;
  to: Cluster;
  articles: number;
  /** Among those that go the same way. */
  rank: number;
}
interface Layout {
  k: number;
  clusters: Cluster[];
  home: Map<number, Cluster>;
  bundles: Bundle[];
}

/** Points on the screen that two places are apart from each other, at least, or they are one cluster. */
const APART = 21;
/** From this zoom on places stand each by itself: what lies on each other here has the same point. */
const PARTED = 40;
/** Flows in one that are not asserted in different ways. */
const MIXED = [6, 4];
/** A contested area that is so wide on the screen is named. */
const NAMED = 46;

type Box = [number, number, number, number];
const meets = (one: Box, other: Box) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

export class MapScene implements Scene {
  readonly heavy = true; // the land alone has ten thousands of corners
  private laid: Layout | null = null;

  constructor(
    readonly graph: Graph,
    readonly seen: Visible,
    readonly geo: Geography,
    readonly chosen: Selection | null,
    /** Claims under what is selected. */
    readonly under: ReadonlySet<number>,
  ) {}

  private layout(k: number): Layout {
    if (this.laid?.k === k) return this.laid;
    const clusters: Cluster[] = [];
    const home = new Map<number, Cluster>();
    const settle = (spot: Spot, bare: boolean): Cluster => {
      const near = clusters.find((one) => {
        const away = Math.hypot(one.spot.x - spot.x, one.spot.y - spot.y) * k;
        return away === 0 && bare ? true : k < PARTED && away < Math.max(APART, one.r + spot.r * 0.6);
      });
      const cluster = near ?? { spot, others: [], r: spot.r, bare };
      if (!near) clusters.push(cluster);
      else if (!bare) {
        near.others.push(spot);
        near.r = Math.min(19, Math.max(near.r, 9 + Math.sqrt(near.others.length) * 1.4));
      }
      home.set(spot.node, cluster);
      return cluster;
    };
    // what is selected stands by itself
    const first = this.geo.spots.filter((spot) => this.isChosen({ kind: "node", row: spot.node }));
    for (const spot of [...first, ...this.geo.spots.filter((spot) => !first.includes(spot))]) settle(spot, false);
    const end = (node: number, [x, y]: Point) => home.get(node) ?? settle({ node, x, y, r: 2, precision: "country" }, true);
    const bundles = new Map<string, Bundle>();
    const ways = new Map<string, number>();
    const { asserted } = this.graph.doc.words;
    for (const flow of this.geo.flows) {
      const [from, to] = [end(flow.nodes[0], flow.from), end(flow.nodes[1], flow.to)];
      if (from === to) continue;
      const alone = this.isChosen(flow.hit) ? flow.roles : "";
      const key = [from.spot.node, to.spot.node, flow.pair, flow.polarity, flow.modality === asserted, alone].join();
      const known = bundles.get(key);
      if (known) {
        known.flows.push(flow);
        known.articles += flow.articles;
        continue;
      }
      const way = `${from.spot.node},${to.spot.node}`;
      const rank = ways.get(way) ?? 0;
      ways.set(way, rank + 1);
      bundles.set(key, { flows: [flow], from, to, articles: flow.articles, rank });
    }
    this.laid = { k, clusters: clusters.filter((one) => !one.bare), home, bundles: [...bundles.values()] };
    return this.laid;
  }

  fit(size: Size): Camera {
    const all: Point[] = [
      ...this.geo.spots.map((spot): Point => [spot.x, spot.y]),
      ...this.geo.flows.flatMap((flow) => [flow.from, flow.to]),
    ];
    // beside what is shown there is room for the buttons
    return all.length ? around(all, { width: size.width - 90, height: size.height }, 25, 12, size) : around([[0, 0], [WIDTH, HEIGHT]], size, 0, 12);
  }

  inside(hit: Hit, camera: Camera, size: Size): Camera | null {
    if (hit.kind !== "group") return null;
    const cluster = this.layout(camera.k).clusters[hit.row];
    if (!cluster) return null;
    const all = [cluster.spot, ...cluster.others].map((spot): Point => [spot.x, spot.y]);
    const near = around(all, { width: size.width * 0.7, height: size.height * 0.7 }, 1, PARTED);
    const k = Math.min(PARTED, Math.max(near.k, camera.k * 2));
    const [x, y] = [0, 1].map((axis) => (Math.min(...all.map((at) => at[axis])) + Math.max(...all.map((at) => at[axis]))) / 2);
    return { k, x: size.width / 2 - x * k, y: size.height / 2 - y * k };
  }

  where(hit: Hit, camera: Camera): [number, number] | null {
    const layout = this.layout(camera.k);
    if (hit.kind === "node") {
      const spot = layout.home.get(hit.row)?.spot;
      return spot ? [spot.x * camera.k + camera.x, spot.y * camera.k + camera.y] : null;
    }
    const flow = layout.bundles.find((one) => one.flows.some((each) => each.hit.kind === hit.kind && each.hit.row === hit.row));
    return flow ? this.bend(flow, camera, 0.5) : null;
  }

  /** From rim to rim, and the point that bends it. */
  private curve(flow: Bundle, camera: Camera): [number, number, number, number, number, number] {
    const [x0, y0] = [flow.from.spot.x * camera.k + camera.x, flow.from.spot.y * camera.k + camera.y];
    const [x1, y1] = [flow.to.spot.x * camera.k + camera.x, flow.to.spot.y * camera.k + camera.y];
    const rise = 0.16 + flow.rank * 0.045;
    const [bx, by] = [(x0 + x1) / 2 + (y1 - y0) * rise, (y0 + y1) / 2 - (x1 - x0) * rise];
    const cut = (x: number, y: number, r: number): [number, number] => {
      const away = Math.hypot(bx - x, by - y) || 1;
      const share = Math.min(0.7, r / away);
      return [x + (bx - x) * share, y + (by - y) * share];
    };
    return [...cut(x0, y0, this.reach(flow.from)), ...cut(x1, y1, this.reach(flow.to) + 1), bx, by];
  }

  private bend(flow: Bundle, camera: Camera, t: number): [number, number] {
    const [x0, y0, x1, y1, bx, by] = this.curve(flow, camera);
    return [
      (1 - t) * (1 - t) * x0 + 2 * t * (1 - t) * bx + t * t * x1,
      (1 - t) * (1 - t) * y0 + 2 * t * (1 - t) * by + t * t * y1,
    ];
  }

  /** How far from its middle what is drawn of a cluster reaches. */
  private reach(cluster: Cluster): number {
    if (cluster.bare || cluster.others.length) return cluster.r;
    return exactly(cluster.spot) ? cluster.r : cluster.r + 5;
  }

  /** Whether it ends at what is selected. */
  private touches(flow: Bundle): boolean {
    if (flow.flows.some((one) => this.isChosen(one.hit))) return true;
    if (this.chosen?.kind === "node") return flow.flows.some((one) => one.nodes.includes(this.chosen?.row ?? -1));
    return flow.flows.some((one) => one.claims.some((claim) => this.under.has(claim)));
  }

  draw(painter: Painter, camera: Camera, size: Size, _held: Hit | null = null, rim: Size = { width: 0, height: 0 }): void {
    const { land, borders, contested, tint, names } = baseMap();
    const colors = theme.value;
    const layout = this.layout(camera.k);
    painter.rect(0, 0, size.width, size.height, { color: colors.water }, null);
    painter.path(land, { color: colors.land }, { color: colors.border, width: 0.6 }, camera);
    painter.path(tint, { color: colors.contested, alpha: 0.14 }, null, camera);
    painter.path(borders, null, { color: colors.border, width: 0.7 }, camera);
    painter.path(contested, null, { color: colors.contested, width: 1.3, dash: [4, 3] }, camera);
    const picked = layout.bundles.some((flow) => this.touches(flow));
    const faint = picked ? 0.14 : Math.max(0.3, Math.min(0.75, 26 / layout.bundles.length));
    const weakest = [...layout.bundles].sort((one, other) => Number(this.touches(one)) - Number(this.touches(other)) || one.articles - other.articles);
    for (const flow of weakest) this.drawFlow(painter, flow, camera, this.touches(flow) ? 1 : flow.articles > 1 && !picked ? Math.max(0.6, faint) : faint);
    const taken: Box[] = layout.clusters.map((cluster): Box => {
      const [x, y, r] = [cluster.spot.x * camera.k + camera.x, cluster.spot.y * camera.k + camera.y, this.reach(cluster) * 0.7];
      return [x - r, y - r, x + r, y + r];
    });
    for (const cluster of [...layout.clusters].reverse()) this.drawSpot(painter, cluster, camera);
    for (const cluster of layout.clusters) this.drawName(painter, cluster, camera, size, rim, taken);
    for (const area of names) {
      const [x, y, wide] = [area.at[0] * camera.k + camera.x, area.at[1] * camera.k + camera.y, area.wide * camera.k];
      const box: Box = [x - area.name.length * 3, y - 7, x + area.name.length * 3, y + 7];
      if (wide < Math.max(NAMED, area.name.length * 5) || taken.some((other) => meets(box, other))) continue;
      taken.push(box);
      painter.text(area.name, x, y, { size: 10.5, color: colors.contested, align: "middle", rim: colors.land });
    }
  }

  private drawFlow(painter: Painter, flow: Bundle, camera: Camera, alpha: number): void {
    const colors = theme.value;
    const [{ hit, polarity, modality, pair }] = flow.flows;
    const dash = flow.flows.every((one) => one.modality === modality) ? DASHES[modality] : MIXED;
    const chosen = this.isChosen(hit);
    const negated = polarity !== this.graph.doc.words.affirmed;
    const color = chosen ? colors.accent : negated ? colors.negated : flowColor(pair);
    const width = 1.2 + Math.min(6, Math.log2(flow.articles) * 1.4) + (chosen ? 1.5 : 0);
    const [x0, y0, x1, y1, bx, by] = this.curve(flow, camera);
    const away = Math.hypot(x1 - bx, y1 - by) || 1;
    const [ux, uy] = [(x1 - bx) / away, (y1 - by) / away];
    const [reach, wide] = [6 + width * 1.5, 2.6 + width * 0.8];
    const [ex, ey] = [x1 - ux * reach, y1 - uy * reach];
    painter.line(x0, y0, ex, ey, { color, width, dash, alpha }, bx, by);
    painter.polygon([x1, y1, ex - uy * wide, ey + ux * wide, ex + uy * wide, ey - ux * wide], { color, alpha: Math.min(1, alpha + 0.2) }, null);
    if (!negated) return;
    const [mx, my] = this.bend(flow, camera, 0.5);
    for (const turn of [1, -1]) painter.line(mx - 5, my - 5 * turn, mx + 5, my + 5 * turn, { color, width: 1.8, alpha });
  }

  private drawSpot(painter: Painter, cluster: Cluster, camera: Camera): void {
    const colors = theme.value;
    const { spot, others, r } = cluster;
    const [x, y] = [spot.x * camera.k + camera.x, spot.y * camera.k + camera.y];
    const type = this.graph.doc.nodes.type[spot.node];
    const color = kindColor(type);
    if (this.isChosen({ kind: "node", row: spot.node }))
      painter.circle(x, y, r + 9, { color: colors.accent, alpha: 0.35 }, { color: colors.accent, width: 2 });
    if (others.length) {
      painter.circle(x, y, r, { color: colors.ground, alpha: 0.92 }, { color, width: 1.6 });
      painter.text(String(others.length + 1), x, y + 0.5, { size: 10.5, color: colors.ink, align: "middle", bold: true });
    } else if (exactly(spot)) drawShape(painter, kindShape(type), x, y, r, { color, alpha: 0.9 }, { color: colors.ground, width: 1.2 });
    else {
      // a region, a state, a sea: somewhere here, no point
      const dash = spot.precision === "sea" ? [2, 3] : spot.precision === "region" ? [5, 3] : undefined;
      painter.circle(x, y, r + 5, { color, alpha: 0.14 }, { color, width: 1.4, dash });
      painter.circle(x, y, 1.6, { color }, null);
    }
  }

  /** Its name where there is room for it: the weightiest come first. */
  private drawName(painter: Painter, cluster: Cluster, camera: Camera, size: Size, rim: Size, taken: Box[]): void {
    const colors = theme.value;
    const { spot, others } = cluster;
    const [x, y] = [spot.x * camera.k + camera.x, spot.y * camera.k + camera.y];
    if (x < 0 || y < 0 || x > size.width || y > size.height) return;
    const bold = this.isChosen({ kind: "node", row: spot.node });
    const name = short(this.graph.doc.nodes.name[spot.node], 28) + (others.length ? " …" : "");
    const reach = this.reach(cluster);
    const wide = name.length * 3.3 + 2;
    const spots: Point[] = [[0, reach + 9], [0, -reach - 9], [reach + 3 + wide, 0], [-reach - 3 - wide, 0]];
    const box = ([dx, dy]: Point): Box => [x + dx - wide, y + dy - 7, x + dx + wide, y + dy + 7];
    // a name that the window's side would cut goes elsewhere
    const seen = x > rim.width && x < size.width - rim.width;
    const whole = ([left, , right]: Box) => !seen || (left >= rim.width && right <= size.width - rim.width);
    const place = spots.find((one) => whole(box(one)) && !taken.some((other) => meets(box(one), other))) ?? (bold ? spots[0] : null);
    if (!place) return;
    taken.push(box(place));
    painter.text(name, x + place[0], y + place[1], { size: 11.5, color: colors.ink, align: "middle", rim: colors.land, bold });
  }

  private isChosen(hit: Hit): boolean {
    return this.chosen !== null && this.chosen.kind === hit.kind && this.chosen.row === hit.row;
  }

  hit(x: number, y: number, camera: Camera): Hit | null {
    const layout = this.layout(camera.k);
    const row = layout.clusters.findIndex(
      ({ spot, r }) => Math.hypot(spot.x * camera.k + camera.x - x, spot.y * camera.k + camera.y - y) < Math.max(8, r + 3),
    );
    if (row >= 0) {
      const { spot, others } = layout.clusters[row];
      return others.length ? { kind: "group", row } : { kind: "node", row: spot.node };
    }
    let best: Hit | null = null;
    let least = 6;
    for (const flow of layout.bundles)
      for (let step = 0; step <= 24; step++) {
        const [px, py] = this.bend(flow, camera, step / 24);
        const away = Math.hypot(px - x, py - y);
        if (away < least) {
          least = away;
          best = flow.flows[0].hit;
        }
      }
    return best;
  }

  describe(hit: Hit): string {
    const { doc } = this.graph;
    if (hit.kind === "group") {
      const cluster = this.laid?.clusters[hit.row];
      if (!cluster) return "";
      const all = [cluster.spot, ...cluster.others].map((spot) => short(doc.nodes.name[spot.node], 30));
      return `${plural(all.length, "place")}: ${all.slice(0, 6).join(", ")}${all.length > 6 ? " …" : ""}. Click to zoom in.`;
    }
    if (hit.kind === "node") {
      const spot = this.geo.spots.find((one) => one.node === hit.row);
      return `${describe(this.graph, this.seen, hit)}${spot ? `; place known to the ${spot.precision}` : ""}`;
    }
    const flow = this.geo.flows.find((one) => one.hit.kind === hit.kind && one.hit.row === hit.row);
    if (!flow) return "";
    const { words: said } = doc;
    const how = [
      flow.polarity === said.affirmed ? "" : said.polarities[flow.polarity],
      flow.modality === said.asserted ? "" : said.modalities[flow.modality],
    ].filter(Boolean);
    const beside = (this.laid?.bundles.find((one) => one.flows[0] === flow)?.flows.length ?? 1) - 1;
    return (
      `${words(flow.roles)}${how.length ? ` (${how.join(", ")})` : ""}; ${plural(flow.claims.length, "claim")} in ${plural(flow.articles, "article")}` +
      (beside ? `; ${plural(beside, "more flow")} between the places here, parted by zooming in` : "")
    );
  }

  items(): Item[] {
    const spots = this.geo.spots.slice(0, 200).map((spot): Hit => ({ kind: "node", row: spot.node }));
    return [...spots, ...this.geo.flows.slice(0, 100).map((flow) => flow.hit)].map((hit) => ({ hit, label: this.describe(hit) }));
  }
}

const exactly = (spot: Spot) => spot.precision === "exact" || spot.precision === "town";

/** The camera that shows all points with a rim around them. */
function around(all: readonly Point[], size: Size, rim: number, most: number, whole = size): Camera {
  const [left, right] = [Math.min(...all.map((at) => at[0])) - rim, Math.max(...all.map((at) => at[0])) + rim];
  const [top, bottom] = [Math.min(...all.map((at) => at[1])) - rim, Math.max(...all.map((at) => at[1])) + rim];
  const k = Math.min(most, (size.width - 20) / Math.max(1, right - left), (size.height - 20) / Math.max(1, bottom - top));
  return { k, x: whole.width / 2 - ((left + right) / 2) * k, y: whole.height / 2 - ((top + bottom) / 2) * k };
}
