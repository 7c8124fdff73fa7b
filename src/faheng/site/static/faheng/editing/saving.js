// Sends what was typed, one request after the other, and shows what became of it.
import { addressOf, boxOf, desk, fieldOf, fitAll, isField, mark, put, saidOf, say, tell, wasOf, words } from "./cells.js";
import { drop, keep, note, pending } from "./keeping.js";

const token = document.querySelector("#sheet input[name=csrfmiddlewaretoken]").value;
const line = document.getElementById("saved");
// Refused or disputed: not sent again until it is changed. Left, and so to be sent.
const held = new Set();
const ready = new Set();
const LARGEST_KEPT_ALIVE = 15000;
let queue = Promise.resolve();
let retry = 0;
const known = { seen: desk.dataset.seen, revision: desk.dataset.revision };

export function status(text, kind) {
  line.textContent = text;
  line.parentElement.dataset.kind = kind || "";
}

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

export function flush() {
  queue = queue.then(send).catch((why) => { console.error(why); });
  return queue;
}

async function send() {
  const batch = [...pending].filter(([address]) => ready.has(address) && !held.has(address));
  if (!batch.length) return;
  const form = page(new FormData());
  for (const [address, each] of batch) {
    form.append("cell", address);
    form.append("was", each.was);
    form.append("now", each.now);
  }
  status(words.saving);
  const length = batch.reduce((sum, [, each]) => sum + each.was.length + each.now.length, 0);
  // Goes on when the page is left, as far as browsers allow.
  const data = await post(desk.dataset.save, form, length < LARGEST_KEPT_ALIVE);
  if (!data) return;
  if (data.why) {
    for (const [address] of batch) { held.add(address); refuse(address, data.why); }
    status(words.refused, "error");
    return;
  }
  take(data, new Map(batch));
}

// Any other change of the form, such as a row or a repair: after all that waits.
export function change(url, form) {
  const answered = flush().then(() => post(url, page(form))).then((data) => {
    if (data && !data.why) take(data, new Map());
    return data;
  });
  queue = answered.catch(() => {});
  return answered;
}

async function post(url, form, keepalive) {
  let answer;
  try {
    answer = await fetch(url, {
      method: "POST", body: form, keepalive: Boolean(keepalive), credentials: "same-origin",
      headers: { "X-Faheng": "editing", "X-CSRFToken": token },
    });
  } catch {
    return later(words.offline);
  }
  const isJson = (answer.headers.get("content-type") || "").startsWith("application/json");
  if (isJson) return answer.json();
  if (answer.redirected || answer.status === 403) { status(words.signedOut, "error"); return null; }
  return later(words.failed);
}

function later(text) {
  status(text, "error");
  clearTimeout(retry);
  retry = setTimeout(() => flush(), 5000);
  return null;
}

function take(data, sent) {
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
      held.add(each.cell);
    }
  }
  for (const [address, text] of Object.entries(data.others)) {
    const field = fieldOf(address);
    if (!isField(field) || pending.has(address)) continue;
    wasOf(field).value = text;
    put(field, text);
  }
  swap(data.html, typing);
  for (const each of data.cells) {
    if (each.status === "refused") refuse(each.cell, each.why);
    if (each.status === "conflict") dispute(each);
  }
  if (data.by_others) tell(say(words.others, { count: data.by_others }));
  if (data.moved) status(words.moved, "error");
  else if ([...pending.keys()].some((address) => held.has(address))) status(words.refused, "error");
  else status(say(words.saved, { at: data.at }), "saved");
}

// Puts the changed parts in their places; what is being typed stays under the hand.
function swap(html, typing) {
  const place = isField(typing) ? [typing.id, typing.selectionStart, typing.selectionEnd, typing.value] : null;
  window.htmx.swap(document.body, html, { swapStyle: "none" });
  for (const [address, each] of pending) {
    const field = fieldOf(address);
    if (!isField(field)) continue;
    put(field, each.now);
    // Held against what was seen when it was typed, not against what was just brought.
    wasOf(field).value = each.was;
    mark(field, held.has(address) ? "refused" : "unsaved");
  }
  for (const marks of document.querySelectorAll(".marks")) {
    const field = marks.parentElement.querySelector(".field");
    if (field) field.toggleAttribute("aria-invalid", Boolean(marks.querySelector(".mark.error")));
    if (field?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
  }
  fitAll(document);
  if (!place) return;
  const field = document.getElementById(place[0]);
  if (!isField(field) || field === document.activeElement) return;
  put(field, place[3]);
  field.focus({ preventScroll: true });
  if (field.setSelectionRange) field.setSelectionRange(place[1], place[2]);
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
  if (document.hidden || pending.size) return;
  const query = new URLSearchParams(page(new FormData()));
  try {
    const answer = await fetch(`${desk.dataset.changes}?${query}`, { headers: { "X-Faheng": "editing" } });
    if (answer.status === 200 && !answer.redirected && !pending.size) take(await answer.json(), new Map());
  } catch { /* the next look will do */ }
}
