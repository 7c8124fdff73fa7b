// Where the hand goes on after a button changed the rows it stands among.
import { fieldOf } from "./cells.js";

const kindOf = (button) => button.value.split(":")[0];

// Ids of the buttons that may take over, the nearest first.
export function nearby(button) {
  const row = [...(button.closest("tr")?.querySelectorAll("button") || [])];
  const table = button.closest("table");
  const alike = [...(table?.querySelectorAll("button") || [])].filter((each) => kindOf(each) === kindOf(button));
  const at = alike.indexOf(button);
  const adds = table?.parentElement.closest("section, div, fieldset, form")?.querySelector(".quiet-add");
  return [button, ...row, alike[at + 1], alike[at - 1], adds].filter(Boolean).map((each) => each.id);
}

// Only from where the button left it: who has gone on to write elsewhere is not called back.
export function goOn(button, focus, ids) {
  const now = document.activeElement;
  const isFree = !now || now === document.body || now === button || (now.id && now.id === button?.id);
  if (!isFree) return;
  const usable = ids.map((id) => document.getElementById(id)).find((each) => each && !each.disabled);
  (focus ? fieldOf(focus) : usable)?.focus();
}
