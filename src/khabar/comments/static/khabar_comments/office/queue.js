/* The queue by keyboard, and without waiting for the next page. The plain form does all of it, more slowly. */
const queue = document.querySelector("[data-queue]");

if (queue) {
  const said = queue.querySelector("[data-said]");
  const rows = () => [...queue.querySelectorAll("[data-row]")];
  let current = null;

  const go = (row) => {
    current?.classList.remove("queue__row--on");
    current = row ?? null;
    current?.classList.add("queue__row--on");
    current?.focus({ preventScroll: false });
  };
  const step = (by) => {
    const all = rows();
    const at = current ? all.indexOf(current) + by : 0;
    go(all[Math.min(all.length - 1, Math.max(0, at))]);
  };
  const decide = async (button, gone) => {
    const data = new FormData(queue, button);
    if (!button.name.endsWith("_chosen")) data.delete("chosen");
    const answer = await fetch(queue.action, { method: "POST", body: data, headers: { "X-Part": "1" } });
    if (!answer.ok) return queue.requestSubmit(button);
    const all = rows();
    const next = all.slice(all.indexOf(gone.at(-1)) + 1).find((row) => !gone.includes(row));
    said.textContent = (await answer.json()).said;
    for (const row of gone) row.remove();
    if (!rows().length) return location.reload();
    return go(next ?? rows().at(-1));
  };

  queue.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || queue.dataset.plain) return;
    event.preventDefault();
    const chosen = rows().filter((row) => row.querySelector("[data-choose]").checked);
    const gone = button.name.endsWith("_chosen") ? chosen : [button.closest("[data-row]")];
    if (gone.length) decide(button, gone).catch(() => { queue.dataset.plain = "1"; queue.requestSubmit(button); });
  });

  const keys = {
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyA: () => current?.querySelector("[name=approve]")?.click(),
    KeyR: () => current?.querySelector("[name=reject]")?.click(),
    KeyX: () => current?.querySelector("[data-choose]")?.click(),
    KeyH: () => current?.querySelector("[data-history]")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    // By the place of the key: with an Arabic layout the letters are others.
    const act = keys[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  });

  const all = queue.querySelector("[data-all]");
  all.parentElement.hidden = false;
  queue.querySelector(".queue__keys").hidden = false;
  all.addEventListener("change", () => {
    for (const box of queue.querySelectorAll("[data-choose]")) box.checked = all.checked;
  });
}
