// Builds page.html: one file with its script, its style and the base map, allowed by hash and nothing else.
// `node build.mjs OUT` writes elsewhere. The same sources and lockfile give the same bytes.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { geoArea, geoCentroid } from "d3-geo";
import { iso31661 } from "iso-3166";
import { feature } from "topojson-client";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Where the middle is far from where most people live, which is what the news is about. */
const HEARTLANDS = { RU: [48, 58], CA: [-88, 50.5] };

/** Land and borders, and a point for each state by its two letters: the middle of its largest piece. */
function world() {
  const atlas = JSON.parse(readFileSync(here("node_modules/world-atlas/countries-50m.json"), "utf8"));
  const letters = new Map(iso31661.map((state) => [state.numeric, state.alpha2]));
  const anchors = {};
  for (const state of feature(atlas, atlas.objects.countries).features) {
    const code = state.properties.name === "Kosovo" ? "XK" : letters.get(String(state.id));
    if (!code || code in anchors) continue;
    const pieces =
      state.geometry.type === "MultiPolygon"
        ? state.geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }))
        : [state.geometry];
    const largest = pieces.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
    anchors[code] = geoCentroid(largest).map((degrees) => Math.round(degrees * 100) / 100);
  }
  Object.assign(anchors, HEARTLANDS);
  for (const state of atlas.objects.countries.geometries) state.properties = { name: state.properties.name };
  return { atlas, anchors };
}

const options = { bundle: true, write: false, minify: true, charset: "utf8", legalComments: "none", logLevel: "warning" };
const script = await build({
  ...options,
  entryPoints: [here("src/main.tsx")],
  format: "iife",
  target: ["chrome110", "firefox113", "safari16.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
});
const style = await build({ ...options, entryPoints: [here("src/style.css")], target: ["chrome110", "firefox113"] });

/** The licences of what the page carries, as they ask for. */
function licences() {
  const carried = new Map();
  const add = (name) => {
    const folder = here(`node_modules/${name}`);
    const { version, license, dependencies = {} } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    if (carried.has(name)) return;
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? readFileSync(`${folder}/${file}`, "utf8").trim() : "";
    carried.set(name, { title: `${name} ${version}, ${license}`, text });
    Object.keys(dependencies).forEach(add);
  };
  const { dependencies } = JSON.parse(readFileSync(here("package.json"), "utf8"));
  Object.keys(dependencies).forEach(add);
  const byText = new Map();
  for (const { title, text } of [...carried.values()].sort((one, other) => (one.title < other.title ? -1 : 1)))
    byText.set(text, [...(byText.get(text) ?? []), title]);
  const parts = [...byText].map(([text, titles]) => `${titles.join("\n")}\n\n${text}`);
  return `${parts.join("\n\n\n")}\n\n\nLand and borders: Natural Earth, public domain.`.replaceAll("--", "- -").replaceAll("\r", "");
}

// An end tag inside a string of the script would end the script.
const js = script.outputFiles[0].text.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const css = style.outputFiles[0].text.trim();
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(js)}`,
  `style-src ${hash(css)}`,
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const page = readFileSync(here("src/page.html"), "utf8")
  .replace("LICENCES", () => licences())
  .replace("POLICY", () => policy)
  .replace("STYLE", () => css)
  .replace("WORLD", () => JSON.stringify(world()).replaceAll("<", "\\u003c"))
  .replace("SCRIPT", () => js);
writeFileSync(process.argv[2] ?? here("page.html"), page);
