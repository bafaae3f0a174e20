/** Colours and shapes of the pictures, light and dark; the page's own colours stand in style.css. */
import { computed, signal } from "@preact/signals";
import type { Shape } from "./painter";

export type Mode = "auto" | "light" | "dark";

const system = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;
const systemDark = signal(system?.matches ?? false);
system?.addEventListener("change", (event) => (systemDark.value = event.matches));

export const mode = signal<Mode>("auto");
export const dark = computed(() => (mode.value === "auto" ? systemDark.value : mode.value === "dark"));

export interface Theme {
  ground: string;
  ink: string;
  faint: string;
  line: string;
  negated: string;
  accent: string;
  water: string;
  land: string;
  border: string;
  contested: string;
  bubble: string;
  /** By number of the entity type; the last is for descriptions. */
  kinds: string[];
  claim: string;
}

const LIGHT: Theme = {
  ground: "#ffffff",
  ink: "#1c2430",
  faint: "#5d6875",
  line: "#74808e",
  negated: "#b3261e",
  accent: "#b45309",
  water: "#eaf1f7",
  land: "#f7f4ec",
  border: "#a9a294",
  contested: "#8f3b76",
  bubble: "#c9d8ea",
  kinds: ["#2f6db5", "#2a8a6a", "#7d5ba6", "#c2703d", "#b5435a", "#6f7f2f", "#a98a1c", "#8a93a0"],
  claim: "#dfe4ea",
};

const DARK: Theme = {
  ground: "#12171e",
  ink: "#e6ebf1",
  faint: "#9aa6b4",
  line: "#8492a1",
  negated: "#ff8a80",
  accent: "#fbbf24",
  water: "#101820",
  land: "#232b34",
  border: "#55606c",
  contested: "#d58ac0",
  bubble: "#2e4258",
  kinds: ["#6ea8e8", "#5cc3a0", "#b197dd", "#e59b6b", "#ea7f93", "#b0c05e", "#dcc04f", "#8d99a6"],
  claim: "#37414d",
};

export const theme = computed(() => (dark.value ? DARK : LIGHT));

/** By number of the entity type: state, organization, force, person, weapon, place, agreement, description. */
const SHAPES: Shape[] = ["circle", "square", "diamond", "triangle", "hexagon", "drop", "star", "dot"];

/** By number of the modality: asserted is solid, the others are dashed, each in its own way. */
export const DASHES: (readonly number[] | undefined)[] = [undefined, [2, 4], [8, 5], [8, 4, 2, 4], [3, 3, 1, 3], [1, 5]];

export function kindColor(type: number): string {
  const { kinds } = theme.value;
  return kinds[Math.min(type, kinds.length - 1)];
}

export function kindShape(type: number): Shape {
  return SHAPES[Math.min(type, SHAPES.length - 1)];
}

/** By number of the pair of roles that something passes between, so that arms, aid, moves and attacks are told apart. */
export function flowColor(pair: number): string {
  const { kinds } = theme.value;
  return kinds[[0, 1, 2, 6, 3][pair % 5]];
}
