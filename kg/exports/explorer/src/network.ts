/** What the graph view shows, and how it is drawn: nodes, direct edges or claims, communities. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { Graph } from "./data";
import { drawShape, type Painter, type Shape, type Stroke } from "./painter";
import type { Camera, Hit, Item, Scene, Size } from "./picture";
import type { Selection, Visible } from "./state";
import { plural, short, words } from "./text";
import { DASHES, kindColor, kindShape, theme } from "./theme";

/** Nodes shown at once; more are communities or are left to the filter. As kg/exports/layout.py has it. */
const SHOWN = 1500;
/** Entities among them where claims are nodes, too, and need the rest of the room. */
const ENTITIES = 600;
/** Lines drawn at once: those under which most articles stand. */
const LINES = 6000;
/** The same between communities. */
const BUNDLES = 300;

export interface Dot {
  hit: Hit;
  x: number;
  y: number;
  r: number;
  label: string;
  weight: number;
  shape: Shape;
  color: string;
  bubble?: boolean;
}
export interface Line {
  hit: Hit | null;
  from: number;
  to: number;
  bend: number;
  stroke: Stroke;
  arrow: boolean;
  struck: boolean;
  label: string;
  articles: number;
}
export interface Network {
  dots: Dot[];
  lines: Line[];
  /** Nodes that the filter lets through and the picture has no room for. */
  left: number;
  leftLines: number;
  leftClaims: number;
}
export interface Scope {
  derived: boolean;
  loose: boolean;
  group: number;
  focus: readonly number[];
  expanded: ReadonlySet<number>;
  collapsed: ReadonlySet<number>;
  path: readonly number[];
}

/** Nodes of a group, with those of the groups inside it. */
function membersOf(graph: Graph, group: number): number[] {
  const inside = new Set([group]);
  graph.doc.groups.parent.forEach((parent, child) => {
    if (inside.has(parent)) inside.add(child); // parents come before their children
  });
  const members: number[] = [];
  graph.doc.nodes.group.forEach((home, node) => {
    if (inside.has(home)) members.push(node);
  });
  return members;
}

/** By direct edges; by claims where those are shown in their place. */
export function neighbours(graph: Graph, seen: Visible, node: number, derived: boolean): number[] {
  const { source, target } = graph.doc.edges;
  const found = new Set<number>();
  for (const edge of graph.edgesOfNode[node])
    if (seen.edges[edge]) found.add(source[edge] === node ? target[edge] : source[edge]);
  if (!derived)
    for (const claim of graph.claimsOfNode[node])
      if (seen.claims[claim])
        for (const filler of graph.doc.claims.fillers[claim]) if (filler[1] >= 0 && filler[1] !== node) found.add(filler[1]);
  return [...found];
}

/** What to show. Bubbles where a large graph is open as a whole, nodes otherwise. */
export function network(graph: Graph, seen: Visible, scope: Scope): Network {
  const { doc, childrenOf } = graph;
  const children = childrenOf.get(scope.group) ?? [];
  const whole = !scope.focus.length && !scope.path.length;
  if (whole && children.length) {
    const few = seen.filtered ? linked(graph, seen, scope, null) : null;
    if (!few || few.length > (scope.derived ? SHOWN : ENTITIES) || few.length === 0) return bubbles(graph, seen, scope.group, children);
    return among(graph, seen, scope, few, 0);
  }
  let nodes: number[];
  if (scope.path.length) {
    const on = new Set<number>();
    for (const edge of scope.path) on.add(doc.edges.source[edge]).add(doc.edges.target[edge]);
    nodes = [...on];
  } else if (scope.focus.length) {
    const near = new Set(scope.focus);
    for (const node of scope.focus) for (const other of neighbours(graph, seen, node, scope.derived)) near.add(other);
    nodes = [...near];
  } else {
    const inside = scope.group >= 0 ? new Set(membersOf(graph, scope.group)) : null;
    nodes = linked(graph, seen, scope, inside);
  }
  const shown = new Set(nodes);
  for (const node of scope.expanded) {
    shown.add(node);
    for (const other of neighbours(graph, seen, node, scope.derived)) shown.add(other);
  }
  for (const node of scope.collapsed) {
    for (const other of neighbours(graph, seen, node, scope.derived)) {
      if (scope.focus.includes(other) || scope.collapsed.has(other) || scope.expanded.has(other)) continue;
      if (neighbours(graph, seen, other, scope.derived).every((third) => third === node || !shown.has(third))) shown.delete(other);
    }
  }
  nodes = [...shown].sort((one, other) => one - other);
  const room = scope.derived ? SHOWN : ENTITIES;
  const most = nodes.length - room;
  if (most > 0) {
    const kept = new Set(scope.focus);
    nodes.sort((one, other) => Number(kept.has(other)) - Number(kept.has(one)) || seen.nodes[other] - seen.nodes[one] || one - other);
    nodes = nodes.slice(0, room).sort((one, other) => one - other);
  }
  return among(graph, seen, scope, nodes, Math.max(0, most));
}

/** Nodes with a link that passes; all that are named where loose ones are wanted too. */
function linked(graph: Graph, seen: Visible, scope: Scope, inside: ReadonlySet<number> | null): number[] {
  const { doc } = graph;
  const wanted = new Uint8Array(doc.nodes.id.length);
  if (scope.derived) {
    for (let edge = 0; edge < seen.edges.length; edge++)
      if (seen.edges[edge]) wanted[doc.edges.source[edge]] = wanted[doc.edges.target[edge]] = 1;
  } else {
    for (let claim = 0; claim < seen.claims.length; claim++)
      if (seen.claims[claim]) for (const filler of doc.claims.fillers[claim]) if (filler[1] >= 0) wanted[filler[1]] = 1;
  }
  const found: number[] = [];
  for (let node = 0; node < wanted.length; node++)
    if ((wanted[node] || (scope.loose && (seen.nodes[node] || !seen.filtered))) && (!inside || inside.has(node)))
      found.push(node);
  return found;
}

function among(graph: Graph, seen: Visible, scope: Scope, nodes: number[], left: number): Network {
  const { doc } = graph;
  const place = new Map<number, number>();
  const dots: Dot[] = nodes.map((node, row) => {
    place.set(node, row);
    const at = doc.nodes.at[node] ?? null;
    const weight = seen.nodes[node];
    return {
      hit: { kind: "node", row: node },
      x: at ? at[0] : Number.NaN,
      y: at ? at[1] : Number.NaN,
      r: 5 + Math.min(13, Math.sqrt(weight) * 1.6),
      label: short(doc.nodes.name[node]),
      weight,
      shape: kindShape(doc.nodes.type[node]),
      color: kindColor(doc.nodes.type[node]),
    };
  });
  const lines: Line[] = [];
  let [leftLines, leftClaims] = [0, 0];
  if (scope.derived) leftLines = directLines(graph, seen, scope, place, lines);
  else leftClaims = claimLines(graph, seen, place, dots, lines);
  const whole = !scope.focus.length && !scope.path.length && scope.group < 0 && !doc.groups.parent.length;
  settle(dots, lines, whole && scope.derived);
  return { dots, lines, left, leftLines, leftClaims };
}

function edgeStroke(graph: Graph, edge: number, articles: number): Stroke {
  const { words: said, edges } = graph.doc;
  const negated = edges.polarity[edge] !== said.affirmed;
  const { negated: red, line } = theme.value;
  return {
    color: negated ? red : line,
    width: 1 + Math.min(6, Math.log2(articles) * 1.5),
    dash: DASHES[edges.modality[edge]],
    alpha: 0.85,
  };
}

function directLines(graph: Graph, seen: Visible, scope: Scope, place: Map<number, number>, lines: Line[]): number {
  const { edges, words: said } = graph.doc;
  const on = scope.path.length ? new Set(scope.path) : null;
  let rows: number[] = [];
  for (const node of place.keys())
    for (const edge of graph.edgesOfNode[node])
      if (edges.source[edge] === node && seen.edges[edge] && place.has(edges.target[edge]) && (!on || on.has(edge))) rows.push(edge);
  const left = Math.max(0, rows.length - LINES);
  if (left) rows = rows.sort((one, other) => seen.edges[other] - seen.edges[one] || one - other).slice(0, LINES);
  rows.sort((one, other) => one - other);
  const symmetric = new Set(said.symmetric);
  const pairs = new Map<string, number[]>();
  for (const edge of rows) {
    const ends = [edges.source[edge], edges.target[edge]].sort((one, other) => one - other).join("-");
    const beside = pairs.get(ends);
    if (beside) beside.push(edge);
    else pairs.set(ends, [edge]);
  }
  for (const beside of pairs.values())
    beside.forEach((edge, rank) => {
      const swing = rank - (beside.length - 1) / 2;
      const forward = edges.source[edge] < edges.target[edge] ? 1 : -1;
      lines.push({
        hit: { kind: "edge", row: edge },
        from: place.get(edges.source[edge]) as number,
        to: place.get(edges.target[edge]) as number,
        bend: swing * forward * Math.min(26, 90 / beside.length),
        stroke: edgeStroke(graph, edge, seen.edges[edge]),
        arrow: !symmetric.has(edges.type[edge]),
        struck: edges.polarity[edge] !== said.affirmed,
        label: words(said.edges[edges.type[edge]]),
        articles: seen.edges[edge],
      });
    });
  return left;
}

/** Claims as nodes of their own, joined with what fills their roles. */
function claimLines(graph: Graph, seen: Visible, place: Map<number, number>, dots: Dot[], lines: Line[]): number {
  const { claims, words: said } = graph.doc;
  const wanted = new Set<number>();
  for (const node of place.keys()) for (const claim of graph.claimsOfNode[node]) if (seen.claims[claim]) wanted.add(claim);
  const endsOf = (claim: number) => claims.fillers[claim].filter((filler) => place.has(filler[1]));
  const found = [...wanted].map((claim) => ({ claim, ends: endsOf(claim) })).filter(({ ends }) => ends.length > 0);
  // those that join most come first where there is no room for all
  found.sort((one, other) => other.ends.length - one.ends.length || one.claim - other.claim);
  const room = SHOWN - dots.length;
  for (const { claim, ends } of found.slice(0, room)) {
    const negated = claims.polarity[claim] !== said.affirmed;
    const row = dots.length;
    const known = ends.map((filler) => dots[place.get(filler[1]) as number]).filter((dot) => !Number.isNaN(dot.x));
    const mean = (key: "x" | "y") => known.reduce((sum, dot) => sum + dot[key], 0) / known.length;
    dots.push({
      hit: { kind: "claim", row: claim },
      x: known.length ? mean("x") + (((claim * 37) % 41) - 20) : Number.NaN,
      y: known.length ? mean("y") + (((claim * 53) % 41) - 20) : Number.NaN,
      r: 6,
      label: words(said.claims[claims.type[claim]]),
      weight: 0.5,
      shape: "pill",
      color: theme.value.claim,
    });
    for (const filler of ends)
      lines.push({
        hit: { kind: "claim", row: claim },
        from: row,
        to: place.get(filler[1]) as number,
        bend: 0,
        stroke: {
          color: negated ? theme.value.negated : theme.value.line,
          width: 1,
          dash: DASHES[claims.modality[claim]],
          alpha: 0.8,
        },
        arrow: false,
        struck: negated,
        label: said.roles[filler[0]],
        articles: 1,
      });
  }
  return Math.max(0, found.length - room);
}

function bubbles(graph: Graph, seen: Visible, group: number, children: number[]): Network {
  const { doc } = graph;
  const top = new Int32Array(doc.groups.parent.length).fill(-1);
  const place = new Map(children.map((child, row) => [child, row]));
  doc.groups.parent.forEach((parent, child) => {
    if (parent === group) top[child] = place.get(child) as number;
    else if (parent >= 0) top[child] = top[parent];
  });
  const members: number[][] = children.map(() => []);
  doc.nodes.group.forEach((home, node) => {
    if (home >= 0 && top[home] >= 0 && (!seen.filtered || seen.nodes[node])) members[top[home]].push(node);
  });
  const gathered = new Set(doc.groups.gathered);
  const dots: Dot[] = children.map((child, row) => {
    const best = [...members[row]].sort((one, other) => seen.nodes[other] - seen.nodes[one] || one - other).slice(0, 3);
    const at = doc.groups.at[child];
    return {
      hit: { kind: "group", row: child },
      x: at ? at[0] : Number.NaN,
      y: at ? at[1] : Number.NaN,
      r: members[row].length ? 8 + 2.2 * Math.sqrt(members[row].length) : 0,
      label: gathered.has(child) ? "small groups" : best.slice(0, 2).map((node) => short(doc.nodes.name[node], 18)).join("\n"),
      weight: members[row].length,
      shape: "circle" as const,
      color: theme.value.bubble,
      bubble: true,
    };
  });
  const home = (node: number) => (doc.nodes.group[node] >= 0 ? top[doc.nodes.group[node]] : -1);
  const between = new Map<number, number>();
  for (let edge = 0; edge < seen.edges.length; edge++) {
    if (!seen.edges[edge]) continue;
    const one = home(doc.edges.source[edge]);
    const other = home(doc.edges.target[edge]);
    if (one < 0 || other < 0 || one === other) continue;
    const key = Math.min(one, other) * children.length + Math.max(one, other);
    between.set(key, (between.get(key) ?? 0) + 1);
  }
  const strongest = [...between].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  const lines: Line[] = strongest.slice(0, BUNDLES).map(([key, count]) => ({
    hit: null,
    from: Math.floor(key / children.length),
    to: key % children.length,
    bend: 0,
    stroke: { color: theme.value.line, width: 0.6 + Math.min(7, Math.log2(count)), alpha: 0.35 },
    arrow: false,
    struck: false,
    label: "",
    articles: count,
  }));
  settle(dots, lines, true);
  return { dots, lines, left: 0, leftLines: Math.max(0, strongest.length - BUNDLES), leftClaims: 0 };
}

/** Give a place to whatever has none; the whole graph keeps the places it came with. */
function settle(dots: Dot[], lines: Line[], keep: boolean): void {
  const missing = dots.filter((dot) => Number.isNaN(dot.x));
  if (keep && !missing.length) return;
  dots.forEach((dot, row) => {
    if (!Number.isNaN(dot.x)) return;
    const turn = row * Math.PI * (3 - Math.sqrt(5));
    dot.x = Math.cos(turn) * Math.sqrt(row + 0.5) * 30;
    dot.y = Math.sin(turn) * Math.sqrt(row + 0.5) * 30;
  });
  if (keep) return park(dots, missing);
  // the simulation's own numbers are in the same order each time: no chance in it
  const bodies = dots.map((dot) => ({ x: dot.x, y: dot.y, r: dot.r }));
  const springs = lines.map((line) => ({ source: line.from, target: line.to }));
  const rounds = dots.length > 800 ? 70 : dots.length > 250 ? 140 : 260;
  forceSimulation(bodies)
    .force("link", forceLink(springs).distance(70).strength(0.25))
    .force("apart", forceManyBody().strength(-190).distanceMax(900))
    .force("x", forceX(0).strength(0.045))
    .force("y", forceY(0).strength(0.06))
    .force("room", forceCollide<(typeof bodies)[number]>((body) => body.r + 10))
    .alphaDecay(1 - 0.001 ** (1 / rounds))
    .stop()
    .tick(rounds);
  bodies.forEach((body, row) => {
    dots[row].x = body.x;
    dots[row].y = body.y;
  });
}

/** Loose nodes stand in rows below the rest. */
function park(dots: Dot[], missing: Dot[]): void {
  const placed = dots.filter((dot) => !missing.includes(dot));
  const left = Math.min(...placed.map((dot) => dot.x), -300);
  const right = Math.max(...placed.map((dot) => dot.x), 300);
  const bottom = Math.max(...placed.map((dot) => dot.y), 0) + 70;
  const across = Math.max(4, Math.floor((right - left) / 90));
  missing.forEach((dot, row) => {
    dot.x = left + (row % across) * 90 + ((Math.floor(row / across) % 2) * 45);
    dot.y = bottom + Math.floor(row / across) * 34;
  });
}

/** Size of a name's letters: by how much is said of whom it names. */
function lettering(dot: Dot, strong: boolean): number {
  if (dot.hit.kind === "claim") return 10;
  return strong || dot.weight > 24 ? 13.5 : dot.weight > 6 ? 12 : 11;
}

const NO_RIM: Size = { width: 0, height: 0 };

type Box = [number, number, number, number];

/** Boxes on the screen, found by the cells they lie in. */
class Boxes {
  private readonly cells = new Map<number, Box[]>();

  private *keys(box: Box): Generator<number> {
    for (let column = Math.floor(box[0] / 64); column <= Math.floor(box[2] / 64); column++)
      for (let row = Math.floor(box[1] / 64); row <= Math.floor(box[3] / 64); row++) yield column * 4096 + row;
  }

  push(box: Box): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  meets(box: Box): boolean {
    for (const key of this.keys(box))
      for (const other of this.cells.get(key) ?? [])
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return true;
    return false;
  }
}

/** The scene of a network: how it is drawn, and what lies where. */
export class NetworkScene implements Scene {
  readonly heavy: boolean;
  /** How small dots become, beside their size at rest, where the picture is seen from afar. */
  private readonly least: number;
  private readonly rowOf = new Map<string, number>();
  private readonly order: number[];

  constructor(
    readonly graph: Graph,
    readonly net: Network,
    readonly chosen: Selection | null,
    readonly second: number | null,
    readonly seen: Visible,
  ) {
    this.heavy = net.dots.length + net.lines.length > 700;
    this.least = net.dots.length > 300 ? 0.42 : 0.6;
    net.dots.forEach((dot, row) => this.rowOf.set(`${dot.hit.kind}${dot.hit.row}`, row));
    this.order = net.dots.map((_, row) => row).sort((one, other) => net.dots[other].weight - net.dots[one].weight || one - other);
  }

  row(hit: Hit): number {
    return this.rowOf.get(`${hit.kind}${hit.row}`) ?? -1;
  }

  fit(size: Size): Camera {
    const { dots } = this.net;
    if (!dots.length) return { k: 1, x: size.width / 2, y: size.height / 2 };
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const dot of dots) {
      left = Math.min(left, dot.x - dot.r);
      right = Math.max(right, dot.x + dot.r);
      top = Math.min(top, dot.y - dot.r);
      bottom = Math.max(bottom, dot.y + dot.r);
    }
    const k = Math.min(2, (size.width - 110) / Math.max(1, right - left), (size.height - 90) / Math.max(1, bottom - top));
    return { k, x: size.width / 2 - ((left + right) / 2) * k, y: size.height / 2 - ((top + bottom) / 2) * k };
  }

  where(hit: Hit, camera: Camera): [number, number] | null {
    if (hit.kind === "edge") {
      const line = this.net.lines.find((one) => one.hit?.kind === "edge" && one.hit.row === hit.row);
      return line ? this.middle(line, camera) : null;
    }
    const dot = this.net.dots[this.row(hit)];
    return dot ? [dot.x * camera.k + camera.x, dot.y * camera.k + camera.y] : null;
  }

  holds(hit: Hit): boolean {
    return hit.kind !== "edge" && this.row(hit) >= 0;
  }

  move(hit: Hit, x: number, y: number): void {
    const dot = this.net.dots[this.row(hit)];
    if (!dot) return;
    dot.x = x;
    dot.y = y;
    const at = hit.kind === "node" ? this.graph.doc.nodes.at : hit.kind === "group" ? this.graph.doc.groups.at : null;
    if (at) at[hit.row] = [x, y];
  }

  /** Radius on the screen: grows less than the distances do. */
  private radius(dot: Dot, k: number): number {
    return dot.bubble ? dot.r * k : dot.r * Math.max(this.least, Math.min(1.6, Math.sqrt(k * 1.6)));
  }

  draw(painter: Painter, camera: Camera, size: Size, held: Hit | null, rim: Size = NO_RIM): void {
    const { dots, lines } = this.net;
    const gone = held ? this.row(held) : -1;
    const lit = this.lit();
    const dimmed = lit !== null;
    // many lines are drawn lighter, so that what they join stays visible
    const quiet = dimmed ? 0.28 : Math.max(0.35, Math.min(1, 420 / lines.length));
    for (const line of lines) {
      if (line.from === gone || line.to === gone) continue;
      if (!lit?.has(line)) this.drawLine(painter, line, camera, size, quiet, false);
    }
    if (lit) {
      const few = lit.size <= 60;
      for (const line of lit)
        if (line.from !== gone && line.to !== gone) this.drawLine(painter, line, camera, size, few ? 1 : 0.55, few);
    }
    const near = new Set<number>();
    if (lit) for (const line of lit) near.add(line.from).add(line.to);
    dots.forEach((dot, row) => {
      if (row !== gone) this.drawDot(painter, dot, camera, size, dimmed && !near.has(row) && !this.isChosen(dot) ? 0.45 : 1);
    });
    this.drawLabels(painter, camera, size, rim, gone, dimmed ? near : null, lit);
  }

  drawHeld(painter: Painter, camera: Camera, size: Size, held: Hit): void {
    const row = this.row(held);
    for (const line of this.net.lines)
      if (line.from === row || line.to === row) this.drawLine(painter, line, camera, size, 1, false);
    const dot = this.net.dots[row];
    if (!dot) return;
    this.drawDot(painter, dot, camera, size, 1);
    this.drawLabel(painter, dot, camera, true);
  }

  private isChosen(dot: Dot): boolean {
    return (
      (this.chosen !== null && dot.hit.kind === this.chosen.kind && dot.hit.row === this.chosen.row) ||
      (dot.hit.kind === "node" && dot.hit.row === this.second)
    );
  }

  /** Lines of what is selected, null where nothing in the picture is. */
  private lit(): Set<Line> | null {
    const { chosen, second } = this;
    if (!chosen) return null;
    if (chosen.kind === "article" || (chosen.kind === "claim" && this.row({ kind: "claim", row: chosen.row }) < 0)) {
      const claims = chosen.kind === "claim" ? [chosen.row] : this.graph.claimsOfArticle[chosen.row];
      const edges = new Set(claims.flatMap((claim) => this.graph.edgesOfClaim[claim]));
      const found = this.net.lines.filter((line) => line.hit?.kind === "edge" && edges.has(line.hit.row));
      return found.length ? new Set(found) : null;
    }
    if (chosen.kind !== "edge" && this.row(chosen) < 0) return null;
    const lit = new Set<Line>();
    const rows = new Set([this.row({ kind: chosen.kind, row: chosen.row })]);
    if (second !== null) rows.add(this.row({ kind: "node", row: second }));
    for (const line of this.net.lines) {
      if (chosen.kind === "edge" ? line.hit?.kind === "edge" && line.hit.row === chosen.row : rows.has(line.from) || rows.has(line.to))
        lit.add(line);
    }
    return lit.size || chosen.kind !== "edge" ? lit : null;
  }

  private ends(line: Line, camera: Camera): [number, number, number, number, number, number] {
    const { dots } = this.net;
    const from = dots[line.from];
    const to = dots[line.to];
    const x0 = from.x * camera.k + camera.x;
    const y0 = from.y * camera.k + camera.y;
    const x1 = to.x * camera.k + camera.x;
    const y1 = to.y * camera.k + camera.y;
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const bend = line.bend * Math.min(1.6, camera.k + 0.3) * Math.min(1, length / 60) * 2;
    return [x0, y0, x1, y1, (x0 + x1) / 2 - ((y1 - y0) / length) * bend, (y0 + y1) / 2 + ((x1 - x0) / length) * bend];
  }

  private middle(line: Line, camera: Camera): [number, number] {
    const [x0, y0, x1, y1, bx, by] = this.ends(line, camera);
    return [(x0 + 2 * bx + x1) / 4, (y0 + 2 * by + y1) / 4];
  }

  private drawLine(painter: Painter, line: Line, camera: Camera, size: Size, alpha: number, strong: boolean): void {
    const [x0, y0, x1, y1, bx, by] = this.ends(line, camera);
    const rim = 40;
    if (
      (x0 < -rim && x1 < -rim) ||
      (y0 < -rim && y1 < -rim) ||
      (x0 > size.width + rim && x1 > size.width + rim) ||
      (y0 > size.height + rim && y1 > size.height + rim)
    )
      return;
    const r = this.radius(this.net.dots[line.to], camera.k) + 1.5;
    const along = Math.hypot(x1 - bx, y1 - by) || 1;
    const ux = (x1 - bx) / along;
    const uy = (y1 - by) / along;
    const stroke = {
      ...line.stroke,
      alpha: (line.stroke.alpha ?? 1) * alpha,
      width: strong ? line.stroke.width + 1 : line.stroke.width,
    };
    const back = line.arrow ? r : 0;
    painter.line(x0, y0, x1 - ux * back, y1 - uy * back, stroke, line.bend ? bx : undefined, line.bend ? by : undefined);
    if (line.arrow && along > r + 6) {
      const reach = 5 + stroke.width * 1.6;
      const wide = 2.4 + stroke.width * 0.9;
      const tx = x1 - ux * r;
      const ty = y1 - uy * r;
      painter.polygon(
        [tx, ty, tx - ux * reach - uy * wide, ty - uy * reach + ux * wide, tx - ux * reach + uy * wide, ty - uy * reach - ux * wide],
        { color: stroke.color, alpha: stroke.alpha },
        null,
      );
    }
    if (line.struck) {
      const [mx, my] = this.middle(line, camera);
      const length = Math.hypot(x1 - x0, y1 - y0) || 1;
      const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
      for (const turn of [1, -1]) {
        const [sx, sy] = [dx * 5 - dy * 5 * turn, dy * 5 + dx * 5 * turn];
        painter.line(mx - sx, my - sy, mx + sx, my + sy, { color: stroke.color, width: 1.8, alpha: stroke.alpha });
      }
    }
  }

  private drawDot(painter: Painter, dot: Dot, camera: Camera, size: Size, alpha: number): void {
    const x = dot.x * camera.k + camera.x;
    const y = dot.y * camera.k + camera.y;
    const r = this.radius(dot, camera.k);
    if (r <= 0 || x < -r || y < -r || x > size.width + r || y > size.height + r) return;
    const { ground, accent, line } = theme.value;
    const chosen = this.isChosen(dot);
    if (chosen) painter.circle(x, y, r + 6, { color: accent, alpha: 0.35 }, { color: accent, width: 2 });
    const rim = dot.bubble || dot.hit.kind === "claim" ? { color: line, width: 1, alpha } : { color: ground, width: 1.5, alpha };
    drawShape(painter, dot.shape, x, y, r, { color: dot.color, alpha }, rim);
  }

  private drawLabel(painter: Painter, dot: Dot, camera: Camera, strong: boolean, spot?: [number, number], quiet = false): void {
    const { faint, ground } = theme.value;
    const ink = quiet ? faint : theme.value.ink;
    const x = dot.x * camera.k + camera.x;
    const y = dot.y * camera.k + camera.y;
    const r = this.radius(dot, camera.k);
    const size = lettering(dot, strong);
    if (dot.bubble) {
      const lines = dot.label.split("\n");
      lines.forEach((line, row) =>
        painter.text(line, x, y + (row - lines.length / 2) * 14, { size, color: ink, align: "middle", rim: ground, bold: strong }),
      );
      painter.text(dot.weight.toLocaleString("en"), x, y + (lines.length / 2) * 14, { size: 11, color: faint, align: "middle", rim: ground });
    }
    else painter.text(dot.label, x + (spot?.[0] ?? 0), y + (spot?.[1] ?? r + 9), { size, color: ink, align: "middle", rim: ground, bold: strong });
  }

  /** Labels that don't lie on each other, the weightiest first. */
  private drawLabels(
    painter: Painter,
    camera: Camera,
    size: Size,
    rim: Size,
    gone: number,
    near: Set<number> | null,
    lit: Set<Line> | null,
  ): void {
    // a grid of what is taken, so that a thousand labels are placed in a moment
    const taken = new Boxes();
    const dotted = new Boxes();
    let ranked = 0; // the weightiest are named even where their names lie on other dots
    const free = (x: number, y: number, width: number, half = 7): boolean => {
      const box: Box = [x - width / 2, y - half, x + width / 2, y + half];
      if (taken.meets(box) || (ranked >= 30 && dotted.meets(box))) return false;
      taken.push(box);
      return true;
    };
    for (const dot of this.net.dots) {
      if (dot.bubble || !dot.r) continue;
      const [x, y, reach] = [dot.x * camera.k + camera.x, dot.y * camera.k + camera.y, this.radius(dot, camera.k) * 0.8];
      dotted.push([x - reach, y - reach, x + reach, y + reach]);
    }
    const first = near ? this.order.filter((row) => near.has(row) || this.isChosen(this.net.dots[row])) : [];
    const most = near ? 160 : 240;
    let drawn = 0;
    // beside what is selected the weightiest others keep their names, quietly
    const rest = this.order.slice(0, 40).filter((row) => !first.includes(row));
    for (const row of near && first.length ? [...first, ...rest] : this.order) {
      const dot = this.net.dots[row];
      if (row === gone || !dot.r || drawn >= most) continue;
      const x = dot.x * camera.k + camera.x;
      const y = dot.y * camera.k + camera.y;
      if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
      if (dot.hit.kind === "claim" && camera.k < 0.55 && !near) continue;
      const strong = this.isChosen(dot);
      if (dot.bubble) {
        const wide = Math.max(...dot.label.split("\n").map((line) => line.length)) * 6.6;
        if (!free(x, y, wide, 21) && !strong) continue;
        this.drawLabel(painter, dot, camera, strong);
      } else {
        const reach = this.radius(dot, camera.k);
        const wide = dot.label.length * lettering(dot, strong) * 0.55 + 6;
        const spots: [number, number][] = [
          [0, reach + 9],
          [0, -reach - 8],
          [reach + 4 + wide / 2, 0],
          [-reach - 4 - wide / 2, 0],
        ];
        // what is seen is seen whole; what lies beyond it is not cut either when the picture is moved
        const [left, right] = x < rim.width || x > size.width - rim.width ? [2, size.width - 2] : [rim.width + 2, size.width - rim.width - 2];
        const whole = ([dx]: [number, number]) => x + dx - wide / 2 >= left && x + dx + wide / 2 <= right;
        const spot = spots.find((one) => whole(one) && free(x + one[0], y + one[1], wide)) ?? (strong ? spots[0] : null);
        ranked++;
        if (!spot) continue;
        this.drawLabel(painter, dot, camera, strong, spot, near !== null && !near.has(row) && !strong);
      }
      drawn++;
    }
    const { faint, ground } = theme.value;
    const named = lit && lit.size <= 60 ? [...lit] : this.net.lines.length <= 60 && camera.k > 0.45 ? this.net.lines : [];
    for (const line of named) {
      if (!line.label) continue;
      const [x, middle] = this.middle(line, camera);
      const y = middle + (line.struck ? 13 : 0); // the middle of a struck line is struck
      if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
      const [x0, y0, x1, y1] = this.ends(line, camera);
      const wide = line.label.length * 5.4;
      if (Math.hypot(x1 - x0, y1 - y0) < 50 || dotted.meets([x - wide / 2, y - 6, x + wide / 2, y + 6]) || !free(x, y, wide)) continue;
      painter.text(line.label, x, y, { size: 10.5, color: faint, align: "middle", rim: ground });
    }
  }

  hit(x: number, y: number, camera: Camera): Hit | null {
    const { dots, lines } = this.net;
    for (let row = dots.length - 1; row >= 0; row--) {
      const dot = dots[row];
      if (!dot.r) continue;
      const reach = Math.max(this.radius(dot, camera.k) + 2, 7);
      if (Math.abs(dot.x * camera.k + camera.x - x) < reach && Math.abs(dot.y * camera.k + camera.y - y) < reach) return dot.hit;
    }
    let best: Hit | null = null;
    let least = 6;
    for (const line of lines) {
      if (!line.hit) continue;
      const [x0, y0, x1, y1, bx, by] = this.ends(line, camera);
      if (x < Math.min(x0, x1, bx) - 6 || x > Math.max(x0, x1, bx) + 6 || y < Math.min(y0, y1, by) - 6 || y > Math.max(y0, y1, by) + 6)
        continue;
      let [px, py] = [x0, y0];
      for (let step = 1; step <= 10; step++) {
        const t = step / 10;
        const [qx, qy] = [
          (1 - t) * (1 - t) * x0 + 2 * t * (1 - t) * bx + t * t * x1,
          (1 - t) * (1 - t) * y0 + 2 * t * (1 - t) * by + t * t * y1,
        ];
        const away = distance(x, y, px, py, qx, qy);
        if (away < least) {
          least = away;
          best = line.hit;
        }
        [px, py] = [qx, qy];
      }
    }
    return best;
  }

  describe(hit: Hit): string {
    return describe(this.graph, this.seen, hit, this.net.dots[this.row(hit)]);
  }

  items(): Item[] {
    return this.order.slice(0, 300).map((row) => {
      const { hit } = this.net.dots[row];
      return { hit, label: this.describe(hit) };
    });
  }
}

/** A node, an edge or a claim in one line. */
export function describe(graph: Graph, seen: Visible, hit: Hit, dot?: Dot): string {
  const { doc } = graph;
  if (hit.kind === "group") return dot ? `Community: ${dot.label.replace("\n", ", ")}, ${plural(dot.weight, "entity", "entities")}` : "Community";
  if (hit.kind === "node") {
    const type = words(doc.words.entities[doc.nodes.type[hit.row]]);
    return `${short(doc.nodes.name[hit.row], 60)}, ${type}, ${plural(seen.nodes[hit.row], "claim")}`;
  }
  if (hit.kind === "claim") return claimLine(graph, hit.row);
  const { edges } = doc;
  const passing = edges.claims[hit.row].filter((claim) => seen.claims[claim]);
  const articles = new Set(passing.map((claim) => doc.claims.article[claim]));
  const publishers = new Set([...articles].map((article) => doc.articles.publisher[article]).filter((row) => row >= 0));
  return (
    `${edgeLine(graph, hit.row)}: ${plural(passing.length, "claim")}, ${plural(articles.size, "article")}, ` +
    plural(publishers.size, "publisher")
  );
}

export function manner(graph: Graph, polarity: number, modality: number): string {
  const { words: said } = graph.doc;
  const parts: string[] = [];
  if (polarity !== said.affirmed) parts.push(said.polarities[polarity]);
  if (modality !== said.asserted) parts.push(said.modalities[modality]);
  return parts.join(", ");
}

export function edgeLine(graph: Graph, edge: number): string {
  const { doc } = graph;
  const how = manner(graph, doc.edges.polarity[edge], doc.edges.modality[edge]);
  const said = words(doc.words.edges[doc.edges.type[edge]]);
  return (
    `${short(doc.nodes.name[doc.edges.source[edge]], 50)} → ${said}${how ? ` (${how})` : ""} → ` +
    short(doc.nodes.name[doc.edges.target[edge]], 50)
  );
}

export function claimLine(graph: Graph, claim: number): string {
  const { doc } = graph;
  const act = doc.claims.act[claim];
  const how = manner(graph, doc.claims.polarity[claim], doc.claims.modality[claim]);
  const fillers = doc.claims.fillers[claim]
    .filter((filler) => filler[1] >= 0)
    .slice(0, 4)
    .map((filler) => `${doc.words.roles[filler[0]]} ${short(doc.nodes.name[filler[1]], 30)}`);
  const head = words(doc.words.claims[doc.claims.type[claim]]) + (act >= 0 ? ` ${doc.words.acts[act]}` : "");
  return `${head}${how ? ` (${how})` : ""}${fillers.length ? `: ${fillers.join(", ")}` : ""}`;
}

function distance(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
