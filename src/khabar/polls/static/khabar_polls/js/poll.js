/* Vote without leaving the page; show the result where one has voted; keep it up to date while the page is seen. */
const key = "polls";
const voted = () => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
};
const note = (number) => {
  try {
    localStorage.setItem(key, JSON.stringify([number, ...voted().filter((other) => other !== number)].slice(0, 50)));
  } catch {
    // A browser that keeps nothing shows the form again on the next page.
  }
};

for (const box of document.querySelectorAll("[data-poll]")) {
  const { poll: number, part } = box.dataset;
  const form = box.querySelector("[data-poll-form]");
  const message = box.querySelector("[data-poll-message]");
  const say = (text, trouble = false) => {
    message.textContent = text;
    message.classList.toggle("poll__message--trouble", trouble);
  };

  const show = async () => {
    const answer = await fetch(part, { headers: { Accept: "text/html" } });
    if (!answer.ok) return false;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const old = form?.isConnected ? form : box.querySelector(".poll-result");
    const count = fresh.querySelector("[data-poll-count]");
    box.querySelector(".poll-result__secret")?.remove();
    old.replaceWith(...fresh.querySelectorAll(".poll-result, .poll-result__secret"));
    if (count) {
      const foot = box.querySelector(".poll__foot");
      const shown = foot.querySelector(".poll__count") ?? foot.insertAdjacentElement("afterbegin", document.createElement("span"));
      shown.className = "poll__count";
      shown.textContent = count.textContent;
    }
    return Boolean(count);
  };
  const keepUp = () => {
    if (!("running" in box.dataset)) return;
    setInterval(() => document.hidden || show().catch(() => {}), 10000);
  };
  const send = async (proof) => {
    const body = new URLSearchParams(new FormData(form));
    if (proof) body.set("proof", proof);
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    return (await answer.json()).outcome;
  };

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      let outcome = await send();
      if (outcome === "unproven") {
        say(message.dataset.wait);
        const proof = await globalThis.khabarProof(`poll:${number}`);
        if (proof) outcome = await send(proof);
      }
      const words = JSON.parse(message.dataset.said);
      say(words[outcome] ?? message.dataset.failed, outcome !== "counted");
      if (outcome === "counted" || outcome === "repeated") {
        note(number);
        message.focus();
        if (await show()) keepUp();
      }
    } catch {
      say(message.dataset.failed, true);
    }
    button.disabled = false;
  });

  if (form && voted().includes(number)) show().then((live) => live && keepUp(), () => {});
  else if (!form && box.querySelector(".poll__count")) keepUp();
}
