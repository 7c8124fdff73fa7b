// What was written into a form outlives being turned away when it was sent: by the door, as
// the session had ended, or by a page that only says why not. It is kept in this window and
// put back when its writer comes to the form again.
"use strict";
(() => {
  const NAME = "faheng:unsent";
  const OWN = ["csrfmiddlewaretoken", "revision", "next"];
  const me = document.body.dataset.user;
  const pathOf = (form) => new URL(form.getAttribute("action") || "", location.href).pathname;

  const read = () => { try { return JSON.parse(sessionStorage.getItem(NAME)); } catch { return null; } };
  const write = (kept) => { try { sessionStorage.setItem(NAME, JSON.stringify(kept)); } catch { /* a full or forbidden store costs only this comfort */ } };
  const drop = () => { try { sessionStorage.removeItem(NAME); } catch { /* as above */ } };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !me || !form.matches("form[method=post]") || form.querySelector("[type=password]")) return;
    if (![...form.querySelectorAll("textarea")].some((area) => area.value.trim())) return;
    const said = [...new FormData(form)].filter(([name, value]) => !OWN.includes(name) && typeof value === "string");
    write({ me, path: pathOf(form), said, wasTurnedAway: false });
  }, true);
  // A page that sends by itself says when the site has taken it.
  document.addEventListener("faheng:taken", drop);

  const kept = read();
  if (!kept) return;
  if (!me || document.querySelector("section.said")) { write({ ...kept, wasTurnedAway: true }); return; }
  // It was taken, or refused on a page that shows it; or somebody else sits here now.
  if (!kept.wasTurnedAway || kept.me !== me) { drop(); return; }
  const saidOf = (name) => kept.said.filter((each) => each[0] === name).map((each) => each[1]);
  const form = [...document.querySelectorAll("form[method=post]")].find((each) => pathOf(each) === kept.path
    && [...each.querySelectorAll("input[type=hidden]")].every((own) => OWN.includes(own.name) || saidOf(own.name).includes(own.value)));
  if (!form) return;
  drop();
  for (const field of form.querySelectorAll("textarea, select, input:not([type=hidden], [type=file], [type=password])")) {
    const values = saidOf(field.name);
    if (field.matches("[type=checkbox], [type=radio]")) field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
  const around = form.closest("details");
  if (around) around.open = true;
  const notice = document.createElement("p");
  notice.className = "message warning";
  notice.setAttribute("role", "status");
  notice.textContent = document.body.dataset.unsent;
  form.prepend(notice);
  notice.scrollIntoView({ block: "center" });
})();
