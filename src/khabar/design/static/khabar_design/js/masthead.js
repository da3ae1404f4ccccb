/* The head of the page: one line while reading on, all of it when scrolling back. */
const head = document.querySelector("[data-masthead]");

if (head) {
  let last = scrollY;
  let waiting = false;
  const update = () => {
    waiting = false;
    const past = scrollY > head.offsetHeight;
    if (Math.abs(scrollY - last) < 6 && past) return;
    head.toggleAttribute("data-shrunk", past && scrollY > last);
    head.toggleAttribute("data-back", past && scrollY < last);
    last = scrollY;
  };
  addEventListener(
    "scroll",
    () => {
      if (!waiting) requestAnimationFrame(update);
      waiting = true;
    },
    { passive: true },
  );
  const bar = head.querySelector(".sections__list");
  bar?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}
