/* The newest headlines go by, one after the other, until the reader stops them, reads one or wants no motion. */
const ticker = document.querySelector("[data-ticker]");
const button = ticker?.querySelector("[data-ticker-pause]");

if (button) {
  const list = ticker.querySelector("[data-ticker-list]");
  const items = [...list.children];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0;
  let stopped = still.matches;
  const show = () => button.setAttribute("aria-pressed", String(stopped));
  setInterval(() => {
    if (stopped || document.hidden || ticker.matches(":hover, :focus-within")) return;
    at = (at + 1) % items.length;
    const from = list.getBoundingClientRect();
    const to = items[at].getBoundingClientRect();
    const left = getComputedStyle(list).direction === "rtl" ? to.right - from.right : to.left - from.left;
    list.scrollBy({ left, behavior: "smooth" });
  }, 5000);
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    stopped = !stopped;
    show();
  });
  still.addEventListener("change", () => {
    stopped = still.matches;
    show();
  });
}
