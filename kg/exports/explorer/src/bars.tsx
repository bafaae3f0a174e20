/** Search, filter bar, legend: what stands around every view. */
import { useEffect, useRef, useState } from "preact/hooks";
import { drawShape, SvgPainter, type Painter } from "./painter";
import { derived, filter, fits, flowName, focusOn, graph, loose, NO_FILTER, reveal, select, type Several, view, visible as seen } from "./state";
import { folded, plural, short, visible, words } from "./text";
import { DASHES, flowColor, kindColor, kindShape, theme } from "./theme";

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
  const timers = useRef<Partial<Record<"from" | "to", number>>>({});
  const set = (key: "from" | "to", value: string) => (filter.value = { ...filter.value, [key]: value });
  const later = (key: "from" | "to", value: string) => {
    clearTimeout(timers.current[key]);
    timers.current[key] = window.setTimeout(() => set(key, value), 180);
  };
  const date = (key: "from" | "to", label: string) => (
    <label>
      {label}
      <input size={8} placeholder="2024-06" pattern="\d{4}(-\d{2}(-\d{2})?)?" value={wanted[key]}
        onInput={(event) => event.currentTarget.validity.valid && later(key, event.currentTarget.value)} />
    </label>
  );
  return (
    <form class="filters" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
      <Choice name="types" label="Type" options={said.claims} say={words} />
      <Choice name="actor" label="Actor" />
      <Choice name="weapon" label="Weapon" />
      <Choice name="place" label="Place" />
      {date("from", "From")}
      {date("to", "To")}
      <Choice name="modality" label="Modality" options={said.modalities} say={words} />
      <Choice name="polarity" label="Polarity" options={said.polarities} say={words} />
      {publishers.length > 0 && <Choice name="publisher" label="Publisher" options={publishers} say={visible} />}
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

/** Names offered at once. */
const OFFERED = 80;

/** One filter with its values in a drawer below it: ticked from a list, or typed where there are names without end. */
function Choice({ name, label, options, say = visible }: { name: Several; label: string; options?: readonly string[]; say?: (value: string) => string }) {
  const wanted = filter.value[name];
  const [sought, setSought] = useState("");
  const [open, setOpen] = useState(false);
  const host = useRef<HTMLDetailsElement>(null);
  const set = (values: readonly string[]) => (filter.value = { ...filter.value, [name]: values });
  const turn = (value: string, on: boolean) => set(on ? [...wanted, value] : wanted.filter((one) => one !== value));
  const read = (value: string) => (value.startsWith("=") ? visible(value.slice(1)) : options ? say(value) : `“${visible(value)}”`);
  const shut = () => host.current && (host.current.open = false);
  const offered = (): string[] => {
    const own = (name === "actor" || name === "weapon" || name === "place") && open ? namesFor(name).map((one) => `=${one}`) : [];
    const all = options ?? [...new Set([...wanted, ...own])];
    const part = folded(sought.trim());
    return part ? all.filter((value) => folded(read(value)).includes(part)) : [...all];
  };
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (!host.current?.contains(event.target as Node)) shut();
    };
    addEventListener("pointerdown", away, true);
    return () => removeEventListener("pointerdown", away, true);
  }, [open]);
  const found = open ? offered() : [];
  const typed = sought.trim();
  return (
    <details ref={host} class={wanted.length ? "choice set" : "choice"} onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        shut();
        host.current?.querySelector("summary")?.focus();
        event.stopPropagation();
      }}
      onFocusOut={(event) => {
        const to = event.relatedTarget as Node | null;
        if (to && !event.currentTarget.contains(to)) shut();
      }}>
      <summary>
        <span class="choice-name">{label}</span>
        <span class="choice-value">{wanted.length ? wanted.map(read).join(", ") : "any"}</span>
      </summary>
      {open && (
        <div class="drawer" role="group" aria-label={label}>
          {(!options || options.length > 20) && (
            <input type="text" aria-label={`${label}: part of a name`} placeholder={options ? "part of a name" : "part of a name, Enter to add it"} value={sought} spellcheck={false}
              onInput={(event) => setSought(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                const value = options ? found[0] : typed;
                if (value && !wanted.includes(value)) turn(value, true);
                setSought("");
              }} />
          )}
          <ul>
            {found.slice(0, OFFERED).map((value) => (
              <li key={value}>
                <label>
                  <input type="checkbox" checked={wanted.includes(value)} onChange={(event) => turn(value, event.currentTarget.checked)} />{" "}
                  <bdi>{short(read(value), 60)}</bdi>
                </label>
              </li>
            ))}
          </ul>
          {found.length > OFFERED && <p class="faint">{plural(found.length - OFFERED, "more name")}: type a part of the name.</p>}
          {!found.length && <p class="faint">{typed ? (options ? "Nothing by that name." : "Nothing by that name; Enter looks for it all the same.") : "There are none."}</p>}
          {wanted.length > 0 && (
            <button type="button" onClick={() => { set([]); host.current?.querySelector("summary")?.focus(); }}>
              Any
            </button>
          )}
        </div>
      )}
    </details>
  );
}

/** Names of the kind that a filter is about, those with most claims first. */
function namesFor(key: "actor" | "weapon" | "place"): string[] {
  const whole = graph.value;
  const { nodes } = whole.doc;
  const wanted = fits(whole, key);
  const counts = new Map<string, number>();
  for (let node = 0; node < nodes.id.length; node++)
    if (wanted(nodes.type[node]) && whole.claimsOfNode[node].length)
      counts.set(nodes.name[node], (counts.get(nodes.name[node]) ?? 0) + whole.claimsOfNode[node].length);
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([name]) => name);
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

type Draw = LegendEntry["shape"];

/** What shapes and lines of this view mean; the same list goes below exported pictures. */
export function legendEntries(): LegendEntry[] {
  const { words: said } = graph.value.doc;
  const colors = theme.value;
  const stroke = (modality: number) => ({ color: colors.line, width: 2, dash: DASHES[modality] });
  const line = (modality: number): Draw => (painter, x, y) => painter.line(x - 9, y, x + 9, y, stroke(modality));
  const denied: LegendEntry = {
    label: said.polarities.filter((_, row) => row !== said.affirmed).join(", "),
    shape: (painter, x, y) => {
      painter.line(x - 9, y, x + 9, y, { color: colors.negated, width: 2 });
      for (const turn of [1, -1]) painter.line(x - 4, y - 4 * turn, x + 4, y + 4 * turn, { color: colors.negated, width: 1.6 });
    },
  };
  if (view.value === "timeline") {
    const bar = (alpha: number, dash?: readonly number[]): Draw => (painter, x, y) =>
      painter.rect(x - 9, y - 3, 18, 6, { color: colors.line, alpha }, { color: colors.line, width: 1.1, dash });
    return [
      { label: "a day", shape: (painter, x, y) => painter.circle(x, y, 4, { color: colors.line }, null) },
      { label: "a month, a year, a span", shape: bar(0.7) },
      {
        label: "a season",
        shape: (painter, x, y) => {
          bar(0.7)(painter, x, y);
          for (let at = x - 6; at < x + 8; at += 6) painter.line(at, y + 3, at + 3, y - 3, { color: colors.ground, width: 1 });
        },
      },
      {
        label: "that end is open",
        shape: (painter, x, y) => {
          painter.rect(x - 9, y - 3, 12, 6, { color: colors.line, alpha: 0.45 }, null);
          painter.polygon([x + 3, y - 6, x + 9, y, x + 3, y + 6], { color: colors.line }, null);
        },
      },
      { label: "not asserted", shape: bar(0.15, [3, 3]) },
      denied,
      {
        label: "an article came out",
        shape: (painter, x, y) => painter.rect(x - 4, y - 4, 8, 8, { color: colors.faint, alpha: 0.18 }, { color: colors.faint, width: 1 }),
      },
    ];
  }
  const lines = said.modalities.map((name, modality): LegendEntry => ({ label: name, shape: line(modality) }));
  if (view.value === "map") {
    const flows = said.flows.map((_, pair): LegendEntry => ({
      label: flowName(pair),
      shape: (painter, x, y) => {
        painter.line(x - 9, y, x + 4, y, { color: flowColor(pair), width: 2 });
        painter.polygon([x + 9, y, x + 2, y - 4, x + 2, y + 4], { color: flowColor(pair) }, null);
      },
    }));
    const [state, place] = said.placed;
    const ring = (dash?: readonly number[]): Draw => (painter, x, y) => {
      painter.circle(x, y, 6, { color: kindColor(place), alpha: 0.14 }, { color: kindColor(place), width: 1.4, dash });
      painter.circle(x, y, 1.4, { color: kindColor(place) }, null);
    };
    return [
      ...flows,
      ...lines,
      denied,
      { label: "a town or point", shape: (painter, x, y) => drawShape(painter, kindShape(place), x, y, 5, { color: kindColor(place) }, null) },
      { label: "somewhere in a region", shape: ring([5, 3]) },
      { label: "somewhere at sea", shape: ring([2, 3]) },
      {
        label: "somewhere in a state",
        shape: (painter, x, y) => {
          painter.circle(x, y, 6, { color: kindColor(state), alpha: 0.14 }, { color: kindColor(state), width: 1.4 });
          painter.circle(x, y, 1.4, { color: kindColor(state) }, null);
        },
      },
      {
        label: "several places, parted by zooming in",
        shape: (painter, x, y) => {
          painter.circle(x, y, 7, { color: colors.ground }, { color: colors.line, width: 1.2 });
          painter.text("5", x, y, { size: 9, color: colors.ink, align: "middle", bold: true });
        },
      },
      {
        label: "contested",
        shape: (painter, x, y) => {
          painter.rect(x - 9, y - 5, 18, 10, { color: colors.contested, alpha: 0.14 }, null);
          painter.line(x - 9, y, x + 9, y, { color: colors.contested, width: 1.3, dash: [4, 3] });
        },
      },
    ];
  }
  const kinds = said.entities.map((name, type): LegendEntry => ({
    label: words(name),
    shape: (painter, x, y) => drawShape(painter, kindShape(type), x, y, 6, { color: kindColor(type) }, null),
  }));
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
        {view.value !== "timeline" && <li>wider line: more articles</li>}
        {view.value === "graph" && <li>{derived.value ? "links are derived from claims" : "small boxes are claims, lines their roles"}</li>}
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
