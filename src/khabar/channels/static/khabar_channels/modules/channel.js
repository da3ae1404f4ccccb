/*
 * A live channel's page that stays open: what is on now moves on by the schedule that the page came with. It asks, seldom
 * and only in sight, whether the broadcast has begun or ended: then it says so, and shows the player or the card of a
 * channel off air unless somebody watches.
 */
const CURRENT = "aria-current";
const ASK_EVERY = 30;

const rows = [...document.querySelectorAll("[data-schedule] > [data-begins]")];
const box = document.querySelector("[data-channel]");
const shown = box.querySelector("[data-now]");

const seconds = () => Date.now() / 1000;
const begins = (row) => Number(row.dataset.begins);
const ends = (row) => Number(row.dataset.ends);

let timer;

function moveOn() {
  clearTimeout(timer);
  const now = seconds();
  const running = rows.filter((row) => begins(row) <= now && now < ends(row)).at(-1);
  for (const row of rows) {
    if (row === running) row.setAttribute(CURRENT, "true");
    else row.removeAttribute(CURRENT);
    row.classList.toggle("programme--over", ends(row) <= now);
  }
  if (running && shown) name(running);
  const turns = rows.flatMap((row) => [begins(row), ends(row)]).filter((moment) => moment > now);
  // Browsers hold back long timers of pages out of sight; coming back into sight sets this right.
  if (turns.length) timer = setTimeout(moveOn, Math.min(Math.min(...turns) - now + 0.2, 3600) * 1000);
}

/** Say in the box beside the player what the list says, where that is something else. */
function name(row) {
  const title = row.querySelector(".programme__title").textContent.trim();
  const place = shown.querySelector(".now__title");
  if (place.textContent.trim() === title) return;
  place.textContent = title;
  shown.querySelector(".now__text")?.remove();
  shown.querySelector(".now__time").replaceChildren(row.querySelector("time").cloneNode(true));
  const following = rows[rows.indexOf(row) + 1];
  const next = box.querySelector(".now__next");
  if (!following) next?.remove();
  else if (next) {
    next.querySelector(".now__title").textContent = following.querySelector(".programme__title").textContent.trim();
    next.querySelector(".now__time").replaceChildren(following.querySelector("time").cloneNode(true));
  }
}

function say(on) {
  const air = box.querySelector("[data-air]");
  const text = on ? air.dataset.on : air.dataset.off;
  if (air.textContent !== text) air.textContent = text;
  air.className = on ? "air__on" : "air__off";
  const player = box.querySelector("[data-player]");
  if (on !== Boolean(player) && !player?.dataset.state) location.reload();
}

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(box.dataset.stateUrl);
    if (answer.ok) say((await answer.json()).on_air);
  } catch {
    // Without a connection there is nothing to be told.
  }
}

if (rows.length) {
  moveOn();
  document.addEventListener("visibilitychange", () => document.hidden || moveOn());
}
const wait = () => setTimeout(() => ask().then(wait), ASK_EVERY * (0.75 + Math.random() / 2) * 1000);
wait();
document.addEventListener("visibilitychange", ask);
