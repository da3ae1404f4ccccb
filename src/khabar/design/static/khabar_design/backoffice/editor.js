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
