/** A picture as a file: what the screen shows, with what it stands on below it. */
import { CanvasPainter, type Painter, SvgPainter } from "./painter";
import type { Camera, Scene, Size } from "./picture";
import { edgeLine } from "./network";
import { claimsUnder, filter, graph, selection, visible as seen } from "./state";
import { dated, plural, short, visible, words } from "./text";
import { theme } from "./theme";

const NOTES = 24;
const LINE = 17;

export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What a picture says of itself: the filter, what it counts, and its sources. */
export function footnotes(articles: readonly number[], remarks: readonly string[]): string[] {
  const { doc } = graph.value;
  const passing = seen.value;
  const set = Object.entries(filter.value).filter(([, value]) => value.length > 0);
  const asked = (value: string | readonly string[]) => [value].flat().map((one) => visible(one.replace(/^=/, ""))).join(" or ");
  const lines = [
    "Links are derived from claims: each is a report, not a verdict. Dashed: planned, possible, demanded or hypothetical. Struck, red: denied.",
    `${plural(passing.claimCount, "claim")} in ${plural(passing.articleCount, "article")}` +
      (set.length ? `; filter: ${set.map(([key, value]) => `${key} ${asked(value)}`).join(", ")}` : "; no filter") +
      ".",
    ...remarks,
  ];
  const chosen = selection.value;
  if (chosen?.kind === "edge") lines.push(`Selected: ${edgeLine(graph.value, chosen.row)} (${plural(claimsUnder(chosen).length, "claim")}).`);
  lines.push("Sources:");
  articles.slice(0, NOTES).forEach((article, row) => {
    const publisher = doc.articles.publisher[article];
    const parts = [
      short(doc.articles.title[article] || doc.articles.source[article], 90),
      publisher >= 0 ? visible(doc.publishers[publisher]) : "",
      dated(doc.articles.published[article]),
      short(doc.articles.url[article] ?? "", 70),
    ];
    lines.push(`${row + 1}. ${parts.filter(Boolean).join(", ")}`);
  });
  if (articles.length > NOTES) lines.push(`and ${plural(articles.length - NOTES, "more article")}`);
  return lines;
}

/** Articles under the claims that pass, those of the selection alone where there is one. */
export function sources(): number[] {
  const { doc } = graph.value;
  const chosen = selection.value;
  const passing = seen.value;
  const claims = chosen ? claimsUnder(chosen) : [...doc.claims.id.keys()].filter((claim) => passing.claims[claim]);
  return [...new Set(claims.map((claim) => doc.claims.article[claim]))];
}

export interface Shot {
  scene: Scene;
  size: Size;
  /** Null: what shows all of it. */
  camera: Camera | null;
  notes: string[];
  legend: { shape: (painter: Painter, x: number, y: number) => void; label: string }[];
}

/** How wide and high an exported picture is, unless the screen shows a part of it. */
const WHOLE: Size = { width: 1400, height: 900 };

/** Points that a picture may be high: browsers make none that is much higher. */
const MOST = 6000;

/** What to export: all, or the part that somebody has zoomed to, as wide as all would be. */
export function framed(scene: Scene, looked: { camera: Camera; size: Size } | null): Pick<Shot, "size" | "camera"> {
  if (!looked && scene.tall) {
    const high = Math.ceil(scene.tall(scene.fit(WHOLE)));
    return { size: { width: WHOLE.width, height: Math.max(240, Math.min(MOST, high)) }, camera: null };
  }
  if (!looked) return { size: WHOLE, camera: null };
  const { camera, size } = looked;
  const times = WHOLE.width / size.width;
  return {
    size: { width: WHOLE.width, height: Math.round(size.height * times) },
    camera: { k: camera.k * times, x: camera.x * times, y: scene.flat ? camera.y : camera.y * times },
  };
}

function paint(painter: Painter, shot: Shot): void {
  const { scene, size, notes, legend } = shot;
  const { ink, faint, ground, border } = theme.value;
  scene.draw(painter, shot.camera ?? scene.fit(size), size, null);
  painter.rect(0, size.height, size.width, height(shot) - size.height, { color: ground }, null);
  painter.line(0, size.height, size.width, size.height, { color: border, width: 1 });
  let x = 12;
  let y = size.height + 18;
  for (const entry of legend) {
    const wide = 36 + entry.label.length * 6.6;
    if (x + wide > size.width) {
      x = 12;
      y += LINE;
    }
    entry.shape(painter, x + 10, y);
    painter.text(entry.label, x + 24, y, { size: 11, color: ink });
    x += wide;
  }
  notes.forEach((note, row) => painter.text(short(note, Math.floor(size.width / 5.8)), 12, y + (row + 1) * LINE + 4, { size: 11, color: row < 2 ? ink : faint }));
}

function height(shot: Shot): number {
  let rows = 1;
  let x = 12;
  for (const entry of shot.legend) {
    const wide = 36 + entry.label.length * 6.6;
    if (x + wide > shot.size.width) {
      x = 12;
      rows++;
    }
    x += wide;
  }
  return shot.size.height + 18 + (rows + shot.notes.length) * LINE + 12;
}

export function svgOf(shot: Shot): string {
  const painter = new SvgPainter();
  paint(painter, shot);
  return painter.svg(shot.size.width, height(shot), theme.value.ground, graph.value.doc.title || "Knowledge graph");
}

export function pngOf(shot: Shot): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const scale = 2;
  canvas.width = shot.size.width * scale;
  canvas.height = height(shot) * scale;
  const ctx = canvas.getContext("2d") as CanvasRenderingContext2D;
  ctx.scale(scale, scale);
  ctx.fillStyle = theme.value.ground;
  ctx.fillRect(0, 0, shot.size.width, height(shot));
  paint(new CanvasPainter(ctx), shot);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

export function nameOf(view: string): string {
  const chosen = selection.value;
  const what = chosen?.kind === "node" ? `-${words(graph.value.doc.nodes.name[chosen.row]).replace(/[^a-z0-9]+/g, "-").slice(0, 40)}` : "";
  return `kg-${view}${what}`;
}
