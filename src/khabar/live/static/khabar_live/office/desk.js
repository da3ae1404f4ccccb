/*
 * Writing without waiting: Ctrl+Enter publishes, a picture is pasted, what colleagues write appears, words that were not
 * sent survive the tab. The plain forms do the same by loading the page.
 */
const field = document.querySelector("[data-text]");
const form = document.querySelector("[data-write]");
const said = document.querySelector("[data-said]");
const list = document.querySelector("[data-rows]");
const REFRESH = 4000;
let clocks = 0;

field?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  field.form.requestSubmit();
});

async function send(url, data) {
  const answer = await fetch(url, { method: "POST", body: data, headers: { "X-Part": "1" } });
  // Whoever was signed out meanwhile gets the page for signing in, which is no answer.
  const told = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : null;
  return [answer.ok && told !== null, told ?? {}];
}

function show(rows) {
  const focused = document.activeElement?.closest?.("[data-rows] [id]")?.id;
  const value = document.activeElement?.value;
  list.innerHTML = rows;
  // A keyboard stays where it was.
  if (focused) document.querySelector(`#${focused} [value="${value}"], #${focused} a`)?.focus();
  clock();
}

/* "Undo" is there for a minute. */
function clock() {
  clearInterval(clocks);
  clocks = setInterval(() => {
    for (const button of list.querySelectorAll("[data-undo]")) {
      button.dataset.undo -= 1;
      if (button.dataset.undo < 1) button.remove();
    }
  }, 1000);
}

if (form) {
  const kept = `coverage-${location.pathname}`;
  const texts = new Map();
  const chosen = form.querySelector("[data-choose]");
  const dialog = document.querySelector("[data-dialog]");
  try {
    if (!field.value) field.value = localStorage.getItem(kept) ?? "";
  } catch {}
  const keep = () => {
    try {
      if (field.value) localStorage.setItem(kept, field.value);
      else localStorage.removeItem(kept);
    } catch {}
  };
  field.addEventListener("input", keep);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    said.textContent = "";
    const sent = field.value;
    try {
      const [ok, told] = await send(form.action || location.href, new FormData(form));
      if (ok) {
        texts.set(String(told.made), sent);
        form.elements.key.value = told.key;
        // What was typed while it was on its way is the next entry.
        field.value = field.value.startsWith(sent) ? field.value.slice(sent.length).trimStart() : field.value;
        for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = false;
        show(told.rows);
      } else said.textContent = told.refused ?? form.dataset.failed;
    } catch {
      said.textContent = form.dataset.failed;
    }
    keep();
    form.ariaBusy = "false";
    field.focus();
  });

  const add = (file) => {
    const shown = URL.createObjectURL(file);
    dialog.querySelector("[data-preview]").src = shown;
    dialog.returnValue = "";
    dialog.showModal();
    dialog.addEventListener(
      "close",
      async () => {
        URL.revokeObjectURL(shown);
        if (chosen) chosen.value = "";
        if (!dialog.returnValue) return;
        const data = new FormData();
        data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        data.set("file", file, file.name || "pasted.png");
        data.set("credit", dialog.querySelector("[data-credit]").value);
        data.set("description", dialog.querySelector("[data-description]").value);
        try {
          const [ok, told] = await send(form.dataset.picture, data);
          said.textContent = ok ? "" : (told.refused ?? form.dataset.failed);
          if (ok) field.value = [field.value.trimEnd(), told.text, ""].join("\n\n").trimStart();
        } catch {
          said.textContent = form.dataset.failed;
        }
        keep();
        field.focus();
      },
      { once: true },
    );
  };
  if (dialog) {
    chosen.parentElement.hidden = false;
    chosen.addEventListener("change", () => chosen.files[0] && add(chosen.files[0]));
    field.addEventListener("paste", (event) => {
      const file = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith("image/"));
      if (!file) return;
      event.preventDefault();
      add(file);
    });
  }

  list.addEventListener("submit", async (event) => {
    const acts = event.target.closest("[data-acts]");
    if (!acts || !event.submitter) return;
    event.preventDefault();
    const undone = event.submitter.value === "undo" && texts.get(event.target.closest("[id]").id.replace("row-", ""));
    try {
      const [ok, told] = await send(acts.getAttribute("action"), new FormData(acts, event.submitter));
      if (!ok) throw new Error();
      said.textContent = told.said ?? "";
      show(told.rows);
      if (undone && !field.value) field.value = undone;
      if (undone) field.focus();
      keep();
    } catch {
      said.textContent = form.dataset.failed;
    }
  });
}

if (list && !location.search) {
  const refresh = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(`${list.dataset.url}?sequence=${list.dataset.sequence}`);
      if (answer.status !== 200) return;
      const told = await answer.json();
      list.dataset.sequence = told.sequence;
      if (!list.contains(document.activeElement) || !document.activeElement.matches("button")) show(told.rows);
    } catch {
      // The next time will do.
    }
  };
  setInterval(refresh, REFRESH);
  clock();
}
