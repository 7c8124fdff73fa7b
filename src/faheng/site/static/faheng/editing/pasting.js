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

const rowsOf = (table) => [...table.tBodies[0].rows].filter((row) => row.querySelector(".field"));

export async function onPaste(event) {
  const field = event.target;
  const text = event.clipboardData?.getData("text/plain") || "";
  const table = isField(field) && field.closest("table.grid, table.money");
  if (!table) return;
  const block = blockOf(text);
  if (block.length === 1 && block[0].length === 1) return;
  event.preventDefault();
  const place = `#${table.closest("section").id} table.${[...table.classList].join(".")}`;
  const column = field.closest("td, th").cellIndex;
  const first = rowsOf(table).indexOf(field.closest("tr"));
  const missing = first + block.length - rowsOf(table).length;
  if (missing > 0 && table.matches(".grid")) {
    const form = new FormData();
    form.set("do", `add-several:${missing}`);
    await change(desk.dataset.rows, form);
  }
  const filled = fill(document.querySelector(place), block, first, column);
  tell(say(words.filled, { count: filled.length }), () => {
    for (const [address, before] of filled) {
      const each = fieldOf(address);
      if (isField(each)) { put(each, before); commit(each); }
    }
  });
}

function fill(table, block, first, column) {
  const rows = rowsOf(table);
  const filled = [];
  block.forEach((texts, down) => texts.forEach((text, right) => {
    const field = rows[first + down]?.cells[column + right]?.querySelector(".field");
    if (!field) return;
    filled.push([addressOf(field), field.value]);
    put(field, text.trim());
  }));
  for (const [address] of filled) commit(fieldOf(address));
  return filled;
}
