/* Takes a recording in beside the form, and shows what becomes of it until it is done. */
(() => {
  const POLL = 2000;
  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";

  const send = (address, method = "GET") =>
    fetch(address, { method, headers: { "X-CSRFToken": token(), Accept: "application/json" } }).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });

  function setUp(box) {
    if (box.dataset.ready) return;
    box.dataset.ready = "1";
    const part = (name) => box.querySelector(`[data-${name}]`);
    const hidden = box.querySelector("input[type=hidden]");
    const bar = box.querySelector("progress");
    let timer = 0;

    const say = (text, tone = "") => {
      part("state").textContent = text;
      box.dataset.tone = tone;
    };

    const show = (told) => {
      clearTimeout(timer);
      part("name").textContent = told.name;
      part("facts").textContent = told.facts;
      part("remove").hidden = false;
      part("work").hidden = !told.going;
      bar.value = told.progress;
      say(told.problem || (told.going ? `${told.label} – ${told.progress}%` : told.label), told.state);
      part("detail").hidden = !told.detail;
      part("detail").querySelector("pre").textContent = told.detail;
      part("retry").hidden = !told.again;
      part("retry").querySelector("button").onclick = () => send(told.again, "POST").then(show, lost);
      frames(told.frames);
      if (told.going) timer = setTimeout(() => send(told.look).then(show, () => show(told)), POLL);
    };

    const frames = (found) => {
      const list = part("frames").querySelector("ul");
      part("frames").hidden = !found.length;
      if (list.children.length === found.length) return;
      list.replaceChildren(
        ...found.map((frame) => {
          const item = document.createElement("li");
          const button = document.createElement("button");
          const image = document.createElement("img");
          button.type = "button";
          image.src = frame.src;
          image.alt = "";
          button.append(image, frame.time);
          button.onclick = () => choose(button, frame.choose);
          item.append(button);
          return item;
        }),
      );
    };

    const choose = async (button, address) => {
      try {
        takeAsLead(await send(address, "POST"));
        for (const other of part("frames").querySelectorAll("button")) other.ariaPressed = String(other === button);
        say(box.dataset.chosen);
      } catch {
        lost();
      }
    };

    const lost = () => say(box.dataset.lost, "failed");

    const set = (number) => {
      hidden.value = number;
      hidden.dispatchEvent(new Event("change", { bubbles: true }));
    };

    const take = (file) => {
      const form = new FormData();
      form.append("file", file);
      const request = new XMLHttpRequest();
      request.open("POST", box.dataset.upload);
      request.setRequestHeader("X-CSRFToken", token());
      request.upload.onprogress = ({ loaded, total }) => {
        bar.value = (loaded / total) * 100;
        say(`${box.dataset.sending} – ${Math.floor(bar.value)}%`);
      };
      request.onerror = lost;
      request.onload = () => {
        part("work").hidden = true;
        let told;
        try {
          told = JSON.parse(request.responseText);
        } catch {
          return lost();
        }
        if (request.status !== 201) return say(told.problem, "failed");
        set(told.number);
        show(told);
      };
      clearTimeout(timer);
      part("name").textContent = file.name;
      part("facts").textContent = "";
      part("work").hidden = false;
      bar.value = 0;
      request.send(form);
    };

    box.querySelector("input[type=file]").addEventListener("change", (event) => {
      const [file] = event.target.files;
      if (file) take(file);
      event.target.value = "";
    });
    part("remove").addEventListener("click", () => {
      clearTimeout(timer);
      set("");
      for (const name of ["name", "facts"]) part(name).textContent = "";
      for (const name of ["remove", "work", "retry", "detail", "frames"]) part(name).hidden = true;
      say("");
    });
    const told = part("told").content.textContent.trim();
    if (told) show(JSON.parse(told));
  }

  /* Wagtail's picture chooser keeps its state in these elements. */
  function takeAsLead(picture) {
    const input = document.getElementById("id_lead_picture");
    const chooser = document.getElementById("id_lead_picture-chooser");
    if (!input || !chooser) return;
    input.value = picture.id;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    chooser.classList.remove("blank");
    const title = chooser.querySelector("[data-chooser-title]");
    const image = chooser.querySelector("[data-chooser-image]");
    const edit = chooser.querySelector("[data-chooser-edit-link]");
    if (title) title.textContent = picture.title;
    if (image) Object.assign(image, { src: picture.preview.url, alt: "" });
    if (edit) edit.href = picture.edit_url;
  }

  const setUpAll = () => document.querySelectorAll("[data-recording]").forEach(setUp);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUpAll);
  else setUpAll();

  document.addEventListener("change", async (event) => {
    if (!event.target.matches("[data-captions-file]")) return;
    const [file] = event.target.files;
    const text = event.target.closest("[data-captions]").querySelector("textarea");
    if (!file) return;
    text.value = await file.text();
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.dispatchEvent(new Event("change", { bubbles: true }));
    event.target.value = "";
  });
})();
