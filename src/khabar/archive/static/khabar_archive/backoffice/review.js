/* Keys for the review of imports; every one of them has a button, link or field of its own. */
const list = document.querySelector("[data-review-list]");
const one = document.querySelector("[data-review-one]");
const stops = list ? [...list.querySelectorAll("[data-review-row] input")] : one ? [...one.querySelectorAll("[name]:not([type=hidden], [type=checkbox], button)")] : [];

list?.querySelector("[data-review-all]").addEventListener("change", ({ target }) => {
  for (const box of stops) box.checked = target.checked;
});

function step(by) {
  const at = stops.indexOf(document.activeElement);
  stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") document.activeElement?.blur();
  if (event.target.matches("textarea, input:not([type=checkbox]), select")) return;
  // By the place of the key: an Arabic keyboard has other letters there.
  const key = event.code.replace("Key", "").toLowerCase();
  const row = document.activeElement?.closest("[data-review-row]");
  if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
  else if (list && key === "x" && row) row.querySelector("input").click();
  else if (list && key === "o" && row) row.querySelector("a").click();
  else {
    const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!button) return;
    if (list && row && !stops.some((box) => box.checked)) row.querySelector("input").checked = true;
    button.click();
  }
  event.preventDefault();
});
