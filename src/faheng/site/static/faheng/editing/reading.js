// What a value is understood to say, while it is typed.
import { addressOf, boxOf, desk, fieldOf, isField, put, saidOf } from "./cells.js";
import { commit, settle } from "./saving.js";

const KINDS = new Set(["target", "money", "date", "day", "percent"]);
let waiting = 0;
let asked = null;

export function read(field) {
  if (!KINDS.has(boxOf(field).dataset.kind)) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(field), 250);
}

async function ask(field) {
  asked?.abort();
  asked = new AbortController();
  const [cell, text] = [addressOf(field), field.value];
  try {
    const answer = await fetch(`${desk.dataset.understand}?${new URLSearchParams({ cell, text })}`, { signal: asked.signal });
    const said = answer.ok && !answer.redirected ? await answer.text() : "";
    const now = fieldOf(cell);
    if (isField(now) && now.value === text && !boxOf(now).querySelector(".conflict")) saidOf(cell).innerHTML = said;
  } catch { /* without it the value is read when it is saved */ }
}

export function onChoice(button) {
  const field = boxOf(button)?.querySelector(".field");
  if (!field) return;
  if (button.dataset.spelling !== undefined) {
    put(field, button.dataset.spelling);
    commit(field);
    field.focus();
  } else if (button.dataset.act === "take-theirs" || button.dataset.act === "keep-mine") {
    settle(field, button.dataset.act === "keep-mine");
  }
}
