// What is typed and not yet acknowledged, kept on this computer until it is.
import { desk, fieldOf, isField, wasOf } from "./cells.js";

const name = `faheng:edit:${desk.dataset.user}:${desk.dataset.declaration}`;
export const pending = new Map();

function read() {
  try { return JSON.parse(localStorage.getItem(name)) || {}; } catch { return {}; }
}

export function store() {
  try {
    if (pending.size) localStorage.setItem(name, JSON.stringify(Object.fromEntries(pending)));
    else localStorage.removeItem(name);
  } catch { /* a full or forbidden store costs only this comfort */ }
}

// Notes what a field says now; true if that is not what is kept.
export function note(field, address) {
  const was = wasOf(field).value;
  if (field.value === was) pending.delete(address);
  else pending.set(address, { was, now: field.value });
  store();
  return pending.has(address);
}

// What an earlier visit left behind, as far as it still says something new.
export function leftBehind() {
  return Object.entries(read()).filter(([address, each]) => {
    const field = fieldOf(address);
    return isField(field) && typeof each.now === "string" && each.now !== field.value;
  });
}

export function forget() {
  pending.clear();
  store();
}
