/** Search, filter bar, legend: what stands around every view. */
import { useRef, useState } from "preact/hooks";
import { drawShape, SvgPainter, type Painter } from "./painter";
import { filter, focusOn, graph, loose, NO_FILTER, select, visible as seen, view, reveal, derived, type Filter } from "./state";
import { folded, plural, visible, words } from "./text";
import { DASHES, kindColor, kindShape, theme } from "./theme";

/** Nodes whose name or alias holds the text; names that begin with it first, then by claims. */
function found(text: string): number[] {
  const sought = folded(text.trim());
  if (!sought) return [];
  const { nodes } = graph.value.doc;
  const scored: [number, number, number][] = [];
  for (let node = 0; node < nodes.id.length; node++) {
    const names = [nodes.name[node], ...nodes.aliases[node]].map(folded);
    const best = names.some((name) => name === sought) ? 0 : names.some((name) => name.startsWith(sought)) ? 1 : names.some((name) => name.includes(sought)) ? 2 : 3;
    if (best < 3) scored.push([best, -seen.value.nodes[node], node]);
  }
  scored.sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2]);
  return scored.slice(0, 12).map((one) => one[2]);
}

export function Search() {
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const { nodes, words: said } = graph.value.doc;
  const hits = open ? found(text) : [];
  const take = (node: number) => {
    setOpen(false);
    setText("");
    select("node", node);
    reveal();
    if (view.value === "graph" && !graph.value.doc.groups.parent.length && !graph.value.edgesOfNode[node].length) focusOn([node]);
  };
  return (
    <div class="search">
      <input
        type="text"
        role="combobox"
        aria-label="Search by name or alias"
        aria-expanded={hits.length > 0}
        aria-controls="found"
        aria-autocomplete="list"
        list={undefined}
        autocomplete="off"
        spellcheck={false}
        aria-activedescendant={hits.length ? `found-${active}` : undefined}
        placeholder="Search by name or alias"
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setActive(Math.min(hits.length - 1, active + 1));
          else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
          else if (event.key === "Enter" && hits[active] !== undefined) take(hits[active]);
          else if (event.key === "Escape") setOpen(false);
          else return;
          event.preventDefault();
        }}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <ul id="found" role="listbox" aria-label="Found" hidden={!open || !text.trim()}>
        {hits.map((node, row) => (
          <li key={node} id={`found-${row}`} role="option" aria-selected={row === active} onMouseDown={() => take(node)}>
            <bdi>{visible(nodes.name[node])}</bdi>{" "}
            <span class="faint">
              {words(said.entities[nodes.type[node]])} · {plural(seen.value.nodes[node], "claim")}
            </span>
          </li>
        ))}
        {open && text.trim() && !hits.length && (
          <li role="option" aria-selected={false} aria-disabled={true} class="faint">
            Nothing by that name
          </li>
        )}
      </ul>
    </div>
  );
}

export function FilterBar() {
  const { words: said, publishers } = graph.value.doc;
  const { claimCount, articleCount, undated, filtered } = seen.value;
  const wanted = filter.value;
  const timers = useRef<Partial<Record<keyof Filter, number>>>({});
  const set = (key: keyof Filter, value: string) => (filter.value = { ...filter.value, [key]: value });
  const later = (key: keyof Filter, value: string) => {
    clearTimeout(timers.current[key]);
    timers.current[key] = window.setTimeout(() => set(key, value), 180);
  };
  const named = (key: "actor" | "weapon" | "place", label: string) => (
    <label>
      {label}
      <input list="names" size={9} value={wanted[key]} onInput={(event) => later(key, event.currentTarget.value)} onChange={(event) => set(key, event.currentTarget.value)} />
    </label>
  );
  const chosen = (key: keyof Filter, label: string, names: readonly string[], say = words) => (
    <label>
      {label}
      <select value={wanted[key]} onChange={(event) => set(key, event.currentTarget.value)}>
        <option value="">any</option>
        {wanted[key].includes(",") && <option value={wanted[key]}>{wanted[key]}</option>}
        {names.map((name) => (
          <option key={name} value={name}>
            {say(name)}
          </option>
        ))}
      </select>
    </label>
  );
  const date = (key: "from" | "to", label: string) => (
    <label>
      {label}
      <input size={8} placeholder="2024-06" pattern="\d{4}(-\d{2}(-\d{2})?)?" value={wanted[key]}
        onInput={(event) => event.currentTarget.validity.valid && later(key, event.currentTarget.value)} />
    </label>
  );
  return (
    <form class="filters" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
      {chosen("types", "Type", said.claims)}
      {named("actor", "Actor")}
      {named("weapon", "Weapon")}
      {named("place", "Place")}
      {date("from", "From")}
      {date("to", "To")}
      {chosen("modality", "Modality", said.modalities)}
      {chosen("polarity", "Polarity", said.polarities)}
      {chosen("publisher", "Publisher", publishers, visible)}
      <button type="button" disabled={!filtered} onClick={() => (filter.value = NO_FILTER)}>
        Clear
      </button>
      <output class="faint">
        {plural(claimCount, "claim")}, {plural(articleCount, "article")}
        {undated > 0 && `; ${plural(undated, "claim")} without a date left out`}
      </output>
    </form>
  );
}

/** Names for the filter's suggestions: those with most claims, so that the list stays light. */
export function Names() {
  const whole = graph.value;
  const most = whole.claimsOfNode
    .map((claims, node) => [claims.length, node] as const)
    .filter(([count]) => count > 0)
    .sort((one, other) => other[0] - one[0] || one[1] - other[1])
    .slice(0, 500);
  const names = [...new Set(most.map(([, node]) => whole.doc.nodes.name[node]))];
  return (
    <datalist id="names">
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

export interface LegendEntry {
  label: string;
  shape(painter: Painter, x: number, y: number): void;
}

/** What shapes and lines mean; the same list goes below exported pictures. */
export function legendEntries(): LegendEntry[] {
  const { words: said } = graph.value.doc;
  const colors = theme.value;
  const kinds = said.entities.map((name, type): LegendEntry => ({
    label: words(name),
    shape: (painter, x, y) => drawShape(painter, kindShape(type), x, y, 6, { color: kindColor(type) }, null),
  }));
  const lines = said.modalities.map((name, modality): LegendEntry => ({
    label: name,
    shape: (painter, x, y) => painter.line(x - 9, y, x + 9, y, { color: colors.line, width: 2, dash: DASHES[modality] }),
  }));
  const denied: LegendEntry = {
    label: said.polarities.filter((_, row) => row !== said.affirmed).join(", "),
    shape: (painter, x, y) => {
      painter.line(x - 9, y, x + 9, y, { color: colors.negated, width: 2 });
      for (const turn of [1, -1]) painter.line(x - 4, y - 4 * turn, x + 4, y + 4 * turn, { color: colors.negated, width: 1.6 });
    },
  };
  return [...kinds, ...lines, denied];
}

export function Legend() {
  const entries = legendEntries();
  return (
    <details class="legend">
      <summary>Legend</summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.label}>
            <Sample entry={entry} /> {entry.label}
          </li>
        ))}
        <li>wider line: more articles</li>
        <li>{derived.value ? "links are derived from claims" : "small boxes are claims, lines their roles"}</li>
      </ul>
    </details>
  );
}

function Sample({ entry }: { entry: LegendEntry }) {
  const painter = new SvgPainter();
  entry.shape(painter, 11, 8);
  const address = `data:image/svg+xml,${encodeURIComponent(painter.svg(22, 16, "none", entry.label))}`;
  return <img src={address} width={22} height={16} alt="" />;
}

export function LooseToggle() {
  return (
    <label>
      <input type="checkbox" checked={loose.value} onChange={(event) => (loose.value = event.currentTarget.checked)} /> entities without links
    </label>
  );
}
