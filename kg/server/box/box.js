// The box for questions: asks the server, shows rows as text. Ids lead to what they name in the page above.
"use strict";
(() => {
  const form = document.querySelector("#box form");
  const text = document.getElementById("box-text");
  const button = form.querySelector("button");
  const status = document.getElementById("box-status");
  const shown = document.getElementById("box-rows");
  const ID = /^([a-z]+(?:-[a-z]+)*)-[0-9a-f]{20}$/;

  // Signs that turn or hide a text are written out, as in the page above.
  const visible = (words) =>
    words.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (sign) =>
      sign === "\n" || sign === "\t" ? sign : `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`);

  const element = (name, words) => {
    const made = document.createElement(name);
    if (words !== undefined) made.textContent = visible(words);
    return made;
  };

  const address = (id) => {
    const kind = ID.exec(id)?.[1];
    if (!kind) return null;
    return kind === "claim" ? `#claim=${id}` : kind === "article" ? `#view=article&article=${id}` : `#node=${id}`;
  };

  const linked = (id, words) => {
    const target = address(id);
    if (!target) return element("bdi", words);
    const link = element("a", words);
    link.href = target;
    return link;
  };

  const isNode = (value) => Array.isArray(value.labels) && value.properties && typeof value.properties === "object";

  const words = (value) => {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.map(words).join("; ");
    if (typeof value === "object") return isNode(value) ? `${value.labels.join(" ")} ${naming(value.properties)}` : JSON.stringify(value);
    return String(value);
  };

  const naming = (properties) => String(properties.name ?? properties.title ?? properties.edtf ?? properties.id ?? "");

  const cell = (value) => {
    const data = element("td");
    const inner = element("div");
    if (typeof value === "string") inner.append(linked(value, value));
    else if (value && typeof value === "object" && !Array.isArray(value) && isNode(value)) inner.append(linked(String(value.properties.id), words(value)));
    else inner.append(element("bdi", words(value)));
    data.append(inner);
    return data;
  };

  const table = (answer) => {
    const made = element("table");
    const head = made.createTHead().insertRow();
    for (const column of answer.columns) {
      const name = element("th", column);
      name.scope = "col";
      head.append(name);
    }
    const body = made.createTBody();
    for (const row of answer.rows) body.insertRow().append(...row.map(cell));
    return made;
  };

  const tell = (sentence, wrong) => {
    status.textContent = visible(sentence);
    status.className = wrong ? "wrong" : "";
  };

  const ask = async () => {
    button.disabled = true;
    tell("asking ...", false);
    shown.replaceChildren();
    try {
      const response = await fetch("/query", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ cypher: text.value }),
      });
      if (!response.ok) {
        tell((await response.text()).trim(), true);
        return;
      }
      const answer = await response.json();
      if (answer.rows.length) shown.append(table(answer));
      const count = `${answer.rows.length.toLocaleString("en")} row${answer.rows.length === 1 ? "" : "s"}`;
      tell(answer.more ? `the first ${count}; there are more, which the limit leaves out` : count, false);
    } catch {
      tell("the server doesn't answer; is kg serve still running?", true);
    } finally {
      button.disabled = false;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !button.disabled) {
      event.preventDefault();
      void ask();
    }
  });
})();
