/** Text from articles: cut by code points, shown as text, linked only where a link is safe. */

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text that is cut by code points, as offsets count, while strings here count UTF-16 units. */
export class Cut {
  private readonly at: Uint32Array | null;
  readonly length: number;

  constructor(private readonly text: string) {
    if (!ASTRAL.test(text)) {
      this.at = null;
      this.length = text.length;
      return;
    }
    const at = new Uint32Array(text.length + 1);
    let count = 0;
    for (let unit = 0; unit < text.length; count++) {
      at[count] = unit;
      unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1;
    }
    at[count] = text.length;
    this.at = at;
    this.length = count;
  }

  slice(start: number, end: number): string {
    const first = Math.max(0, Math.min(start, this.length));
    const last = Math.max(first, Math.min(end, this.length));
    return this.at ? this.text.slice(this.at[first], this.at[last]) : this.text.slice(first, last);
  }
}

/** Signs that are unseen, or turn the direction of what follows, written as what they are. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** One line of at most so many signs. */
export function short(text: string, most = 36): string {
  const line = visible(text).replace(/\s+/g, " ").trim();
  const signs = [...line.slice(0, most * 2 + 2)];
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : line;
}

/** The address where it is http or https, else null. */
export function link(address: string | null): string | null {
  if (!address) return null;
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** ArmsTransfer as "arms transfer", SUPPLIED_THROUGH as "supplied through". */
export function words(name: string): string {
  if (name === name.toUpperCase()) return name.toLowerCase().replace(/_/g, " ");
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** Letters and digits for comparing: no case, no accents. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const SEASONS = ["spring", "summer", "autumn", "winter"];

/** An EDTF date as one says it; what has no short wording stays EDTF. */
export function dated(edtf: string | null): string {
  if (!edtf) return "";
  if (edtf.includes("/")) {
    const [from, to] = edtf.split("/");
    if (!from || from === "..") return `until ${dated(to)}`;
    if (!to || to === "..") return `since ${dated(from)}`;
    return `${dated(from)} to ${dated(to)}`;
  }
  const mark = /[?~%]$/.exec(edtf)?.[0];
  const plain = mark ? edtf.slice(0, -1) : edtf;
  const yearless = /^XXXX-(0[1-9]|1[0-2])-(\d\d)$/.exec(plain);
  if (yearless) return `${Number(yearless[2])} ${MONTHS[Number(yearless[1]) - 1]}, year not said`;
  const season = /^(\d{4})-(2[1-4])$/.exec(plain);
  const said = season ? `${SEASONS[Number(season[2]) - 21]} ${season[1]}` : plain;
  if (!mark) return said;
  return mark === "?" ? `${said} (uncertain)` : `about ${said}`;
}

/** Cells as RFC 4180 wants them; a cell that a spreadsheet would take for a formula is guarded. */
export function csv(rows: string[][]): string {
  return rows
    .map((row) =>
      row
        .map((cell) => {
          const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
          return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
        })
        .join(","),
    )
    .join("\r\n");
}
