// A block copied from a worksheet fills as many cells as it has.
import { addressOf, desk, fieldOf, isField, put, say, tell, words } from "./cells.js";
import { change, commit } from "./saving.js";

// Tab-separated rows; a cell with line breaks or quotes stands in quotes.
export function blockOf(text) {
  const rows = [[]];
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const cell = /"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*)/y;
  for (let at = 0; at <= plain.length;) {
    cell.lastIndex = at;
    const found = cell.exec(plain);
    rows.at(-1).push(found[1] !== undefined ? found[1].replaceAll('""', '"') : found[2]);
    at = cell.lastIndex;
    if (plain[at] === "\n") rows.push([]);
    at += 1;
  }
  return rows;
}

// As they stand on paper: whether a row can be written in or not.
const rowsOf = (table) => [...table.tBodies[0].rows].filter((row) => row.matches("table.money tr, tr.line"));

// Under a merged cell a worksheet copies nothing: the levels of a row go on from the row
// above. `null` is a cell to be left as it is.
function carried(block, names) {
  if (block.length === 1) return block;
  const above = {};
  return block.map((texts) => texts.map((text, right) => {
    const name = names[right];
    if (name !== "level1" && name !== "level2") return text;
    const said = text.trim() || (above[name] ?? null);
    if (name === "level1" && said !== above.level1) delete above.level2;
    if (said !== null) above[name] = said;
    return said;
  }));
}

export async function onPaste(event) {
  const field = event.target;
  const text = event.clipboardData?.getData("text/plain") || "";
  const table = isField(field) && field.closest("table.grid, table.money");
  if (!table) return;
  const column = field.closest("td, th").cellIndex;
  const names = [...table.tHead.rows[0].cells].slice(column).map((each) => each.className);
  const block = carried(blockOf(text), names);
  if (block.length === 1 && block[0].length === 1) return;
  event.preventDefault();
  const place = `#${table.closest("section").id} table.${[...table.classList].join(".")}`;
  const first = rowsOf(table).indexOf(field.closest("tr"));
  const missing = first + block.length - rowsOf(table).length;
  if (missing > 0 && table.matches(".grid") && document.getElementById("add-indicator")) {
    const form = new FormData();
    form.set("do", `add-several:${missing}`);
    const data = await change(desk.dataset.rows, form);
    if (data.why) { tell(data.why); return; }
  }
  const [filled, skipped] = fill(document.querySelector(place), block, first, column);
  const facts = { count: filled.length, skipped };
  tell(say(skipped ? words.filledSome : words.filled, facts), () => {
    for (const [address, before] of filled) {
      const each = fieldOf(address);
      if (isField(each)) { put(each, before); commit(each); }
    }
  });
}

// What was filled, as it was before; and how many texts found no field.
function fill(table, block, first, column) {
  const rows = rowsOf(table);
  const filled = [];
  let skipped = 0;
  block.forEach((texts, down) => texts.forEach((text, right) => {
    if (text === null) return;
    const field = rows[first + down]?.cells[column + right]?.querySelector(".field");
    if (!field) { skipped += text.trim() ? 1 : 0; return; }
    filled.push([addressOf(field), field.value]);
    put(field, text.trim());
  }));
  for (const [address] of filled) commit(fieldOf(address));
  return [filled, skipped];
}
