// Copies a form's cells one after the other. Without it the text is selected by a click.
"use strict";
(() => {
  const buttons = [...document.querySelectorAll("button.copy")];
  const told = document.getElementById("copied");
  const textOf = (button) => button.closest("div").querySelector(".copy-text");

  const select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const written = async (node) => {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(node.textContent);
        return true;
      } catch { /* Refused by the browser: the text is selected below. */ }
    }
    select(node);
    // The old way, where a plain address gives no clipboard.
    return document.execCommand("copy");
  };

  for (const [at, button] of buttons.entries()) {
    button.addEventListener("click", async () => {
      const done = await written(textOf(button));
      if (!done) return;
      for (const other of buttons) other.classList.remove("done");
      button.classList.add("done");
      told.textContent = `${button.dataset.copied} ${button.closest("div").querySelector("dt").textContent}`;
      const next = buttons[at + 1];
      if (next) {
        next.focus();
        next.scrollIntoView({ block: "nearest" });
      }
    });
  }
  if (buttons.length) buttons[0].focus({ preventScroll: true });
})();
