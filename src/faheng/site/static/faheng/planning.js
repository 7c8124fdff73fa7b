// On the desk: tick a whole pile at once, and say how many are ticked.
"use strict";
for (const form of document.querySelectorAll("form[data-pile]")) {
  const boxes = [...form.querySelectorAll("input[name=declaration]")];
  const all = form.querySelector(".tick-all");
  const count = form.querySelector(".ticked-count");
  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.textContent = ticked ? `${ticked} / ${boxes.length}` : "";
  };
  all.hidden = false;
  all.addEventListener("click", () => {
    const some = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = some;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
}
// A meeting's details are typed only where none on record is chosen.
for (const minutes of document.querySelectorAll("fieldset.minutes")) {
  const chosen = minutes.querySelector("select[name$=decision]");
  const fresh = minutes.querySelector(".new-minutes");
  const show = () => { fresh.hidden = chosen.value !== ""; };
  chosen.addEventListener("change", show);
  show();
}
