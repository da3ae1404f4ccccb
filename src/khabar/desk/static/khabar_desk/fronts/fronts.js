// Fronts by hand: search as one types, drag and drop, and the same by keyboard. Without this file the forms do it all.
const root = document.querySelector("[data-front-desk]");
const live = root.querySelector("[data-live]");
const place = document.getElementById("place");
const rightToLeft = root.dataset.editionDirection === "rtl";
const PARTS = ["front-bar", "front-map", "front-log"];

let held = null; // {item, title, at}: what is picked up, and the slot it is over
let asked = 0;
let found = null; // what a search found while something was carried: under the hand nothing may be replaced

const fill = (text, words) => text.replace(/\{(\w+)\}/g, (_, name) => words[name] ?? "");
const say = (text) => { live.textContent = text; };
const slots = () => [...root.querySelectorAll("[data-slot]")];
const slotNamed = (name) => slots().find((slot) => slot.dataset.slot === name);
const titleIn = (node) => node?.querySelector(".slot__headline, .found__headline")?.textContent.trim() ?? "";

function choose(slot) {
  root.querySelector("[data-target]").textContent = slot.dataset.label;
  for (const field of root.querySelectorAll("input[name=slot]")) field.value = slot.dataset.slot;
  for (const other of slots()) other.classList.toggle("slot--chosen", other === slot);
}

// Sends a form and shows what the server makes of it: the same page as without this script, part by part.
async function send(data, focused) {
  let answer;
  try {
    const response = await fetch(place.action, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
    if (!response.ok) throw new Error(response.status);
    answer = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    say(root.dataset.saysFailed);
    return;
  }
  for (const id of PARTS) document.getElementById(id).replaceWith(answer.getElementById(id));
  const told = answer.querySelector(".messages ul");
  const shown = document.querySelector(".messages ul");
  if (told && shown) shown.replaceWith(told);
  say(told ? told.textContent.trim().replace(/\s+/g, " ") : "");
  prepare();
  (slotNamed(focused)?.querySelector("[data-grip]") ?? document.getElementById(focused))?.focus();
}

function put(item, slot) {
  const data = new FormData(place);
  data.set("item", item);
  data.set("slot", slot);
  return send(data, slot);
}

function over(slot) {
  for (const other of slots()) other.classList.toggle("slot--over", other === slot);
  if (held) held.at = slot;
}

function letGo() {
  over(null);
  root.querySelector(".is-held")?.classList.remove("is-held");
  held = null;
  if (found) show(found);
}

function pickUp(node) {
  held = { item: node.dataset.item, title: titleIn(node), at: null, from: node };
  node.classList.add("is-held");
  const start = node.dataset.slot ? node : slotNamed(place.elements.slot.value);
  over(start ?? slots()[0]);
  say(fill(root.dataset.saysPicked, { title: held.title }));
}

function step(by) {
  const all = slots();
  const next = all[(all.indexOf(held.at) + by + all.length) % all.length];
  over(next);
  next.scrollIntoView({ block: "nearest" });
  say(fill(root.dataset.saysOver, { place: next.dataset.label, title: titleIn(next) || root.dataset.saysEmpty }));
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1 };

root.addEventListener("keydown", (event) => {
  if (!held || !event.target.matches("[data-grip]")) return;
  if (event.key in STEPS) step(STEPS[event.key]);
  else if (event.key === "Escape") { letGo(); say(root.dataset.saysDropped); }
  else if (event.key === "Enter" || event.key === " ") {
    const { item, at, from } = held;
    letGo();
    if (at === from) say(root.dataset.saysDropped);
    else put(item, at.dataset.slot);
  } else if (event.key === "Tab") { letGo(); return; } else return;
  event.preventDefault();
});

root.addEventListener("click", (event) => {
  const grip = event.target.closest("[data-grip]");
  const chosen = event.target.closest("[data-choose]");
  if (grip && !held) pickUp(grip.closest("[data-item]"));
  else if (held && event.target.closest("[data-slot]")) {
    const { item } = held;
    const slot = event.target.closest("[data-slot]");
    event.preventDefault();
    letGo();
    if (slot.dataset.item !== item) put(item, slot.dataset.slot);
  } else if (chosen) {
    event.preventDefault();
    choose(chosen.closest("[data-slot]"));
    const field = document.getElementById("front-query");
    field.focus();
    field.closest("aside").scrollIntoView({ block: "nearest" });
  }
});

root.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  event.preventDefault();
  const button = event.submitter;
  const data = new FormData(event.target, button);
  send(data, data.get("slot") ?? button?.closest("[data-slot]")?.dataset.slot ?? "front-bar");
});

root.addEventListener("dragstart", (event) => {
  const node = event.target.closest("[data-item]");
  if (!node) return;
  held = { item: node.dataset.item, title: titleIn(node), at: null, from: node };
  node.classList.add("is-held");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.title);
});
root.addEventListener("dragover", (event) => {
  const slot = event.target.closest?.("[data-slot]");
  if (!held || !slot) return;
  event.preventDefault();
  if (held.at !== slot) over(slot);
});
root.addEventListener("dragend", letGo);
root.addEventListener("drop", (event) => {
  const slot = event.target.closest("[data-slot]");
  if (!held || !slot) return;
  event.preventDefault();
  const { item } = held;
  letGo();
  if (slot.dataset.item !== item) put(item, slot.dataset.slot);
});

const query = document.getElementById("front-query");
let waiting;
query.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 200);
});
query.form.addEventListener("submit", (event) => { event.preventDefault(); search(); });

async function search() {
  const mine = ++asked;
  const address = `${root.dataset.foundUrl}?${new URLSearchParams({ q: query.value, slot: place.elements.slot.value })}`;
  const response = await fetch(address).catch(() => null);
  if (mine !== asked || !response?.ok) return; // an older question's answer comes too late
  const answer = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("found");
  if (held) found = answer;
  else show(answer);
}

function show(answer) {
  found = null;
  document.getElementById("found").replaceWith(answer);
  say(fill(root.dataset.saysFound, { count: answer.dataset.count }));
  prepare();
}

// What needs this script is hidden or inert without it.
function prepare() {
  for (const grip of root.querySelectorAll("[data-grip]")) grip.hidden = false;
  for (const node of root.querySelectorAll("[data-item]")) node.draggable = true;
  const chosen = slotNamed(place.elements.slot.value);
  if (chosen) chosen.classList.add("slot--chosen");
}
prepare();
