/*
 * The header's button lights and goes out while the page stays open: it is asked for when the schedule turns, and once a
 * minute for what no schedule says. Pages out of sight ask nothing.
 */
const EVERY = 60;
const button = document.querySelector(".live-button");
let timer;

async function ask() {
  try {
    const answer = await fetch(button.dataset.self);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(".live-button");
    button.hidden = !fresh;
    if (!fresh || fresh.outerHTML === button.outerHTML) return;
    for (const { name, value } of fresh.attributes) button.setAttribute(name, value);
    button.replaceChildren(...fresh.childNodes);
  } catch {
    // Without a connection there is nothing to be told.
  }
}

function wait() {
  clearTimeout(timer);
  if (document.hidden) return;
  const turn = button.dataset.turns - Date.now() / 1000;
  // Readers don't all ask in one moment.
  const seconds = Math.min(EVERY * (0.75 + Math.random() / 2), turn > 0 ? turn + 0.5 + 2 * Math.random() : EVERY);
  timer = setTimeout(() => ask().then(wait), seconds * 1000);
}

if (button) {
  wait();
  document.addEventListener("visibilitychange", () => (document.hidden ? wait() : ask().then(wait)));
}
