// The cells of the form as the page has them: fields, what they said, where they stand.
export const desk = document.getElementById("desk");
export const words = document.querySelector("#status .words").dataset;

export const slugOf = (address) => address.replaceAll(":", "-").replaceAll(".", "-");
export const fieldOf = (address) => document.getElementById("f-" + slugOf(address));
export const saidOf = (address) => document.getElementById("said-" + slugOf(address));
export const boxOf = (element) => element.closest(".cell[data-cell]");
export const addressOf = (field) => boxOf(field).dataset.cell;
export const isField = (element) => element instanceof Element && element.matches(".cell .field");
export const wasOf = (field) => boxOf(field).querySelector("input[name=was]");
export const say = (text, facts) => Object.entries(facts || {}).reduce((all, [name, fact]) => all.replace(`{${name}}`, fact), text);

// Fields grow with their text where the browser does not do it by itself.
const grows = !CSS.supports("field-sizing", "content");
export function fit(field) {
  if (!grows || field.tagName !== "TEXTAREA") return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
export const fitAll = (root) => { if (grows) root.querySelectorAll("textarea.field").forEach(fit); };

export function put(field, text) {
  if (field.tagName === "SELECT" && ![...field.options].some((each) => each.value === text)) {
    field.add(new Option(text, text));
  }
  field.value = text;
  fit(field);
}

export function mark(field, state) {
  const box = boxOf(field);
  box.classList.toggle("unsaved", state === "unsaved");
  box.classList.toggle("refused", state === "refused");
}

const toast = document.getElementById("toast");
let clearing = 0;
export function tell(text, undo) {
  toast.replaceChildren(document.createTextNode(text));
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.undo;
    button.addEventListener("click", () => { toast.hidden = true; undo(); });
    toast.append(" ", button);
  }
  toast.hidden = false;
  clearTimeout(clearing);
  clearing = setTimeout(() => { toast.hidden = true; }, 12000);
}
