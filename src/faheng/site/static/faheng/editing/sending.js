// One request to the site, and a word for it where no answer came.
import { words } from "./cells.js";

const token = document.querySelector("#sheet input[name=csrfmiddlewaretoken]").value;
const line = document.getElementById("saved");
const LONGEST_WAIT = 15000;
// What cannot be asked twice without harm is given longer than the database waits for its turn.
export const LONG_WAIT = 45000;

export function status(text, kind) {
  line.textContent = text;
  line.parentElement.dataset.kind = kind || "";
}

// Older browsers wait as long as it takes.
export const patience = (wait) => AbortSignal.timeout?.(wait || LONGEST_WAIT);
export const isGone = (answer) => answer.status === 404 || answer.status === 410;

// What the site says; or what kept it from saying it, as `lost`.
export async function post(url, form, { keepalive, wait } = {}) {
  try {
    const answer = await fetch(url, {
      method: "POST", body: form, keepalive: Boolean(keepalive), credentials: "same-origin",
      headers: { "X-Faheng": "editing", "X-CSRFToken": token }, signal: patience(wait),
    });
    const isJson = (answer.headers.get("content-type") || "").startsWith("application/json");
    if (isJson) return await answer.json();
    if (isGone(answer)) return { lost: "gone" };
    return { lost: answer.redirected || answer.status === 403 ? "signedOut" : "failed" };
  } catch (why) {
    return { lost: why.name === "TimeoutError" ? "late" : "offline" };
  }
}
