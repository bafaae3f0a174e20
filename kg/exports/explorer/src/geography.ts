/** The map: land, borders as they are and as they are contested, places with their precision, flows. */
import { geoEqualEarth, geoPath } from "d3-geo";
import type { MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { world, type Graph } from "./data";
import { describe } from "./network";
import { drawShape, type Painter } from "./painter";
import type { Camera, Hit, Item, Scene, Size } from "./picture";
import type { Selection, Visible } from "./state";
import { plural, short, words } from "./text";
import { DASHES, kindColor, kindShape, theme } from "./theme";

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
/** Lines that the base data leave out, schematic. */
const CONTESTED_LINES: Point[][] = [
  [[36.62, 45.46], [36.56, 45.2], [36.5, 44.95]], // Kerch Strait, between Crimea and Russia
  [[-13.17, 27.667], [-8.67, 27.667]], // Western Sahara's northern border
  [[35.62, 33.25], [35.62, 32.95], [35.65, 32.7]], // the Golan's western side
  [[41.55, 42.41], [41.75, 42.7], [42.1, 42.95], [42.6, 43.18]], // Abkhazia
  [[43.55, 42.56], [43.75, 42.28], [44.05, 42.1], [44.4, 42.06], [44.5, 42.35], [44.2, 42.62]], // South Ossetia
  [[28.25, 48.15], [28.95, 47.75], [29.2, 47.3], [29.6, 46.85], [29.9, 46.42]], // Transnistria
];

export const CONTESTED_NOTE =
  "Dashed borders are contested (among them Crimea, Kosovo, Western Sahara, Northern Cyprus, the Golan, the West Bank and " +
  "Gaza, Kashmir, Abkhazia, South Ossetia, Transnistria, Somaliland); some are drawn schematically. The map takes no side, " +
  "and front lines are not drawn.";

interface Base {
  land: string;
  borders: string;
  contested: string;
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
  const contested: Point[][] = [...CONTESTED_LINES];
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
  base = {
    land: path(feature(atlas, atlas.objects.land)) ?? "",
    borders: lines(plain),
    contested: lines(contested),
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
  roles: string;
  claims: number[];
}
export interface Geography {
  spots: Spot[];
  flows: Flow[];
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

export function geography(graph: Graph, seen: Visible): Geography {
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
  let unflown = 0;
  for (let claim = 0; claim < doc.claims.id.length; claim++) {
    if (!seen.claims[claim]) continue;
    const fillers = doc.claims.fillers[claim];
    for (const [from, to] of doc.words.flows)
      for (const one of fillers)
        for (const other of fillers) {
          if (one[0] !== from || other[0] !== to || one[1] < 0 || other[1] < 0) continue;
          const start = pointOf(graph, one[1]);
          const end = pointOf(graph, other[1]);
          if (!start || !end || (start.at[0] === end.at[0] && start.at[1] === end.at[1])) {
            unflown++;
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
            roles: `${doc.words.roles[from]} to ${doc.words.roles[to]}: ${short(doc.nodes.name[one[1]], 30)} → ${short(doc.nodes.name[other[1]], 30)}`,
            claims: [claim],
          });
        }
  }
  spots.sort((one, other) => other.r - one.r || one.node - other.node);
  return { spots, flows: [...flows.values()], unplaced, unflown };
}

export class MapScene implements Scene {
  readonly heavy = true; // the land alone has ten thousands of corners

  constructor(
    readonly graph: Graph,
    readonly seen: Visible,
    readonly geo: Geography,
    readonly chosen: Selection | null,
  ) {}

  fit(size: Size): Camera {
    const all: Point[] = [
      ...this.geo.spots.map((spot): Point => [spot.x, spot.y]),
      ...this.geo.flows.flatMap((flow) => [flow.from, flow.to]),
    ];
    let [left, right, top, bottom] = [0, WIDTH, 0, HEIGHT];
    if (all.length) {
      [left, right] = [Math.min(...all.map((at) => at[0])) - 25, Math.max(...all.map((at) => at[0])) + 25];
      [top, bottom] = [Math.min(...all.map((at) => at[1])) - 25, Math.max(...all.map((at) => at[1])) + 25];
    }
    const k = Math.min(12, (size.width - 20) / (right - left), (size.height - 20) / (bottom - top));
    return { k, x: size.width / 2 - ((left + right) / 2) * k, y: size.height / 2 - ((top + bottom) / 2) * k };
  }

  where(hit: Hit, camera: Camera): [number, number] | null {
    const spot = hit.kind === "node" ? this.geo.spots.find((one) => one.node === hit.row) : undefined;
    if (spot) return [spot.x * camera.k + camera.x, spot.y * camera.k + camera.y];
    const flow = this.geo.flows.find((one) => one.hit.kind === hit.kind && one.hit.row === hit.row);
    return flow ? this.bend(flow, camera, 0.5) : null;
  }

  private curve(flow: Flow, camera: Camera): [number, number, number, number, number, number] {
    const [x0, y0] = [flow.from[0] * camera.k + camera.x, flow.from[1] * camera.k + camera.y];
    const [x1, y1] = [flow.to[0] * camera.k + camera.x, flow.to[1] * camera.k + camera.y];
    const rise = 0.18;
    return [x0, y0, x1, y1, (x0 + x1) / 2 + (y1 - y0) * rise, (y0 + y1) / 2 - (x1 - x0) * rise];
  }

  private bend(flow: Flow, camera: Camera, t: number): [number, number] {
    const [x0, y0, x1, y1, bx, by] = this.curve(flow, camera);
    return [
      (1 - t) * (1 - t) * x0 + 2 * t * (1 - t) * bx + t * t * x1,
      (1 - t) * (1 - t) * y0 + 2 * t * (1 - t) * by + t * t * y1,
    ];
  }

  draw(painter: Painter, camera: Camera, size: Size): void {
    const { land, borders, contested } = baseMap();
    const colors = theme.value;
    painter.rect(0, 0, size.width, size.height, { color: colors.water }, null);
    painter.path(land, { color: colors.land }, { color: colors.border, width: 0.6 }, camera);
    painter.path(borders, null, { color: colors.border, width: 0.7 }, camera);
    painter.path(contested, null, { color: colors.contested, width: 1.3, dash: [4, 3] }, camera);
    for (const flow of this.geo.flows) {
      const chosen = this.isChosen(flow.hit);
      const negated = flow.polarity !== this.graph.doc.words.affirmed;
      const color = chosen ? colors.accent : negated ? colors.negated : colors.kinds[0];
      const width = 1 + Math.min(6, Math.log2(flow.articles) * 1.5) + (chosen ? 1.5 : 0);
      const [x0, y0, x1, y1, bx, by] = this.curve(flow, camera);
      const stroke = { color, width, dash: DASHES[flow.modality], alpha: chosen ? 1 : 0.6 };
      painter.line(x0, y0, x1, y1, stroke, bx, by);
      const away = Math.hypot(x1 - bx, y1 - by) || 1;
      const [ux, uy] = [(x1 - bx) / away, (y1 - by) / away];
      const [tx, ty] = [x1 - ux * 3, y1 - uy * 3];
      painter.polygon(
        [tx, ty, tx - ux * 9 - uy * 4, ty - uy * 9 + ux * 4, tx - ux * 9 + uy * 4, ty - uy * 9 - ux * 4],
        { color, alpha: 0.85 },
        null,
      );
      if (negated) {
        const [mx, my] = this.bend(flow, camera, 0.5);
        for (const turn of [1, -1])
          painter.line(mx - 5, my - 5 * turn, mx + 5, my + 5 * turn, { color: colors.negated, width: 1.8 });
      }
    }
    const taken: [number, number, number, number][] = [];
    for (const spot of this.geo.spots) {
      const [x, y] = [spot.x * camera.k + camera.x, spot.y * camera.k + camera.y];
      const type = this.graph.doc.nodes.type[spot.node];
      const color = kindColor(type);
      const chosen = this.isChosen({ kind: "node", row: spot.node });
      if (chosen) painter.circle(x, y, spot.r + 8, { color: colors.accent, alpha: 0.35 }, { color: colors.accent, width: 2 });
      if (spot.precision === "exact" || spot.precision === "town")
        drawShape(painter, kindShape(type), x, y, spot.r, { color, alpha: 0.9 }, { color: colors.ground, width: 1.2 });
      else {
        // a region, a state, a sea: somewhere here, no point
        const dash = spot.precision === "sea" ? [2, 3] : spot.precision === "region" ? [5, 3] : undefined;
        painter.circle(x, y, spot.r + 5, { color, alpha: 0.14 }, { color, width: 1.4, dash });
        painter.circle(x, y, 1.6, { color }, null);
      }
      if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
      const name = short(this.graph.doc.nodes.name[spot.node], 28);
      const box: [number, number, number, number] = [x - name.length * 3.2, y + spot.r + 3, x + name.length * 3.2, y + spot.r + 17];
      if (!chosen && taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      taken.push(box);
      painter.text(name, x, y + spot.r + 12, { size: 11.5, color: colors.ink, align: "middle", rim: colors.land, bold: chosen });
    }
  }

  private isChosen(hit: Hit): boolean {
    return this.chosen !== null && this.chosen.kind === hit.kind && this.chosen.row === hit.row;
  }

  hit(x: number, y: number, camera: Camera): Hit | null {
    for (const spot of [...this.geo.spots].reverse())
      if (Math.hypot(spot.x * camera.k + camera.x - x, spot.y * camera.k + camera.y - y) < Math.max(7, spot.r + 2))
        return { kind: "node", row: spot.node };
    let best: Hit | null = null;
    let least = 6;
    for (const flow of this.geo.flows)
      for (let step = 0; step <= 24; step++) {
        const [px, py] = this.bend(flow, camera, step / 24);
        const away = Math.hypot(px - x, py - y);
        if (away < least) {
          least = away;
          best = flow.hit;
        }
      }
    return best;
  }

  describe(hit: Hit): string {
    if (hit.kind === "node") {
      const spot = this.geo.spots.find((one) => one.node === hit.row);
      return `${describe(this.graph, this.seen, hit)}${spot ? `; place known to the ${spot.precision}` : ""}`;
    }
    const flow = this.geo.flows.find((one) => one.hit.kind === hit.kind && one.hit.row === hit.row);
    if (!flow) return "";
    const { words: said } = this.graph.doc;
    const how = [
      flow.polarity === said.affirmed ? "" : said.polarities[flow.polarity],
      flow.modality === said.asserted ? "" : said.modalities[flow.modality],
    ].filter(Boolean);
    return `${words(flow.roles)}${how.length ? ` (${how.join(", ")})` : ""}; ${plural(flow.claims.length, "claim")} in ${plural(flow.articles, "article")}`;
  }

  items(): Item[] {
    const spots = this.geo.spots.slice(0, 200).map((spot): Hit => ({ kind: "node", row: spot.node }));
    return [...spots, ...this.geo.flows.slice(0, 100).map((flow) => flow.hit)].map((hit) => ({ hit, label: this.describe(hit) }));
  }
}
