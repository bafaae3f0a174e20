/** One way to draw, on a canvas or into an SVG file, so that an exported picture is the one on the screen. */

export interface Stroke {
  color: string;
  width: number;
  dash?: readonly number[];
  alpha?: number;
}
export interface Fill {
  color: string;
  alpha?: number;
}
export interface Lettering {
  size: number;
  color: string;
  align?: "start" | "middle" | "end";
  bold?: boolean;
  /** Colour of a rim that keeps the letters readable on whatever lies below. */
  rim?: string;
}
export interface Shift {
  k: number;
  x: number;
  y: number;
}
export type Shape = "circle" | "square" | "diamond" | "triangle" | "hexagon" | "drop" | "star" | "dot" | "pill";

export interface Painter {
  /** A line, bent at its middle where bx, by are not halfway between the ends. */
  line(x0: number, y0: number, x1: number, y1: number, stroke: Stroke, bx?: number, by?: number): void;
  polygon(points: readonly number[], fill: Fill | null, stroke: Stroke | null): void;
  circle(x: number, y: number, r: number, fill: Fill | null, stroke: Stroke | null): void;
  rect(x: number, y: number, w: number, h: number, fill: Fill | null, stroke: Stroke | null): void;
  /** A path in SVG's words, moved and scaled; the stroke keeps its width. */
  path(d: string, fill: Fill | null, stroke: Stroke | null, shift?: Shift): void;
  text(words: string, x: number, y: number, lettering: Lettering): void;
}

const FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif";

export class CanvasPainter implements Painter {
  private readonly paths = new Map<string, Path2D>();

  constructor(readonly ctx: CanvasRenderingContext2D) {}

  private stroke(stroke: Stroke): void {
    const { ctx } = this;
    ctx.strokeStyle = stroke.color;
    ctx.lineWidth = stroke.width;
    ctx.globalAlpha = stroke.alpha ?? 1;
    if (stroke.dash) ctx.setLineDash(stroke.dash as number[]);
    ctx.stroke();
    if (stroke.dash) ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }

  private ink(fill: Fill | null, stroke: Stroke | null): void {
    const { ctx } = this;
    if (fill) {
      ctx.fillStyle = fill.color;
      ctx.globalAlpha = fill.alpha ?? 1;
      ctx.fill();
      ctx.globalAlpha = 1;
    }
    if (stroke) this.stroke(stroke);
  }

  line(x0: number, y0: number, x1: number, y1: number, stroke: Stroke, bx?: number, by?: number): void {
    const { ctx } = this;
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    if (bx === undefined || by === undefined) ctx.lineTo(x1, y1);
    else ctx.quadraticCurveTo(bx, by, x1, y1);
    this.stroke(stroke);
  }

  polygon(points: readonly number[], fill: Fill | null, stroke: Stroke | null): void {
    const { ctx } = this;
    ctx.beginPath();
    ctx.moveTo(points[0], points[1]);
    for (let place = 2; place < points.length; place += 2) ctx.lineTo(points[place], points[place + 1]);
    ctx.closePath();
    this.ink(fill, stroke);
  }

  circle(x: number, y: number, r: number, fill: Fill | null, stroke: Stroke | null): void {
    this.ctx.beginPath();
    this.ctx.arc(x, y, r, 0, Math.PI * 2);
    this.ink(fill, stroke);
  }

  rect(x: number, y: number, w: number, h: number, fill: Fill | null, stroke: Stroke | null): void {
    this.ctx.beginPath();
    this.ctx.rect(x, y, w, h);
    this.ink(fill, stroke);
  }

  path(d: string, fill: Fill | null, stroke: Stroke | null, shift: Shift = { k: 1, x: 0, y: 0 }): void {
    const { ctx } = this;
    let path = this.paths.get(d);
    if (!path) {
      path = new Path2D(d);
      if (d.length > 500) this.paths.set(d, path);
    }
    ctx.save();
    ctx.translate(shift.x, shift.y);
    ctx.scale(shift.k, shift.k);
    if (fill) {
      ctx.fillStyle = fill.color;
      ctx.globalAlpha = fill.alpha ?? 1;
      ctx.fill(path);
    }
    if (stroke) {
      ctx.strokeStyle = stroke.color;
      ctx.globalAlpha = stroke.alpha ?? 1;
      ctx.lineWidth = stroke.width / shift.k;
      ctx.setLineDash((stroke.dash ?? []).map((length) => length / shift.k));
      ctx.stroke(path);
    }
    ctx.restore();
  }

  text(words: string, x: number, y: number, lettering: Lettering): void {
    const { ctx } = this;
    ctx.font = `${lettering.bold ? "600 " : ""}${lettering.size}px ${FONT}`;
    ctx.textAlign = lettering.align === "middle" ? "center" : (lettering.align ?? "start");
    ctx.textBaseline = "middle";
    if (lettering.rim) {
      ctx.strokeStyle = lettering.rim;
      ctx.lineWidth = 3;
      ctx.lineJoin = "round";
      ctx.strokeText(words, x, y);
    }
    ctx.fillStyle = lettering.color;
    ctx.fillText(words, x, y);
  }
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// what XML has no way to hold
const UNHELD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text.replace(UNHELD, "\ufffd").replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
}

export class SvgPainter implements Painter {
  private readonly parts: string[] = [];

  private inks(fill: Fill | null, stroke: Stroke | null): string {
    let out = fill ? ` fill="${fill.color}"` : ' fill="none"';
    if (fill?.alpha !== undefined) out += ` fill-opacity="${fill.alpha}"`;
    if (stroke) {
      out += ` stroke="${stroke.color}" stroke-width="${round(stroke.width)}"`;
      if (stroke.dash) out += ` stroke-dasharray="${stroke.dash.join(" ")}"`;
      if (stroke.alpha !== undefined) out += ` stroke-opacity="${stroke.alpha}"`;
    }
    return out;
  }

  line(x0: number, y0: number, x1: number, y1: number, stroke: Stroke, bx?: number, by?: number): void {
    const bend = bx === undefined || by === undefined ? "L" : `Q${round(bx)} ${round(by)} `;
    this.parts.push(`<path d="M${round(x0)} ${round(y0)}${bend}${round(x1)} ${round(y1)}"${this.inks(null, stroke)}/>`);
  }

  polygon(points: readonly number[], fill: Fill | null, stroke: Stroke | null): void {
    this.parts.push(`<polygon points="${points.map(round).join(" ")}"${this.inks(fill, stroke)}/>`);
  }

  circle(x: number, y: number, r: number, fill: Fill | null, stroke: Stroke | null): void {
    this.parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}"${this.inks(fill, stroke)}/>`);
  }

  rect(x: number, y: number, w: number, h: number, fill: Fill | null, stroke: Stroke | null): void {
    this.parts.push(
      `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}"${this.inks(fill, stroke)}/>`,
    );
  }

  path(d: string, fill: Fill | null, stroke: Stroke | null, shift: Shift = { k: 1, x: 0, y: 0 }): void {
    const move = `translate(${round(shift.x)} ${round(shift.y)}) scale(${round(shift.k)})`;
    this.parts.push(
      `<path d="${escaped(d)}" transform="${move}" vector-effect="non-scaling-stroke"${this.inks(fill, stroke)}/>`,
    );
  }

  text(words: string, x: number, y: number, lettering: Lettering): void {
    const rim = lettering.rim ? ` stroke="${lettering.rim}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : "";
    this.parts.push(
      `<text x="${round(x)}" y="${round(y)}" font-size="${lettering.size}" fill="${lettering.color}"` +
        ` text-anchor="${lettering.align ?? "start"}" dominant-baseline="central"${lettering.bold ? ' font-weight="600"' : ""}${rim}>` +
        `${escaped(words)}</text>`,
    );
  }

  svg(width: number, height: number, background: string, title: string): string {
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
      ` font-family="${escaped(FONT)}" role="img"><title>${escaped(title)}</title>` +
      `<rect width="${width}" height="${height}" fill="${background}"/>` +
      `<svg width="${width}" height="${height}" overflow="hidden">${this.parts.join("\n")}</svg></svg>\n`
    );
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Corners of a shape around a point, or null where it is round. */
export function corners(shape: Shape, x: number, y: number, r: number): number[] | null {
  switch (shape) {
    case "square":
      return [x - r * 0.88, y - r * 0.88, x + r * 0.88, y - r * 0.88, x + r * 0.88, y + r * 0.88, x - r * 0.88, y + r * 0.88];
    case "diamond":
      return [x, y - r * 1.2, x + r * 1.2, y, x, y + r * 1.2, x - r * 1.2, y];
    case "triangle":
      return around(x, y + r * 0.15, r * 1.2, 3, -Math.PI / 2);
    case "drop":
      return around(x, y - r * 0.15, r * 1.2, 3, Math.PI / 2);
    case "hexagon":
      return around(x, y, r * 1.08, 6, 0);
    case "star": {
      const points: number[] = [];
      for (let tip = 0; tip < 10; tip++) {
        const turn = -Math.PI / 2 + (tip * Math.PI) / 5;
        const reach = r * (tip % 2 ? 0.6 : 1.25);
        points.push(x + Math.cos(turn) * reach, y + Math.sin(turn) * reach);
      }
      return points;
    }
    case "pill":
      return [x - r * 1.1, y - r * 0.7, x + r * 1.1, y - r * 0.7, x + r * 1.1, y + r * 0.7, x - r * 1.1, y + r * 0.7];
    default:
      return null;
  }
}

function around(x: number, y: number, r: number, count: number, from: number): number[] {
  const points: number[] = [];
  for (let corner = 0; corner < count; corner++) {
    const turn = from + (corner * 2 * Math.PI) / count;
    points.push(x + Math.cos(turn) * r, y + Math.sin(turn) * r);
  }
  return points;
}

export function drawShape(
  painter: Painter,
  shape: Shape,
  x: number,
  y: number,
  r: number,
  fill: Fill | null,
  stroke: Stroke | null,
): void {
  const points = corners(shape, x, y, r);
  if (points) painter.polygon(points, fill, stroke);
  else painter.circle(x, y, shape === "dot" ? r * 0.6 : r, fill, stroke);
}
