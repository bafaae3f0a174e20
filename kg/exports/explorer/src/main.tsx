/** The page: one header, one filter bar, one picture at a time, and the evidence beside it. */
import { render } from "preact";
import { useMemo } from "preact/hooks";
import { ArticleView } from "./article";
import { FilterBar, legendEntries, LooseToggle, Names, Search } from "./bars";
import { chronology, TimeScene } from "./chronology";
import { load } from "./data";
import { download, footnotes, framed, nameOf, pngOf, sources, svgOf, type Shot } from "./export";
import { CONTESTED_LIST, CONTESTED_NOTE, geography, MapScene } from "./geography";
import { network, NetworkScene } from "./network";
import { Panel } from "./panel";
import { lookedAt, Picture, type Hit, type Scene } from "./picture";
import {
  byPublication,
  claimsUnder,
  collapsed,
  derived,
  expanded,
  focus,
  flowName,
  focusOn,
  followAddress,
  graph,
  group,
  loose,
  openInGraph,
  path,
  readAddress,
  second,
  select,
  selection,
  told,
  unflown,
  VIEWS,
  view,
  visible as seen,
  wholeGraph,
  type Selection,
} from "./state";
import { TableView } from "./table";
import { plural, short, visible } from "./text";
import { dark, mode, theme, type Mode } from "./theme";

function choose(hit: Hit | null, also: boolean): void {
  if (!hit) {
    if (!also) selection.value = null;
    return;
  }
  if (hit.kind === "group") {
    openGroup(hit.row);
    return;
  }
  const chosen = selection.value;
  if (hit.kind === "node" && chosen?.kind === "node" && chosen.row !== hit.row && (also || second.value === -1)) {
    second.value = hit.row;
    return;
  }
  select(hit.kind, hit.row);
}

function openGroup(row: number): void {
  group.value = row;
  focus.value = [];
  path.value = [];
  told.value = "The community is open.";
}

const asHit = (chosen: Selection | null): Hit | null => (chosen ? { kind: chosen.kind, row: chosen.row } : null);

function GraphView() {
  const whole = graph.value;
  const passing = seen.value;
  const scope = {
    derived: derived.value,
    loose: loose.value,
    group: group.value,
    focus: focus.value,
    expanded: expanded.value,
    collapsed: collapsed.value,
    path: path.value,
  };
  const parts = Object.values(scope);
  const net = useMemo(() => network(whole, passing, scope), [whole, passing, theme.value, ...parts]);
  const chosen = selection.value;
  const other = second.value;
  const scene = useMemo(() => new NetworkScene(whole, net, chosen, other, passing), [net, chosen, other]);
  const items = useMemo(() => scene.items(), [net]);
  const remarks: string[] = [];
  if (net.left) remarks.push(`${plural(net.left, "node")} more pass the filter and are not drawn; narrow it, or focus on one.`);
  if (net.leftLines) remarks.push(`${plural(net.leftLines, "line")} that fewest articles support are not drawn.`);
  if (net.leftClaims) remarks.push(`${plural(net.leftClaims, "claim")} that join fewest are not drawn.`);
  const nodes = net.dots.filter((dot) => dot.hit.kind !== "claim").length;
  const bubbles = net.dots.some((dot) => dot.bubble);
  const frame = [passing.filtered ? passing.claimCount : "", ...parts.map((part) => (part instanceof Set ? [...part].join(".") : String(part)))].join("|");
  return (
    <>
      <div class="tools">
        <Crumbs />
        <label>
          <input type="checkbox" checked={!derived.value} onChange={(event) => (derived.value = !event.currentTarget.checked)} /> hide derived links, show claims
        </label>
        <LooseToggle />
        <span class="faint">
          {bubbles ? plural(nodes, "community", "communities") : plural(nodes, "node")}, {plural(net.lines.length, "line")}
          {remarks.map((remark) => ` · ${remark}`)}
        </span>
        <Save scene={scene} remarks={remarks} />
      </div>
      <Picture scene={scene} frame={frame} label="Graph" items={items} chosen={asHit(chosen)} pick={choose}
        open={(hit) => (hit.kind === "node" ? focusOn([hit.row]) : hit.kind === "group" ? openGroup(hit.row) : undefined)} />
      {!net.dots.length && (
        <p class="empty">{whole.doc.claims.id.length ? "No claim that passes the filter links two entities." : "There is no claim in this page."}</p>
      )}
    </>
  );
}

function Crumbs() {
  const { doc } = graph.value;
  const inFocus = focus.value;
  const open = group.value;
  const trail: number[] = [];
  for (let row = open; row >= 0; row = doc.groups.parent[row]) trail.unshift(row);
  if (!inFocus.length && open < 0 && !path.value.length && !expanded.value.size && !collapsed.value.size) return null;
  return (
    <nav class="crumbs" aria-label="What the picture shows">
      <button type="button" onClick={wholeGraph}>
        Whole graph
      </button>
      {trail.map((row, place) => (
        <button key={row} type="button" onClick={() => openGroup(row)}>
          › community {place + 1 === trail.length ? "" : "of communities"}
        </button>
      ))}
      {inFocus.length > 0 && <span>› around {inFocus.map((node) => short(doc.nodes.name[node], 30)).join(", ")}</span>}
      {path.value.length > 0 && <span>› path of {plural(path.value.length, "step")}</span>}
    </nav>
  );
}

function MapView() {
  const whole = graph.value;
  const passing = seen.value;
  const without = unflown.value;
  const geo = useMemo(() => geography(whole, passing, without), [whole, passing, without]);
  const chosen = selection.value;
  const scene = useMemo(() => new MapScene(whole, passing, geo, chosen, new Set(chosen ? claimsUnder(chosen) : [])), [geo, chosen]);
  const items = useMemo(() => scene.items(), [geo]);
  const remarks = [CONTESTED_NOTE];
  const missing = [
    geo.unplaced ? `${plural(geo.unplaced, "place")} without coordinates` : "",
    geo.unflown ? `${plural(geo.unflown, "flow")} without two points` : "",
  ].filter(Boolean);
  return (
    <>
      <div class="tools">
        <span class="faint">
          {plural(geo.spots.length, "place")}, {plural(geo.flows.length, "flow")}
          {missing.length > 0 && `; not drawn: ${missing.join(", ")}`}
        </span>
        <Flows counts={geo.counts} />
        <Save scene={scene} remarks={remarks} />
      </div>
      <Picture scene={scene} frame={passing.filtered ? `filtered ${passing.claimCount}` : "all"} label="Map" items={items} chosen={asHit(chosen)} pick={choose}
        open={(hit) => (hit.kind === "node" ? focusOn([hit.row]) : undefined)} />
      <div class="note">
        {CONTESTED_NOTE} Ring: somewhere in a state, dashed in a region or at sea; with a number: so many places. Land and borders: Natural Earth.{" "}
        <details>
          <summary>All contested areas</summary>
          {CONTESTED_LIST}
        </details>
      </div>
    </>
  );
}

/** Which flows are drawn, each in its colour. */
function Flows({ counts }: { counts: readonly number[] }) {
  const without = unflown.value;
  const set = (pair: number, on: boolean) => {
    const left = new Set(without);
    if (on) left.delete(pair);
    else left.add(pair);
    unflown.value = left;
  };
  return (
    <span class="flows">
      {counts.map(
        (count, pair) =>
          count > 0 && (
            <label key={pair}>
              <input type="checkbox" checked={!without.has(pair)} onChange={(event) => set(pair, event.currentTarget.checked)} />{" "}
              <span class={`swatch flow${pair % 5}`} aria-hidden="true" /> {flowName(pair)} <span class="faint">{count.toLocaleString("en")}</span>
            </label>
          ),
      )}
    </span>
  );
}

function TimelineView() {
  const whole = graph.value;
  const passing = seen.value;
  const by = byPublication.value;
  const chrono = useMemo(() => chronology(whole, passing, by), [whole, passing, by]);
  const chosen = selection.value;
  const scene = useMemo(() => new TimeScene(whole, chrono, chosen, new Set(chosen ? claimsUnder(chosen) : [])), [chrono, chosen]);
  const items = useMemo(() => scene.items(), [chrono]);
  const silent = chrono.undated - (by ? chrono.reported : 0);
  const remarks = [
    ...(by && chrono.reported ? [`${plural(chrono.reported, "claim")} that name no date in grey, by the day their article came out`] : []),
    ...(silent ? [`${plural(silent, "claim")} with no day at all left out`] : []),
  ];
  return (
    <>
      <div class="tools">
        <span class="faint">
          {plural(chrono.count, "claim")} by their own date{remarks.map((remark) => `; ${remark}`)}
        </span>
        <label>
          <input type="checkbox" checked={by} onChange={(event) => (byPublication.value = event.currentTarget.checked)} /> articles by day of publication
        </label>
        <Save scene={scene} remarks={remarks} />
      </div>
      <Picture scene={scene} frame={passing.filtered ? `filtered ${passing.claimCount}` : "all"} label="Timeline" items={items} chosen={asHit(chosen)} pick={choose}
        open={(hit) => (hit.kind === "claim" ? openInGraph(hit.row) : undefined)} />
      {chrono.count + chrono.issues.length === 0 && <p class="empty">No claim that passes the filter has a date, and no article says when it came out.</p>}
      <p class="note">
        When it happened or is to happen, as exactly as the article says: dot, a day; bar, a month, a year or a span; striped, a season; arrow, that end is open.
        Hollow: not asserted. Struck: denied. Grey boxes say when articles came out, and nothing of when it happened.
      </p>
    </>
  );
}

function Save({ scene, remarks }: { scene: Scene; remarks: string[] }) {
  const shot = (): Shot => ({
    scene,
    ...framed(scene, lookedAt()),
    notes: footnotes(sources(), remarks.map((remark) => (remark === CONTESTED_NOTE ? "Tinted areas and dashed borders are contested; the map takes no side. Land and borders: Natural Earth." : remark))),
    legend: legendEntries(),
  });
  const png = async () => {
    const blob = await pngOf(shot());
    if (blob) download(`${nameOf(view.value)}.png`, "image/png", blob);
  };
  return (
    <span class="save">
      <button type="button" onClick={() => void png()}>
        Save PNG
      </button>
      <button type="button" onClick={() => download(`${nameOf(view.value)}.svg`, "image/svg+xml", svgOf(shot()))}>
        Save SVG
      </button>
    </span>
  );
}

function App() {
  const { doc } = graph.value;
  const now = view.value;
  const colors = mode.value;
  return (
    <div class={`app ${now}`}>
      <header>
        <h1>{visible(doc.title) || "Knowledge graph"}</h1>
        <Search />
        <nav class="views" aria-label="Views">
          {VIEWS.map((name) => (
            <button key={name} type="button" aria-current={now === name ? "page" : undefined} onClick={() => (view.value = name)}>
              {name[0].toUpperCase() + name.slice(1)}
            </button>
          ))}
        </nav>
        <label class="colors">
          Colours{" "}
          <select value={colors} onChange={(event) => (mode.value = event.currentTarget.value as Mode)}>
            <option value="auto">as the system</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
      </header>
      <FilterBar />
      <main aria-label={now}>
        {now === "graph" && <GraphView />}
        {now === "map" && <MapView />}
        {now === "timeline" && <TimelineView />}
        {now === "table" && <TableView />}
        {now === "article" && <ArticleView />}
      </main>
      <Panel />
      <footer>
        A link is a report, not a verdict: it stands for sentences that say so. {plural(doc.claims.id.length, "claim")},{" "}
        {plural(doc.articles.id.length, "article")}, {plural(doc.publishers.length, "publisher")} in this page.
      </footer>
      <Names />
      <p class="offstage" role="status">
        {told.value}
      </p>
    </div>
  );
}

async function start(): Promise<void> {
  const host = document.getElementById("app") as HTMLElement;
  try {
    graph.value = await load();
  } catch (error) {
    host.textContent = error instanceof Error ? error.message : "The page's data can't be read.";
    return;
  }
  if (graph.value.doc.title) document.title = visible(graph.value.doc.title);
  readAddress();
  followAddress();
  mode.subscribe((value) => (document.documentElement.dataset.mode = value));
  dark.subscribe((value) => (document.documentElement.dataset.pictures = value ? "dark" : "light"));
  host.textContent = "";
  render(<App />, host);
}

void start();
