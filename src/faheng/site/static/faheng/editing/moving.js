// From cell to cell by keyboard, as in a worksheet.
import { boxOf, isField, wasOf } from "./cells.js";
import { commit } from "./saving.js";

const fields = () => [...document.querySelectorAll("#desk .cell .field")];

function beside(field, step) {
  const all = fields();
  return all[all.indexOf(field) + step];
}

// The same column, so many rows on; else the next field above or below.
function across(field, step) {
  const cell = field.closest("td");
  const rows = [...field.closest("tbody").rows].filter((row) => row.querySelector(".field"));
  const row = rows[rows.indexOf(field.closest("tr")) + step];
  const found = row && row.cells[cell.cellIndex]?.querySelector(".field");
  if (found) return found;
  const own = new Set(rows[rows.indexOf(field.closest("tr"))]?.querySelectorAll(".field"));
  const all = fields();
  let at = all.indexOf(field);
  do { at += step; } while (own.has(all[at]));
  return all[at];
}

function go(field) {
  if (!field) return false;
  field.focus();
  if (field.select) field.select();
  return true;
}

const inOneLine = (field) => field.scrollHeight < 2.2 * parseFloat(getComputedStyle(field).lineHeight);

function isAtEdge(field, key) {
  if (field.tagName === "SELECT") return key === "ArrowLeft" || key === "ArrowRight";
  const { selectionStart: from, selectionEnd: to, value } = field;
  const whole = from === 0 && to === value.length;
  if (whole) return true;
  if (from !== to) return false;
  if (key === "ArrowLeft") return from === 0;
  if (key === "ArrowRight") return to === value.length;
  if (inOneLine(field)) return true;
  return key === "ArrowUp" ? from === 0 : to === value.length;
}

const STEPS = {
  ArrowLeft: (field) => beside(field, -1), ArrowRight: (field) => beside(field, 1),
  ArrowUp: (field) => across(field, -1), ArrowDown: (field) => across(field, 1),
};

export function onKey(event) {
  const field = event.target;
  // The Enter and the arrows of an input method belong to it.
  if (!isField(field) || event.isComposing || event.keyCode === 229) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key === "Escape") {
    field.value = wasOf(field).value;
    commit(field);
  } else if (event.key === "Enter") {
    const long = boxOf(field).dataset.kind === "prose" && !field.closest(".grid");
    if (long || field.tagName === "SELECT") return;
    event.preventDefault();
    if (!go(across(field, 1))) field.blur();
  } else if (STEPS[event.key] && isAtEdge(field, event.key)) {
    if (go(STEPS[event.key](field))) event.preventDefault();
  }
}
