/* Keep the dashboard up to date while it is looked at, but not under the hands of somebody who uses it. */
const box = document.querySelector("[data-live]");
setInterval(async () => {
  if (document.hidden || box.contains(document.activeElement)) return;
  try {
    const answer = await fetch(box.dataset.live, { headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      box.replaceChildren(...fresh.body.childNodes);
    }
  } catch {
    // The next time will do.
  }
}, 10000);
