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

/* Running text reaches its form a quarter of a second after it was drawn, and it is drawn when the machine finds the time: who
   presses a button sooner keeps those words too. Two steps, since the second's clock may only start once the first is over: what
   a phone's keyboard composes comes 20 ms after the composition has ended, and effects of a drawing wait in the queue. */
const DRAWN = 30;
const WRITTEN = 300;
const written = new WeakMap(); // what a field's editor held when it was last waited for
const content = (field) => field.draftailEditor.getEditorState().getCurrentContent();
addEventListener("submit", (event) => {
  const { target, submitter } = event;
  const texts = [...target.elements].filter((field) => field.draftailEditor).map((field) => [field, content(field)]);
  if (texts.every(([field, held]) => written.get(field) === held)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => setTimeout(() => {
    for (const [field, held] of texts) written.set(field, held);
    const busy = submitter?.disabled;
    if (busy) submitter.disabled = false; // what is disabled would not say which button it was
    target.requestSubmit(submitter);
    if (busy) submitter.disabled = true;
  }, WRITTEN), DRAWN);
}, true);
