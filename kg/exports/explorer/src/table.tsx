/** The table view: claims, links or entities that pass the filter, sorted, copied as CSV. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { signal } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Graph } from "./data";
import { download } from "./export";
import { fillerWords, quoteOf, speakers } from "./sentence";
import { graph, loose, select, selection, standing, told, type Kind, type Visible, visible as seen } from "./state";
import { csv, dated, plural, visible, words } from "./text";

type Cell = string | number;
interface Column {
  name: string;
  wide: number;
  cell(row: number): Cell;
}
const TABLES = ["claims", "links", "entities"] as const;
type Which = (typeof TABLES)[number];
const which = signal<Which>("claims");

const ROW = 44;

function tableOf(whole: Graph, passing: Visible, kind: Which): { kind: Kind; rows: number[]; columns: Column[] } {
  const { doc } = whole;
  const said = doc.words;
  if (kind === "claims") {
    const { claims } = doc;
    const rows: number[] = [];
    passing.claims.forEach((on, claim) => on && rows.push(claim));
    const columns: Column[] = [
      { name: "Type", wide: 112, cell: (row) => words(said.claims[claims.type[row]]) },
      { name: "Act", wide: 90, cell: (row) => (claims.act[row] < 0 ? "" : said.acts[claims.act[row]]) },
      { name: "When", wide: 95, cell: (row) => claims.time[row] ?? "" },
      {
        name: "Roles",
        wide: 240,
        cell: (row) => claims.fillers[row].map((filler) => `${said.roles[filler[0]]}: ${fillerWords(whole, row, filler)}`).join("; "),
      },
      { name: "Sentence", wide: 420, cell: (row) => visible(quoteOf(whole, row)).replace(/\s+/g, " ") },
      { name: "Polarity", wide: 90, cell: (row) => said.polarities[claims.polarity[row]] },
      { name: "Modality", wide: 95, cell: (row) => said.modalities[claims.modality[row]] },
      { name: "Said by", wide: 140, cell: (row) => speakers(whole, row) },
      { name: "Publisher", wide: 120, cell: (row) => visible(doc.publishers[doc.articles.publisher[claims.article[row]]] ?? "") },
      { name: "Published", wide: 100, cell: (row) => doc.articles.published[claims.article[row]] ?? "" },
      {
        name: "Article",
        wide: 240,
        cell: (row) => visible(doc.articles.title[claims.article[row]] || doc.articles.source[claims.article[row]]),
      },
      { name: "Address", wide: 200, cell: (row) => visible(doc.articles.url[claims.article[row]] ?? "") },
    ];
    return { kind: "claim", rows, columns };
  }
  if (kind === "links") {
    const { edges } = doc;
    const rows: number[] = [];
    passing.edges.forEach((on, edge) => on && rows.push(edge));
    const on = rows.map((edge) => standing(edges.claims[edge].filter((claim) => passing.claims[claim])));
    const at = new Map(rows.map((edge, place) => [edge, place]));
    const stand = (edge: number) => on[at.get(edge) as number];
    const days = (edge: number, key: "first" | "last") =>
      edges.claims[edge].flatMap((claim) => (passing.claims[claim] && doc.claims[key][claim]) || []).sort();
    const columns: Column[] = [
      { name: "From", wide: 220, cell: (row) => visible(doc.nodes.name[edges.source[row]]) },
      { name: "Link (derived)", wide: 170, cell: (row) => words(said.edges[edges.type[row]]) },
      { name: "To", wide: 220, cell: (row) => visible(doc.nodes.name[edges.target[row]]) },
      { name: "Polarity", wide: 90, cell: (row) => said.polarities[edges.polarity[row]] },
      { name: "Modality", wide: 95, cell: (row) => said.modalities[edges.modality[row]] },
      { name: "Claims", wide: 70, cell: (row) => stand(row).claims },
      { name: "Articles", wide: 70, cell: (row) => stand(row).articles },
      { name: "Texts", wide: 60, cell: (row) => stand(row).texts },
      { name: "Publishers", wide: 85, cell: (row) => stand(row).publishers },
      { name: "First", wide: 105, cell: (row) => days(row, "first")[0] ?? "" },
      { name: "Last", wide: 105, cell: (row) => days(row, "last").at(-1) ?? "" },
    ];
    return { kind: "edge", rows, columns };
  }
  const { nodes } = doc;
  const rows: number[] = [];
  nodes.id.forEach((_, node) => (passing.nodes[node] || (loose.value && !passing.filtered)) && rows.push(node));
  const columns: Column[] = [
    { name: "Name", wide: 240, cell: (row) => visible(nodes.name[row]) },
    { name: "Type", wide: 110, cell: (row) => words(said.entities[nodes.type[row]]) },
    { name: "Also", wide: 240, cell: (row) => nodes.aliases[row].map(visible).join("; ") },
    { name: "Claims", wide: 70, cell: (row) => passing.nodes[row] },
    { name: "Articles", wide: 70, cell: (row) => nodes.mentions[row].length },
    { name: "State", wide: 60, cell: (row) => nodes.country[row] ?? "" },
    { name: "Class", wide: 150, cell: (row) => (nodes.class[row] ? words((nodes.class[row] as string).toUpperCase()) : "") },
    { name: "Identifiers", wide: 240, cell: (row) => nodes.identifiers[row].map((pair) => visible(pair.join(" "))).join("; ") },
  ];
  return { kind: "node", rows, columns };
}

export function TableView() {
  const whole = graph.value;
  const passing = seen.value;
  const kind = which.value;
  const all = loose.value;
  const table = useMemo(() => tableOf(whole, passing, kind), [whole, passing, kind, all]);
  const [sort, setSort] = useState<{ column: number; down: boolean } | null>(null);
  const order = sort && sort.column < table.columns.length ? sort : null;
  const rows = useMemo(() => {
    if (!order) return table.rows;
    const { cell } = table.columns[order.column];
    const keys = new Map(table.rows.map((row) => [row, cell(row)]));
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const way = order.down ? -1 : 1;
    return [...table.rows].sort((one, other) => {
      const [a, b] = [keys.get(one) as Cell, keys.get(other) as Cell];
      if ((a === "") !== (b === "")) return a === "" ? 1 : -1; // what is unknown stands last either way
      return way * (typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b))) || one - other;
    });
  }, [table, order?.column, order?.down]);
  const host = useRef<HTMLDivElement>(null);
  const [, redraw] = useState(0);
  const virtual = useRef<Virtualizer<HTMLDivElement, HTMLTableRowElement> | null>(null);
  const options = {
    count: rows.length,
    estimateSize: () => ROW,
    overscan: 12,
    getScrollElement: () => host.current,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw((n) => n + 1),
  };
  virtual.current ??= new Virtualizer<HTMLDivElement, HTMLTableRowElement>({ ...options, initialRect: { width: 800, height: 600 } });
  const v = virtual.current;
  v.setOptions({ ...v.options, ...options });
  useEffect(() => v._didMount(), []);
  useEffect(() => v._willUpdate());
  const items = v.getVirtualItems();
  const before = items.length ? items[0].start : 0;
  const after = items.length ? v.getTotalSize() - items[items.length - 1].end : 0;
  const text = () => csv([table.columns.map((column) => column.name), ...rows.map((row) => table.columns.map((column) => String(column.cell(row))))]);
  const chosen = selection.value;
  const show = (column: Column, row: number) => {
    const cell = column.cell(row);
    return column.name === "When" ? dated(String(cell)) : typeof cell === "number" ? cell.toLocaleString("en") : cell;
  };
  return (
    <div class="table-view">
      <div class="reading-bar">
        <fieldset class="choices">
          <legend>Rows</legend>
          {TABLES.map((name) => (
            <label key={name}>
              <input type="radio" name="rows" checked={kind === name} onChange={() => { which.value = name; setSort(null); }} /> {name}
            </label>
          ))}
        </fieldset>
        <span class="faint">{plural(rows.length, "row")}</span>
        <button type="button" onClick={() => void copy(text()).then((ok) => (told.value = ok ? `${plural(rows.length, "row")} copied as CSV.` : "The browser refused the clipboard; save the file instead."))}>
          Copy as CSV
        </button>
        <button type="button" onClick={() => download(`${kind}.csv`, "text/csv;charset=utf-8", `\ufeff${text()}\r\n`)}>
          Save as CSV
        </button>
      </div>
      <div class="rows" ref={host} tabIndex={0} role="region" aria-label={`Table of ${kind}`}>
        <table aria-rowcount={rows.length + 1}>
          <colgroup>
            {table.columns.map((column) => (
              <col key={column.name} style={{ width: `${column.wide}px` }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {table.columns.map((column, place) => (
                <th key={column.name} scope="col" aria-sort={order?.column === place ? (order.down ? "descending" : "ascending") : "none"}>
                  <button type="button" onClick={() => setSort({ column: place, down: order?.column === place && !order.down })}>
                    {column.name}
                    <span aria-hidden="true">{order?.column === place ? (order.down ? " ▼" : " ▲") : ""}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr style={{ height: `${before}px` }} aria-hidden="true" />}
            {items.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const on = chosen?.kind === table.kind && chosen.row === row;
              return (
                <tr key={`${kind}${row}`} class={on ? "chosen" : ""} aria-rowindex={item.index + 2} onClick={() => select(table.kind, row)}>
                  {table.columns.map((column, place) => (
                    <td key={column.name}>
                      {place === 0 ? (
                        <button type="button" class="cell" aria-label={`Select ${show(column, row) || `row ${item.index + 1}`}`} onClick={() => select(table.kind, row)}>
                          <bdi>{show(column, row) || "–"}</bdi>
                        </button>
                      ) : (
                        <bdi>{show(column, row)}</bdi>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
            {after > 0 && <tr style={{ height: `${after}px` }} aria-hidden="true" />}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Put text on the clipboard; from a file or in a frame the old way may be the only one. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "offstage";
    document.body.append(area);
    area.select();
    const ok = document.execCommand("copy");
    area.remove();
    return ok;
  }
}
