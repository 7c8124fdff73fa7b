// Editing a declaration: typed into the official form, kept at once, judged beside it.
import { addressOf, desk, fieldOf, fit, fitAll, isField, mark, put, say, tell, wasOf, words } from "./editing/cells.js";
import { drop, keep, leftBehind, note, pending } from "./editing/keeping.js";
import { onKey } from "./editing/moving.js";
import { onPaste } from "./editing/pasting.js";
import { onChoice, read } from "./editing/reading.js";
import { change, commit, commitAll, flush, look } from "./editing/saving.js";
import { goOn, nearby } from "./editing/tools.js";

const LONGEST_PARTING = 2500;

fitAll(document);
document.addEventListener("keydown", onKey);
document.addEventListener("paste", onPaste);
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!isField(field)) return;
  mark(field, note(field, addressOf(field)) ? "unsaved" : "");
  fit(field);
  read(field);
});
document.addEventListener("change", (event) => { if (isField(event.target)) commit(event.target); });
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) { look(); return; }
  commitAll();
});
window.addEventListener("online", () => flush());
window.addEventListener("pageshow", (event) => { if (event.persisted) look(); });
setInterval(look, 20000);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.spelling !== undefined || button.dataset.act) onChoice(button);
  if (button.name !== "do" || !button.formAction) return;
  event.preventDefault();
  const form = new FormData();
  form.set("do", button.value);
  const source = document.getElementById("new-source");
  if (source) form.set("source", source.value);
  await changeRows(form, button);
});

// Who goes on to another page takes along what was just typed; a site that does not answer
// holds nobody, for the text is kept here.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  if (!link || link.target || link.hash || event.ctrlKey || event.metaKey || event.defaultPrevented || !pending.size) return;
  event.preventDefault();
  await Promise.race([commitAll(), new Promise((go) => { setTimeout(go, LONGEST_PARTING); })]);
  location.assign(link.href);
});

async function changeRows(form, button) {
  const ids = button ? nearby(button) : [];
  const data = await change(desk.dataset.rows, form);
  // A row that was taken away and could not be put back can be asked for once more.
  const again = form.get("do").startsWith("restore:") ? () => changeRows(form) : null;
  if (data.why) { tell(data.why, again); return; }
  goOn(button, data.focus, ids);
  if (!data.removed) return;
  const back = new FormData();
  back.set("do", `restore:${data.removed.after}`);
  for (const [name, text] of Object.entries(data.removed.texts)) back.set(name, text);
  tell(say(words.removed, { name: data.removed.name }), () => changeRows(back));
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-ajax], form.library")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.matches(".library")) {
    document.querySelector("#library-found button")?.focus();
    return;
  }
  const data = await change(form.action, new FormData(form));
  if (!data.why) document.dispatchEvent(new Event("faheng:taken"));
  const mistake = form.querySelector(".mistake");
  if (data.why && mistake) { mistake.textContent = data.why; mistake.hidden = false; } else if (data.why) tell(data.why);
}, true);

// Work that did not reach the site last time is offered again.
const left = leftBehind();
const notice = document.getElementById("kept-here");
if (left.length) {
  const text = notice.querySelector("p");
  text.textContent = say(text.dataset.countText, { count: left.length });
  notice.hidden = false;
}
notice.addEventListener("click", (event) => {
  const act = event.target.dataset.act;
  if (!act) return;
  notice.hidden = true;
  for (const [address, each] of left) {
    if (act === "drop-kept") { drop(address); continue; }
    const field = fieldOf(address);
    put(field, each.now);
    // Held against what was seen when it was typed, not against what stands there now.
    wasOf(field).value = each.was;
    keep(address, each);
    mark(field, "unsaved");
  }
  commitAll();
});
