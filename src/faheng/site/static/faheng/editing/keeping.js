// What is typed and not yet acknowledged, kept on this computer until it is.
import { desk, fieldOf, isField, wasOf } from "./cells.js";

// One entry a cell, so that two windows on the same form do not undo each other's.
const prefix = `faheng:edit:${desk.dataset.user}:${desk.dataset.declaration}:`;
export const pending = new Map();
// What is on its way to the site, or may have got there: going back to `was` is then a
// change too.
export const flying = new Set();

export function keep(address, each) {
  pending.set(address, each);
  try { localStorage.setItem(prefix + address, JSON.stringify(each)); } catch { /* a full or forbidden store costs only this comfort */ }
}

export function drop(address) {
  pending.delete(address);
  try { localStorage.removeItem(prefix + address); } catch { /* as above */ }
}

// Notes what a field says now; true if that is not what is kept.
export function note(field, address) {
  const was = wasOf(field).value;
  if (field.value === was && !flying.has(address)) drop(address);
  else keep(address, { was, now: field.value });
  return pending.has(address);
}

// What an earlier visit left behind, as far as it still says something new; the rest goes.
export function leftBehind() {
  let names = [];
  try { names = Object.keys(localStorage).filter((name) => name.startsWith(prefix)); } catch { /* as above */ }
  return names.map((name) => [name.slice(prefix.length), read(name)]).filter(([address, each]) => {
    const field = fieldOf(address);
    const isNew = isField(field) && typeof each?.was === "string" && typeof each.now === "string" && each.now !== field.value;
    if (!isNew) drop(address);
    return isNew;
  });
}

function read(name) {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
}
