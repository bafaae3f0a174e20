/**
 * The timeline: each claim as exact as its date is. A day is a dot, anything longer a bar, an open end an arrow. Claims
 * without a date of their own are under the articles that hold them, in a band of its own: when they were reported.
 */
import { scaleUtc } from "d3-scale";
import type { Graph } from "./data";
import { claimLine } from "./network";
import type { Painter } from "./painter";
import type { Camera, Hit, Item, Scene, Size } from "./picture";
import type { Selection, Visible } from "./state";
import { dated, plural, short, words } from "./text";
import { DASHES, theme } from "./theme";

const DAY = 86_400_000;
const TOP = 34;
const LANE = 13;
const LANES = 16;
/** Height and number of the lanes of articles. */
const ISSUE = 15;
const ISSUED = 9;
/** Room for the names of the bands. */
const LEFT = 118;

interface Moment {
  claim: number;
  /** Days since 1970; the end is the end of the day. Infinite where that end is open. */
  from: number;
  to: number;
}
interface Band {
  type: number;
  moments: Moment[];
}
/** An article with claims that pass and have no date of their own. */
interface Issue {
  article: number;
  from: number;
  to: number;
  claims: number;
}
export interface Chronology {
  bands: Band[];
  issues: Issue[];
  count: number;
  /** Claims that pass and have no date. */
  undated: number;
  /** Those of them whose article has a date of publication. */
  reported: number;
}

/** When an article came out, from and to in days; null where that isn't known to the month at least. */
function issued(date: string | null): [number, number] | null {
  const found = /^(\d{4})-(\d\d)(-\d\d)?$/.exec(date ?? "");
  if (!found || !date || Number(found[2]) > 12) return null;
  if (found[3]) return [Date.parse(date) / DAY, Date.parse(date) / DAY + 1];
  return [Date.UTC(Number(found[1]), Number(found[2]) - 1) / DAY, Date.UTC(Number(found[1]), Number(found[2])) / DAY];
}

export function chronology(graph: Graph, seen: Visible, byPublication: boolean): Chronology {
  const { claims, articles } = graph.doc;
  const bands = new Map<number, Moment[]>();
  const without = new Map<number, number>();
  let [count, undated] = [0, 0];
  for (let claim = 0; claim < claims.id.length; claim++) {
    if (!seen.claims[claim]) continue;
    const [first, last] = [claims.first[claim], claims.last[claim]];
    if (first === null && last === null) {
      undated++;
      without.set(claims.article[claim], (without.get(claims.article[claim]) ?? 0) + 1);
      continue;
    }
    count++;
    const moment = {
      claim,
      from: first === null ? -Infinity : Date.parse(first) / DAY,
      to: last === null ? Infinity : Date.parse(last) / DAY + 1,
    };
    const band = bands.get(claims.type[claim]);
    if (band) band.push(moment);
    else bands.set(claims.type[claim], [moment]);
  }
  const issues: Issue[] = [];
  for (const [article, number] of without) {
    const when = issued(articles.published[article]);
    if (when) issues.push({ article, from: when[0], to: when[1], claims: number });
  }
  issues.sort((one, other) => one.from - other.from || one.article - other.article);
  const sorted = [...bands].sort((one, other) => one[0] - other[0]);
  for (const [, moments] of sorted) moments.sort((one, other) => start(one) - start(other) || one.to - other.to || one.claim - other.claim);
  return {
    bands: sorted.map(([type, moments]) => ({ type, moments })),
    issues: byPublication ? issues : [],
    count,
    undated,
    reported: issues.reduce((sum, issue) => sum + issue.claims, 0),
  };
}

const start = (moment: Moment) => (Number.isFinite(moment.from) ? moment.from : moment.to);

/** An open end is drawn so long, and its arrow. */
const OPEN = 40;
const ARROW = 8;

/** From where to where a moment is drawn at a zoom, its arrow with it. */
function stretch(moment: Moment, k: number): [number, number] {
  if (!Number.isFinite(moment.from)) return [moment.to * k - OPEN - ARROW, moment.to * k];
  if (!Number.isFinite(moment.to)) return [moment.from * k, moment.from * k + OPEN + ARROW];
  return [moment.from * k, Math.max(moment.from * k + 9, moment.to * k)];
}

interface Laid {
  moment: Moment;
  y: number;
}

interface Layout {
  k: number;
  rows: Laid[];
  /** Articles with the middle of each mark. */
  issues: { issue: Issue; x: number; y: number }[];
  /** Articles that lie on others. */
  crowd: number;
  /** Height of the band of articles; 0: it isn't there. */
  reported: number;
  bands: { type: number; y: number; height: number; crowded: number }[];
  height: number;
}

export class TimeScene implements Scene {
  readonly flat = true;
  readonly heavy: boolean;
  /** Articles that hold what is selected. */
  private readonly articles: ReadonlySet<number>;
  /** Of the full size of an article's mark: many are small. */
  private readonly share: number;
  private laid: Layout | null = null;

  constructor(
    readonly graph: Graph,
    readonly chrono: Chronology,
    readonly chosen: Selection | null,
    readonly under: ReadonlySet<number>,
  ) {
    this.heavy = chrono.count > 2500;
    this.share = Math.min(1, Math.sqrt(36 / Math.max(1, chrono.issues.length)));
    this.articles = new Set([...under].map((claim) => graph.doc.claims.article[claim]));
  }

  /** How large an article's mark is: its area goes by its claims. */
  private side(issue: Issue): number {
    return Math.max(4, Math.min(22, 5 + Math.sqrt(issue.claims) * 2.2) * this.share);
  }

  /** Lanes at this zoom: what would lie on each other goes into lanes of its own. */
  private layout(k: number): Layout {
    if (this.laid?.k === k) return this.laid;
    const rows: Laid[] = [];
    const bands: Layout["bands"] = [];
    const issues: Layout["issues"] = [];
    const step = Math.max(7, ISSUE * this.share);
    let crowd = 0;
    let y = TOP + 8;
    const ends: number[] = [];
    for (const issue of this.chrono.issues) {
      const half = this.side(issue) / 2;
      const x = ((issue.from + issue.to) / 2) * k;
      let lane = ends.findIndex((end) => end < x - half - 1);
      if (lane < 0) lane = ends.length < ISSUED ? ends.length : -1;
      if (lane < 0) {
        crowd++;
        lane = ISSUED - 1;
      }
      ends[lane] = Math.max(ends[lane] ?? -Infinity, x + half);
      issues.push({ issue, x, y: y + lane * step + step / 2 });
    }
    const reported = ends.length ? Math.max(28, ends.length * step) + 10 : 0;
    y += reported;
    for (const band of this.chrono.bands) {
      const ends: number[] = [];
      let crowded = 0;
      for (const moment of band.moments) {
        const [from, to] = stretch(moment, k);
        let lane = ends.findIndex((end) => end < from - 3);
        if (lane < 0) lane = ends.length < LANES ? ends.length : -1;
        if (lane < 0) {
          crowded++;
          lane = LANES - 1;
        }
        ends[lane] = Math.max(to, ends[lane] ?? 0);
        rows.push({ moment, y: y + lane * LANE + LANE / 2 });
      }
      const height = Math.max(1, ends.length) * LANE + 8;
      bands.push({ type: band.type, y, height, crowded });
      y += height;
    }
    this.laid = { k, rows, issues, crowd, reported, bands, height: y };
    return this.laid;
  }

  fit(size: Size): Camera {
    const from: number[] = [];
    const to: number[] = [];
    for (const band of this.chrono.bands)
      for (const moment of band.moments) {
        if (Number.isFinite(moment.from)) from.push(moment.from);
        if (Number.isFinite(moment.to)) to.push(moment.to);
      }
    for (const issue of this.chrono.issues) {
      from.push(issue.from);
      to.push(issue.to);
    }
    if (!from.length && !to.length) return { k: 1, x: size.width / 2, y: 0 };
    const all = [...from, ...to].sort((one, other) => one - other);
    // a few claims from long ago must not squeeze all others into one line
    const first = all[Math.floor((all.length - 1) * 0.1)];
    const last = all[Math.ceil((all.length - 1) * 0.95)];
    const k = (size.width - LEFT - 60) / Math.max(20, last - first);
    return { k, x: LEFT + 20 - first * k, y: 0 };
  }

  tall(camera: Camera): number {
    return this.layout(camera.k).height + 6;
  }

  where(hit: Hit, camera: Camera): [number, number] | null {
    if (hit.kind === "article") {
      const mark = this.layout(camera.k).issues.find((one) => one.issue.article === hit.row);
      return mark ? [mark.x + camera.x, mark.y + camera.y] : null;
    }
    const row = this.layout(camera.k).rows.find((one) => hit.kind === "claim" && one.moment.claim === hit.row);
    return row ? [start(row.moment) * camera.k + camera.x + 4, row.y + camera.y] : null;
  }

  draw(painter: Painter, camera: Camera, size: Size): void {
    const colors = theme.value;
    const { claims, words: said } = this.graph.doc;
    const layout = this.layout(camera.k);
    const date = (x: number) => new Date(((x - camera.x) / camera.k) * DAY);
    const scale = scaleUtc().domain([date(0), date(size.width)]).range([0, size.width]);
    const ticks = scale.ticks(Math.max(2, size.width / 120));
    const format = scale.tickFormat(Math.max(2, size.width / 120));
    for (const tick of ticks) {
      const x = scale(tick);
      painter.line(x, TOP, x, size.height, { color: colors.border, width: 0.6, alpha: 0.5 });
    }
    if (layout.reported) painter.rect(0, TOP + camera.y, size.width, layout.reported + 2, { color: colors.ink, alpha: 0.05 }, null);
    for (const { issue, x, y } of layout.issues) {
      const half = this.side(issue) / 2;
      const at = x + camera.x;
      if (at < -20 || at > size.width + 20) continue;
      const lit = this.chosen?.kind === "article" && this.chosen.row === issue.article;
      const holds = !lit && this.chosen !== null && this.articles.has(issue.article);
      const color = lit || holds ? colors.accent : colors.faint;
      painter.rect(at - half, y + camera.y - half, half * 2, half * 2, { color, alpha: lit ? 0.6 : holds ? 0.35 : 0.18 }, { color, width: 1 });
    }
    layout.bands.forEach((band, row) => {
      const y = band.y + camera.y;
      if (row % 2 === 0) painter.rect(0, y - 4, size.width, band.height, { color: colors.ink, alpha: 0.035 }, null);
    });
    for (const { moment, y: top } of layout.rows) {
      const y = top + camera.y;
      if (y < TOP - 8 || y > size.height + 8) continue;
      const open = !Number.isFinite(moment.from) || !Number.isFinite(moment.to);
      const [left, right] = stretch(moment, camera.k);
      const from = left + camera.x + (Number.isFinite(moment.from) ? 0 : ARROW);
      const to = right + camera.x - (Number.isFinite(moment.to) ? 0 : ARROW);
      if (to < -20 || from > size.width + 20) continue;
      const negated = claims.polarity[moment.claim] !== said.affirmed;
      const lit = this.under.has(moment.claim);
      const color = lit ? colors.accent : negated ? colors.negated : colors.kinds[claims.type[moment.claim] % 7];
      const asserted = claims.modality[moment.claim] === said.asserted;
      const dash = DASHES[claims.modality[moment.claim]];
      const day = claims.precision[moment.claim] === "day" && to - from < 12;
      if (day) {
        const x = (from + to) / 2;
        painter.circle(x, y, 4, asserted ? { color } : { color: colors.ground }, { color, width: 1.6, dash: asserted ? undefined : [2, 2] });
        if (negated) painter.line(x - 6, y + 5, x + 6, y - 5, { color, width: 1.6 });
        continue;
      }
      const wide = Math.max(5, to - from);
      const season = claims.precision[moment.claim] === "season";
      const high = season ? 7 : 6;
      painter.rect(from, y - high / 2, wide, high, { color, alpha: asserted ? (open ? 0.45 : 0.7) : 0.15 }, { color, width: 1.1, dash });
      if (season)
        for (let x = from + 4; x < from + wide - 2 && wide < 4000; x += 6)
          painter.line(x, y + high / 2, x + 3, y - high / 2, { color: colors.ground, width: 1 });
      if (open) {
        const later = !Number.isFinite(moment.to);
        const tip = later ? from + wide : from;
        const out = later ? ARROW : -ARROW;
        painter.polygon([tip, y - 6, tip + out, y, tip, y + 6], { color }, null);
      }
      if (negated) painter.line(from - 3, y, from + wide + 3, y, { color, width: 1.8 });
    }
    painter.rect(0, 0, size.width, TOP, { color: colors.ground }, null);
    ticks.forEach((tick) => painter.text(format(tick), scale(tick), TOP - 12, { size: 11, color: colors.faint, align: "middle" }));
    painter.line(0, TOP, size.width, TOP, { color: colors.border, width: 1 });
    if (layout.reported && TOP + camera.y + 12 > TOP) {
      const name = { size: 11.5, color: colors.ink, bold: true, rim: colors.ground };
      painter.text("reported", 8, TOP + camera.y + 13, name);
      painter.text(layout.crowd ? `articles, by day (${layout.crowd} on others)` : "articles, by day", 8, TOP + camera.y + 27, { size: 10, color: colors.faint, rim: colors.ground });
    }
    for (const band of layout.bands) {
      const y = band.y + camera.y + 5;
      if (y < TOP || y > size.height) continue;
      const name = words(said.claims[band.type]);
      painter.text(band.crowded ? `${name} (${band.crowded} on others)` : name, 8, y, {
        size: 11.5,
        color: colors.ink,
        bold: true,
        rim: colors.ground,
      });
    }
  }

  hit(x: number, y: number, camera: Camera): Hit | null {
    const layout = this.layout(camera.k);
    if (y < TOP) return null;
    for (const mark of [...layout.issues].reverse()) {
      const half = Math.max(6, this.side(mark.issue) / 2);
      if (Math.abs(mark.x + camera.x - x) <= half && Math.abs(mark.y + camera.y - y) <= half) return { kind: "article", row: mark.issue.article };
    }
    for (const { moment, y: top } of layout.rows) {
      if (Math.abs(top + camera.y - y) > LANE / 2) continue;
      const [from, to] = stretch(moment, camera.k);
      if (x >= from + camera.x - 5 && x <= to + camera.x + 3) return { kind: "claim", row: moment.claim };
    }
    return null;
  }

  describe(hit: Hit): string {
    const { claims, articles, publishers } = this.graph.doc;
    if (hit.kind === "article") {
      const issue = this.chrono.issues.find((one) => one.article === hit.row);
      const publisher = articles.publisher[hit.row];
      const of = publisher >= 0 ? `, ${short(publishers[publisher], 30)}` : "";
      return `reported ${dated(articles.published[hit.row])}: ${short(articles.title[hit.row] || articles.source[hit.row], 70)}${of}; ${plural(issue?.claims ?? 0, "claim")} without a date of their own`;
    }
    const how = claims.precision[hit.row];
    return `${dated(claims.time[hit.row])}${how ? ` (${how})` : ""}: ${claimLine(this.graph, hit.row)}`;
  }

  items(): Item[] {
    const all = this.chrono.bands.flatMap((band) => band.moments);
    all.sort((one, other) => start(one) - start(other) || one.claim - other.claim);
    const hits = [
      ...all.slice(0, 400).map((moment): Hit => ({ kind: "claim", row: moment.claim })),
      ...this.chrono.issues.slice(0, 200).map((issue): Hit => ({ kind: "article", row: issue.article })),
    ];
    return hits.map((hit) => ({ hit, label: this.describe(hit) }));
  }
}
