/* Keys of one letter can be switched off (WCAG 2.1.4): who dictates would press them by speaking. */
const letters = document.querySelector("[data-letters]");
const kept = "khabar-letters-off";

if (letters) {
  letters.checked = !localStorage.getItem(kept);
  letters.addEventListener("change", () => letters.checked ? localStorage.removeItem(kept) : localStorage.setItem(kept, "1"));
  addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (letters.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code.startsWith("Key")) event.stopImmediatePropagation();
  }, true);
}
