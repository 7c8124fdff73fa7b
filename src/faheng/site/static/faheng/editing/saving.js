// Sends what was typed, one request after the other, and shows what became of it.
import { bring } from "./bringing.js";
import { addressOf, boxOf, desk, fieldOf, isField, mark, put, saidOf, say, tell, wasOf, words } from "./cells.js";
import { drop, flying, keep, note, pending } from "./keeping.js";
import { isGone, LONG_WAIT, patience, post, status } from "./sending.js";

// Refused or disputed: not sent again until it is changed. Left, and so to be sent.
const held = new Set();
const ready = new Set();
const LARGEST_KEPT_ALIVE = 15000;
let queue = Promise.resolve();
let retry = 0;
let isOver = false;
const known = { seen: desk.dataset.seen, revision: desk.dataset.revision };

function page(form) {
  form.set("seen", known.seen);
  form.set("revision", known.revision);
  const shown = [...document.querySelectorAll("[data-digest]:not([data-digest=''])")];
  form.set("shown", shown.map((each) => `${each.dataset.slot}=${each.dataset.digest}`).join(","));
  return form;
}

// A field was left: send it, with all else that waits.
export function commit(field) {
  const address = addressOf(field);
  held.delete(address);
  if (note(field, address)) {
    mark(field, "unsaved");
    ready.add(address);
    flush();
  } else {
    mark(field, "");
  }
}

export function commitAll() {
  for (const address of pending.keys()) ready.add(address);
  return flush();
}

// Resolves to what kept the cells from the site, if anything did.
export function flush() {
  queue = queue.then(send).catch((why) => { console.error(why); });
  return queue;
}

async function send() {
  const batch = [...pending].filter(([address]) => ready.has(address) && !held.has(address));
  if (!batch.length) return "";
  const form = page(new FormData());
  for (const [address, each] of batch) {
    form.append("cell", address);
    form.append("was", each.was);
    form.append("now", each.now);
    flying.add(address);
  }
  status(words.saving);
  const length = batch.reduce((sum, [, each]) => sum + each.was.length + each.now.length, 0);
  // Goes on when the page is left, as far as browsers allow.
  const data = await post(desk.dataset.save, form, { keepalive: length < LARGEST_KEPT_ALIVE });
  if (data.lost) return miss(data.lost);
  const sent = new Map(batch);
  for (const address of sent.keys()) flying.delete(address);
  if (data.why) {
    for (const address of sent.keys()) if (hold(address, sent)) refuse(address, data.why);
    status(words.refused, "error");
    return "";
  }
  take(data, sent);
  return "";
}

// Cells wait here for a better moment; the line says which.
function miss(lost) {
  status(words[lost === "late" ? "offline" : lost], "error");
  isOver = lost === "gone";
  clearTimeout(retry);
  if (["late", "offline", "failed"].includes(lost)) retry = setTimeout(flush, 5000);
  return lost;
}

// Any other change of the form, such as a row or a repair: after all that waits. Tells
// `why` if it was not done; it is asked for again by who wants it, not by itself.
export function change(url, form) {
  const answered = flush().then((lost) => (lost ? { lost } : post(url, page(form), { wait: LONG_WAIT }))).then((data) => {
    if (data.lost) return notDone(data.lost);
    if (!data.why) take(data, new Map());
    return data;
  });
  queue = answered.then(() => "", (why) => { console.error(why); });
  return answered;
}

function notDone(lost) {
  const why = { gone: words.gone, signedOut: words.expired, late: words.late }[lost] || words.notDone;
  if (lost === "late") setTimeout(look);
  isOver ||= lost === "gone";
  // While cells wait as well, the line goes on telling of them.
  if (!pending.size) status(why, "error");
  return { why };
}

// What was changed again on the way is judged anew, not held.
function hold(address, sent) {
  if (pending.get(address)?.now === sent.get(address)?.now) held.add(address);
  return held.has(address);
}

function take(data, sent) {
  isOver = false;
  const typing = document.activeElement;
  known.seen = data.seen;
  known.revision = data.revision;
  for (const each of data.cells) {
    const field = fieldOf(each.cell);
    const current = pending.get(each.cell);
    if (each.status === "saved") {
      if (current && current.now === sent.get(each.cell)?.now) {
        drop(each.cell);
        ready.delete(each.cell);
      } else if (current) keep(each.cell, { was: each.text, now: current.now });
      if (!isField(field)) continue;
      wasOf(field).value = each.text;
      if (!pending.has(each.cell) && field !== typing) put(field, each.text);
      mark(field, pending.has(each.cell) ? "unsaved" : "");
    } else {
      hold(each.cell, sent);
    }
  }
  for (const [address, text] of Object.entries(data.others)) {
    const field = fieldOf(address);
    if (!isField(field) || pending.has(address)) continue;
    wasOf(field).value = text;
    put(field, text);
  }
  bring(data.html, typing, (address) => held.has(address));
  for (const each of data.cells.filter(({ cell }) => held.has(cell))) {
    if (each.status === "refused") refuse(each.cell, each.why);
    if (each.status === "conflict") dispute(each);
  }
  if (data.by_others) tell(say(words.others, { count: data.by_others }));
  if (data.moved) status(words.moved, "error");
  else if ([...pending.keys()].some((address) => held.has(address))) status(words.refused, "error");
  else status(say(words.saved, { at: data.at }), "saved");
}

function refuse(address, why) {
  const field = fieldOf(address);
  if (!isField(field)) return;
  mark(field, "refused");
  const said = document.createElement("span");
  said.className = "mistake";
  said.textContent = why;
  saidOf(address).replaceChildren(said);
}

function dispute(each) {
  const field = fieldOf(each.cell);
  if (!isField(field)) return;
  mark(field, "refused");
  boxOf(field).dataset.theirs = each.theirs;
  saidOf(each.cell).innerHTML = each.html;
}

// Of two texts in one cell the person has chosen one.
export function settle(field, mine) {
  const theirs = boxOf(field).dataset.theirs;
  wasOf(field).value = theirs;
  saidOf(addressOf(field)).replaceChildren();
  if (!mine) put(field, theirs);
  commit(field);
  field.focus();
}

export async function look() {
  if (document.hidden || pending.size || isOver) return;
  const query = new URLSearchParams(page(new FormData()));
  try {
    const answer = await fetch(`${desk.dataset.changes}?${query}`, { headers: { "X-Faheng": "editing" }, signal: patience() });
    if (isGone(answer)) miss("gone");
    if (answer.status === 200 && !answer.redirected && !pending.size) take(await answer.json(), new Map());
  } catch { /* the next look will do */ }
}
