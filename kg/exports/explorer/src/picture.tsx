/**
 * A picture that is moved, zoomed and picked from, by mouse, touch and keys. The canvas is for eyes; beside it
 * stands a list box with the same things, which the keys walk and a screen reader reads.
 */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Legend } from "./bars";
import { CanvasPainter, type Painter } from "./painter";
import { theme, dark } from "./theme";

export interface Hit {
  kind: "node" | "edge" | "claim" | "article" | "group";
  row: number;
}
export interface Camera {
  k: number;
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}
export interface Item {
  hit: Hit;
  label: string;
}
export interface Scene {
  /** Draw all of it; without what hangs on the held node where one is given. rim: how far the size reaches over what
   * is seen at rest, on each side. */
  draw(painter: Painter, camera: Camera, size: Size, held: Hit | null, rim?: Size): void;
  /** Draw only what hangs on the held node. */
  drawHeld?(painter: Painter, camera: Camera, size: Size, held: Hit): void;
  hit(x: number, y: number, camera: Camera, size: Size): Hit | null;
  /** Whether it can be moved by itself. */
  holds?(hit: Hit): boolean;
  move?(hit: Hit, x: number, y: number): void;
  /** The camera that shows all of it. */
  fit(size: Size): Camera;
  /** Where a thing stands on the screen. */
  where(hit: Hit, camera: Camera, size: Size): [number, number] | null;
  describe(hit: Hit): string;
  /** The camera that shows what several things in one stand for; null where the hit is one thing. */
  inside?(hit: Hit, camera: Camera, size: Size): Camera | null;
  /** How high all of it is, where it doesn't fit itself into a height. */
  tall?(camera: Camera): number;
  /** Zooms in its width only. */
  flat?: boolean;
  /** Too much to draw anew in every frame of a movement. */
  heavy?: boolean;
}

interface Props {
  scene: Scene;
  /** The camera fits the picture anew when this changes. */
  frame: string;
  label: string;
  items: Item[];
  chosen: Hit | null;
  pick(hit: Hit | null, also: boolean): void;
  open?(hit: Hit): void;
}

export const same = (one: Hit | null, other: Hit | null): boolean =>
  one !== null && other !== null && one.kind === other.kind && one.row === other.row;

/** A heavy picture is moved as it was drawn last, and drawn anew when it has rested so many milliseconds. */
const REST = 140;
/** How much wider than the window the last drawing is, so that moving it shows no bare rim at once. */
const MARGIN = 0.15;

class Stage {
  camera: Camera = { k: 1, x: 0, y: 0 };
  size: Size = { width: 0, height: 0 };
  scene!: Scene;
  /** Whether somebody moved the picture: then it stays so when the window changes. */
  touched = false;
  held: Hit | null = null;
  ring: Hit | null = null;
  private painter: CanvasPainter;
  private buffer = document.createElement("canvas");
  private buffered: CanvasPainter;
  private taken: Camera | null = null;
  private due = 0;
  private rest = 0;
  private moving = false;
  private stale = true;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.painter = new CanvasPainter(canvas.getContext("2d") as CanvasRenderingContext2D);
    this.buffered = new CanvasPainter(this.buffer.getContext("2d") as CanvasRenderingContext2D);
  }

  resize(width: number, height: number): boolean {
    if (this.size.width === width && this.size.height === height) return false;
    const ratio = this.ratio();
    this.size = { width, height };
    // in whole points: a canvas that is stretched by half a point is blurred
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.stale = true;
    return true;
  }

  /** The buffer's rim, in whole points, so that a picture at rest is copied sharp. A scene with a frame of its
   * own (an axis) has none. */
  private rim(): Size {
    const share = this.scene.flat ? 0 : MARGIN;
    return { width: Math.round(this.size.width * share), height: Math.round(this.size.height * share) };
  }

  private ratio(): number {
    return Math.min(globalThis.devicePixelRatio || 1, 2);
  }

  refresh(): void {
    this.stale = true;
    this.ask();
  }

  /** The camera moved: the last drawing does until it rests. */
  moved(): void {
    this.touched = true;
    this.moving = this.scene.heavy === true && this.taken !== null;
    if (this.moving) {
      clearTimeout(this.rest);
      this.rest = window.setTimeout(() => {
        this.moving = false;
        this.refresh();
      }, REST);
    } else this.stale = true;
    this.ask();
  }

  ask(): void {
    if (!this.due) this.due = requestAnimationFrame(() => this.frame());
  }

  close(): void {
    cancelAnimationFrame(this.due);
    clearTimeout(this.rest);
  }

  private frame(): void {
    this.due = 0;
    const { width, height } = this.size;
    if (!width || !height) return;
    if (this.stale && !this.moving) this.shoot();
    const { ctx } = this.painter;
    const ratio = this.ratio();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = theme.peek().ground;
    ctx.fillRect(0, 0, this.canvas.width, this.canvas.height);
    const then = this.taken;
    if (then) {
      const k = this.camera.k / then.k;
      const rim = this.rim();
      const flat = this.scene.flat ? 1 : k;
      ctx.drawImage(
        this.buffer,
        (this.camera.x - then.x * k - rim.width * k) * ratio,
        (this.camera.y - then.y * flat - rim.height * flat) * ratio,
        this.buffer.width * k,
        this.buffer.height * flat,
      );
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.held && this.scene.drawHeld) this.scene.drawHeld(this.painter, this.camera, this.size, this.held);
    if (this.ring) {
      const at = this.scene.where(this.ring, this.camera, this.size);
      if (at) this.painter.circle(at[0], at[1], 17, null, { color: theme.peek().accent, width: 2.5, dash: [4, 3] });
    }
  }

  /** Draw the scene into the buffer. */
  private shoot(): void {
    const { width, height } = this.size;
    const ratio = this.ratio();
    const rim = this.rim();
    const wide = { width: width + 2 * rim.width, height: height + 2 * rim.height };
    this.buffer.width = Math.round(wide.width * ratio);
    this.buffer.height = Math.round(wide.height * ratio);
    const { ctx } = this.buffered;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = theme.peek().ground;
    ctx.fillRect(0, 0, this.buffer.width, this.buffer.height);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const shifted = { k: this.camera.k, x: this.camera.x + rim.width, y: this.camera.y + rim.height };
    this.scene.draw(this.buffered, shifted, wide, this.held, rim);
    this.taken = { ...this.camera };
    this.stale = false;
  }
}

let stageShown: Stage | null = null;

/** What somebody has moved or zoomed the picture to; null where it still shows all. */
export function lookedAt(): { camera: Camera; size: Size } | null {
  const shown = stageShown;
  return shown?.touched && shown.size.width ? { camera: { ...shown.camera }, size: { ...shown.size } } : null;
}

export function Picture({ scene, frame, label, items, chosen, pick, open }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const [tip, setTip] = useState<{ text: string; x: number; y: number } | null>(null);
  const [active, setActive] = useState(-1);
  const [focused, setFocused] = useState(false);
  const latest = useRef({ scene, pick, open, items });
  latest.current = { scene, pick, open, items };

  useEffect(() => {
    const one = new Stage(canvas.current as HTMLCanvasElement);
    one.scene = latest.current.scene;
    stage.current = one;
    stageShown = one;
    const box = host.current as HTMLDivElement;
    const measure = () => {
      // on paper the last drawing is scaled: there is no next frame to draw another one in
      if (matchMedia("print").matches) return;
      const before = { ...one.size };
      if (!one.resize(box.clientWidth, box.clientHeight)) return;
      if (!one.touched) one.camera = one.scene.fit(one.size);
      else {
        one.camera.x += (one.size.width - before.width) / 2;
        if (!one.scene.flat) one.camera.y += (one.size.height - before.height) / 2;
      }
      one.refresh();
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    measure();
    const off = wire(canvas.current as HTMLCanvasElement, one, latest, setTip);
    return () => {
      off();
      watch.disconnect();
      one.close();
      if (stageShown === one) stageShown = null;
    };
  }, []);

  useEffect(() => {
    const one = stage.current;
    if (!one || !one.size.width) return;
    one.scene = scene;
    one.camera = scene.fit(one.size);
    one.touched = false;
    one.refresh();
  }, [frame]);

  useEffect(() => {
    const one = stage.current;
    if (!one) return;
    one.scene = scene;
    one.refresh();
  }, [scene, dark.value]);

  useEffect(() => {
    const one = stage.current;
    if (!one) return;
    one.ring = focused && active >= 0 ? (items[active]?.hit ?? null) : null;
    one.ask();
  }, [active, focused, items]);

  const zoom = (factor: number) => {
    const one = stage.current;
    if (!one) return;
    zoomAt(one, factor, one.size.width / 2, one.size.height / 2);
  };
  const fit = () => {
    const one = stage.current;
    if (!one) return;
    one.camera = one.scene.fit(one.size);
    one.touched = false;
    one.refresh();
  };
  const keys = (event: KeyboardEvent) => {
    const one = stage.current;
    if (!one || event.ctrlKey || event.metaKey || event.altKey) return;
    const go = (to: number) => {
      setActive(Math.max(0, Math.min(items.length - 1, to)));
      const hit = items[Math.max(0, Math.min(items.length - 1, to))]?.hit;
      if (hit) bringIn(one, hit);
    };
    const pan = (dx: number, dy: number) => {
      one.camera.x += dx;
      one.camera.y += dy;
      one.moved();
    };
    const moves: Record<string, () => void> = event.shiftKey
      ? {
          ArrowLeft: () => pan(60, 0),
          ArrowRight: () => pan(-60, 0),
          ArrowUp: () => pan(0, 60),
          ArrowDown: () => pan(0, -60),
          "+": () => zoom(1.3),
        }
      : {
          ArrowDown: () => go(active + 1),
          ArrowRight: () => go(active + 1),
          ArrowUp: () => go(active - 1),
          ArrowLeft: () => go(active - 1),
          Home: () => go(0),
          End: () => go(items.length - 1),
          "+": () => zoom(1.3),
          "=": () => zoom(1.3),
          "-": () => zoom(1 / 1.3),
          "0": fit,
          Escape: () => pick(null, false),
        };
    if (event.key === "Enter" || event.key === " ") {
      const hit = items[active]?.hit;
      if (hit && event.shiftKey && event.key === "Enter") open?.(hit);
      else if (hit) pick(hit, event.shiftKey);
    } else if (moves[event.key]) moves[event.key]();
    else return;
    event.preventDefault();
  };
  const options = useMemo(
    () =>
      items.map((item, row) => (
        <li
          key={row}
          id={`item-${row}`}
          role="option"
          aria-selected={same(item.hit, chosen)}
          onClick={() => pick(item.hit, false)}
        >
          {item.label}
        </li>
      )),
    [items, chosen],
  );
  return (
    <div class="picture" ref={host}>
      <canvas ref={canvas} aria-hidden="true" />
      <div class="zoom">
        <button type="button" onClick={() => zoom(1.4)} aria-label="Zoom in" title="Zoom in (+)">
          +
        </button>
        <button type="button" onClick={() => zoom(1 / 1.4)} aria-label="Zoom out" title="Zoom out (-)">
          −
        </button>
        <button type="button" onClick={fit} aria-label="Show all" title="Show all (0)">
          ⤢
        </button>
      </div>
      {items.length > 0 && (
        <ul
          class="items"
          role="listbox"
          tabIndex={0}
          aria-label={label}
          aria-activedescendant={active >= 0 && active < items.length ? `item-${active}` : undefined}
          onKeyDown={keys}
          onFocus={() => {
            setFocused(true);
            if (active < 0) setActive(0);
          }}
          onBlur={() => setFocused(false)}
        >
          {options}
        </ul>
      )}
      {focused && items[active] && <p class="active-item">{items[active].label}</p>}
      <Legend key={label} />
      {tip && (
        <div class="tip" style={{ left: `${tip.x}px`, top: `${tip.y}px` }}>
          {tip.text}
        </div>
      )}
    </div>
  );
}

function zoomAt(stage: Stage, factor: number, x: number, y: number): void {
  const { camera } = stage;
  const k = Math.max(0.01, Math.min(60, camera.k * factor));
  const real = k / camera.k;
  camera.x = x - (x - camera.x) * real;
  if (!stage.scene.flat) camera.y = y - (y - camera.y) * real;
  camera.k = k;
  stage.moved();
}

/** Move the picture so that a thing stands inside the window. */
function bringIn(stage: Stage, hit: Hit): void {
  const at = stage.scene.where(hit, stage.camera, stage.size);
  if (!at) return;
  const { width, height } = stage.size;
  if (at[0] < 30 || at[0] > width - 30) stage.camera.x += width / 2 - at[0];
  if (at[1] < 30 || at[1] > height - 30) stage.camera.y += height / 2 - at[1];
  stage.refresh();
}

interface Latest {
  current: { scene: Scene; pick: Props["pick"]; open?: Props["open"]; items: Item[] };
}

function wire(
  canvas: HTMLCanvasElement,
  stage: Stage,
  latest: Latest,
  setTip: (tip: { text: string; x: number; y: number } | null) => void,
): () => void {
  let down: { x: number; y: number; camera: Camera; hit: Hit | null } | null = null;
  let far = false;
  let pinch = 0;
  const touches = new Map<number, [number, number]>();
  const at = (event: PointerEvent | MouseEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const spread = () => {
    const [one, other] = [...touches.values()];
    return Math.hypot(one[0] - other[0], one[1] - other[1]);
  };
  const onDown = (event: PointerEvent) => {
    canvas.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    touches.set(event.pointerId, [x, y]);
    if (touches.size === 2) {
      pinch = spread();
      down = null;
      return;
    }
    const { scene } = latest.current;
    down = { x, y, camera: { ...stage.camera }, hit: scene.hit(x, y, stage.camera, stage.size) };
    far = false;
    setTip(null);
  };
  const onMove = (event: PointerEvent) => {
    const [x, y] = at(event);
    const { scene } = latest.current;
    if (touches.has(event.pointerId)) touches.set(event.pointerId, [x, y]);
    if (touches.size === 2) {
      const now = spread();
      const [one, other] = [...touches.values()];
      zoomAt(stage, now / pinch, (one[0] + other[0]) / 2, (one[1] + other[1]) / 2);
      pinch = now;
      return;
    }
    if (!down) {
      const hit = scene.hit(x, y, stage.camera, stage.size);
      canvas.style.cursor = hit ? "pointer" : "grab";
      setTip(hit ? { text: scene.describe(hit), x: x + 14, y: y + 14 } : null);
      return;
    }
    if (!far && Math.hypot(x - down.x, y - down.y) < 4) return;
    if (!far) {
      far = true;
      if (down.hit && scene.holds?.(down.hit)) {
        stage.held = down.hit;
        stage.refresh();
      }
    }
    canvas.style.cursor = "grabbing";
    if (stage.held && scene.move) {
      scene.move(stage.held, (x - stage.camera.x) / stage.camera.k, (y - stage.camera.y) / stage.camera.k);
      stage.ask();
    } else {
      stage.camera.x = down.camera.x + x - down.x;
      stage.camera.y = down.camera.y + y - down.y;
      stage.moved();
    }
  };
  const onUp = (event: PointerEvent) => {
    touches.delete(event.pointerId);
    const begun = down;
    down = null;
    canvas.style.cursor = "grab";
    if (stage.held) {
      stage.held = null;
      stage.refresh();
    } else if (begun && !far && event.type === "pointerup") {
      const near = begun.hit && latest.current.scene.inside?.(begun.hit, stage.camera, stage.size);
      if (near) {
        stage.camera = near;
        stage.touched = true;
        setTip(null);
        stage.refresh();
      } else latest.current.pick(begun.hit, event.shiftKey);
    }
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const [x, y] = at(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    zoomAt(stage, Math.exp(-event.deltaY * lines * 0.0016), x, y);
  };
  const onDouble = (event: MouseEvent) => {
    const [x, y] = at(event);
    const hit = latest.current.scene.hit(x, y, stage.camera, stage.size);
    if (hit) latest.current.open?.(hit);
    else zoomAt(stage, 1.8, x, y);
  };
  const onLeave = () => setTip(null);
  canvas.addEventListener("pointerdown", onDown);
  canvas.addEventListener("pointermove", onMove);
  canvas.addEventListener("pointerup", onUp);
  canvas.addEventListener("pointercancel", onUp);
  canvas.addEventListener("pointerleave", onLeave);
  canvas.addEventListener("wheel", onWheel, { passive: false });
  canvas.addEventListener("dblclick", onDouble);
  return () => {
    canvas.removeEventListener("pointerdown", onDown);
    canvas.removeEventListener("pointermove", onMove);
    canvas.removeEventListener("pointerup", onUp);
    canvas.removeEventListener("pointercancel", onUp);
    canvas.removeEventListener("pointerleave", onLeave);
    canvas.removeEventListener("wheel", onWheel);
    canvas.removeEventListener("dblclick", onDouble);
  };
}
