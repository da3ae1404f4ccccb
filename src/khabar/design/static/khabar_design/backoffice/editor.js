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
