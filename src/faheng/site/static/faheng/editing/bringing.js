// Puts changed parts in their places; what is being written stays under the hand.
import { fieldOf, fitAll, isField, mark, put, wasOf } from "./cells.js";
import { pending } from "./keeping.js";

export function bring(html, typing, isHeld) {
  const place = isField(typing) ? [typing.id, typing.selectionStart, typing.selectionEnd, typing.value] : null;
  const beside = halfWritten();
  window.htmx.swap(document.body, html, { swapStyle: "none" });
  for (const [address, each] of pending) {
    const field = fieldOf(address);
    if (!isField(field)) continue;
    put(field, each.now);
    // Held against what was seen when it was typed, not against what was just brought.
    wasOf(field).value = each.was;
    mark(field, isHeld(address) ? "refused" : "unsaved");
  }
  for (const marks of document.querySelectorAll(".marks")) {
    const field = marks.parentElement.querySelector(".field");
    if (field) field.toggleAttribute("aria-invalid", Boolean(marks.querySelector(".mark.error")));
    if (field?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
  }
  fitAll(document);
  beside.forEach(putBack);
  if (!place) return;
  const field = document.getElementById(place[0]);
  if (!isField(field) || field === document.activeElement) return;
  put(field, place[3]);
  field.focus({ preventScroll: true });
  if (field.setSelectionRange) field.setSelectionRange(place[1], place[2]);
}

// Reasons and answers beside the cells: kept by the site only when their button is pressed.
function halfWritten() {
  return [...document.querySelectorAll("form[data-ajax] textarea")].map((area) => ({
    area, text: area.value, isNew: area.value !== area.defaultValue,
    isOpen: area.closest("details")?.open,
    at: area === document.activeElement ? [area.selectionStart, area.selectionEnd] : null,
  }));
}

function putBack({ area, text, isNew, isOpen, at }) {
  const now = document.getElementById(area.id);
  if (!now || now === area) return;
  if (isNew) now.value = text;
  if (isOpen) now.closest("details").open = true;
  if (!at) return;
  now.focus({ preventScroll: true });
  now.setSelectionRange(...at);
}
