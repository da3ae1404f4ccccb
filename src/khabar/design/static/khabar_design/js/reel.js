/* The stories scroll by themselves; this adds buttons and arrow keys. */
for (const reel of document.querySelectorAll("[data-reel]")) {
  const strip = reel.querySelector("[data-reel-strip]");
  const links = [...strip.querySelectorAll("a")];
  const buttons = [...reel.querySelectorAll("[data-reel-move]")];
  const onwards = getComputedStyle(strip).direction === "rtl" ? -1 : 1;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const update = () => {
    const at = Math.abs(strip.scrollLeft);
    const room = strip.scrollWidth - strip.clientWidth;
    for (const button of buttons) {
      button.hidden = room < 8;
      button.disabled = button.dataset.reelMove < 0 ? at < 8 : at > room - 8;
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const left = onwards * button.dataset.reelMove * strip.clientWidth * 0.8;
      strip.scrollBy({ left, behavior: still.matches ? "auto" : "smooth" });
    });
  }
  strip.addEventListener("scroll", update, { passive: true });
  addEventListener("resize", update, { passive: true });
  strip.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -onwards, ArrowRight: onwards, Home: -links.length, End: links.length }[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = links.indexOf(document.activeElement) + step;
    links[Math.max(0, Math.min(links.length - 1, next))].focus();
    event.preventDefault();
  });
  update();
}
