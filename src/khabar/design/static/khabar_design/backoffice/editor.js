/* The checks before publishing, renewed whenever Wagtail has saved the draft. */
document.addEventListener("w-autosave:success", async () => {
  const place = document.querySelector("[data-khabar-checks]");
  if (!place) return;
  const edited = location.pathname.match(/\/pages\/(\d+)\/edit\//);
  const address = place.dataset.khabarChecks || (edited && location.pathname.replace(/\/pages\/.*/, `/checks/${edited[1]}/`));
  if (!address) return;
  const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (answer.ok) place.innerHTML = await answer.text();
});

/* Browsers check spelling in the language of what is written: blocks of a text get it when they are first entered. */
document.addEventListener("focusin", ({ target }) => {
  const edition = target.closest("form")?.querySelector("[data-content-lang]");
  if (edition && !target.lang && target.matches("[contenteditable], textarea, input[type=text]")) target.lang = edition.dataset.contentLang;
});

/* Running text reaches its form a quarter of a second after the last key: who presses a button sooner keeps those words too. */
const SETTLED = 400;
let typed = 0;
for (const event of ["beforeinput", "input", "paste"]) {
  addEventListener(event, ({ target }) => { if (target.closest?.(".Draftail-Editor")) typed = Date.now(); }, true);
}
addEventListener("submit", (event) => {
  const { target, submitter } = event;
  const rest = typed + SETTLED - Date.now();
  if (rest <= 0 || !target.querySelector(".Draftail-Editor")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => {
    typed = 0;
    const busy = submitter?.disabled;
    if (busy) submitter.disabled = false; // what is disabled would not say which button it was
    target.requestSubmit(submitter);
    if (busy) submitter.disabled = true;
  }, rest);
}, true);
