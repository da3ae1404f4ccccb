/* Comments: fetched when they come near, then read, answered and liked in place. Every link and form also works alone. */
const place = document.querySelector("[data-comments]");
const remembered = (value) => {
  try {
    if (value) localStorage.setItem("takes-part", value);
    return localStorage.getItem("takes-part");
  } catch {
    return null; // a browser that keeps nothing asks the server
  }
};
const partOf = (address) => {
  const url = new URL(address, location);
  url.pathname += "part/";
  url.hash = "";
  return url;
};
const fetched = async (address, options) => {
  const answer = await fetch(address, options);
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  return { status: answer.status, content: template.content };
};
const sent = (form, data) => fetch(form.action, { method: "POST", body: data, headers: { "X-Part": "1" } });

const show = async (address) => {
  const { status, content } = await fetched(partOf(address));
  if (status !== 200) throw new Error(status);
  const focused = place.contains(document.activeElement);
  place.replaceChildren(content);
  if (focused) {
    // Who came by keyboard stays here: what had the focus is gone.
    const heading = place.firstElementChild;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  // Until somebody begins to write, nothing here depends on who reads; only who took part has comments of their own.
  if (remembered()) know();
};
const know = async () => {
  const you = await (await fetch(`${place.dataset.comments}you/`)).json();
  for (const input of place.querySelectorAll("[name=name]")) input.value ||= you.name;
  for (const number of you.mine) {
    const tools = place.querySelector(`[data-comment="${number}"] > .comment__tools`);
    if (!tools || tools.querySelector("[data-own]")) continue;
    const link = document.createElement("a");
    Object.assign(link, { href: `${place.dataset.comments}${number}/own/`, textContent: you.own });
    link.dataset.own = "";
    tools.append(link);
  }
  return you;
};
const find = async (hash) => {
  const number = hash.match(/^#comment-(\d+)$/)?.[1];
  if (!number) return;
  if (!document.getElementById(hash.slice(1))) {
    const { status, content } = await fetched(partOf(`${place.dataset.comments}${number}/`));
    if (status === 200) place.querySelector(".discussion__comments")?.prepend(content.querySelector("[data-comment]"));
  }
  const comment = document.getElementById(hash.slice(1));
  comment?.classList.add("comment--found");
  comment?.scrollIntoView();
};

const acts = {
  part: (link) => show(link.href),
  more: async (link) => {
    const { content } = await fetched(partOf(link.href));
    const next = content.querySelector("[data-more]");
    const box = link.closest("[data-discussion]").querySelector(".discussion__comments");
    const first = content.querySelector(".discussion__comments").firstElementChild;
    box.append(...content.querySelector(".discussion__comments").children);
    first.tabIndex = -1;
    first.focus();
    if (next) link.replaceWith(next);
    else link.parentElement.remove();
  },
  unfold: async (link) => {
    const { content } = await fetched(partOf(link.href));
    const answers = content.querySelector(".comment__answers");
    const more = content.querySelector("[data-more]");
    if (more) answers.append(more.parentElement);
    link.closest(".comment__answers").replaceWith(answers);
    answers.tabIndex = -1;
    answers.focus();
  },
  reply: (link) => {
    const comment = link.closest("[data-comment]");
    const there = comment.querySelector(":scope > form[data-comment-form]");
    if (there) return there.querySelector("textarea").focus();
    const form = place.querySelector(".discussion > [data-comment-form]").cloneNode(true);
    form.removeAttribute("id");
    form.action = link.href.split("#")[0];
    form.querySelector(".commentform__title").textContent = `${link.textContent} · ${comment.querySelector(".comment__name").textContent}`;
    form.querySelector("textarea").value = "";
    for (const field of form.querySelectorAll("[id]")) field.id += comment.dataset.comment;
    for (const label of form.querySelectorAll("[for]")) label.htmlFor += comment.dataset.comment;
    for (const field of form.querySelectorAll("[aria-describedby]")) field.setAttribute("aria-describedby", field.getAttribute("aria-describedby") + comment.dataset.comment);
    comment.querySelector(":scope > .comment__tools").after(form);
    form.querySelector("textarea").focus();
  },
};
const like = async (form) => {
  const answer = await sent(form, new FormData(form));
  const { likes, liked, problem } = await answer.json();
  const button = form.querySelector("button");
  if (problem) return (button.title = problem);
  remembered("1");
  button.setAttribute("aria-pressed", liked);
  const root = document.documentElement;
  form.querySelector("[data-likes]").textContent = likes.toLocaleString(`${root.lang}-u-nu-${root.dataset.numbering}`);
};
const write = async (form) => {
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  try {
    const you = await know();
    if (you.proof) form.elements.proof.value = await khabarProof(form.dataset.purpose);
    const answer = await sent(form, new FormData(form));
    const template = document.createElement("template");
    template.innerHTML = await answer.text();
    const taken = template.content.querySelector("[data-taken]");
    if (!taken) {
      const problem = template.content.querySelector(".commentform__problem");
      if (!problem) throw new Error(answer.status);
      form.querySelector(".commentform__problem")?.remove();
      form.querySelector(".commentform__title").after(problem);
      form.elements.text.value = template.content.querySelector("textarea").value;
      return form.elements.text.focus();
    }
    remembered("1");
    form.querySelector(".commentform__problem")?.remove();
    form.elements.text.value = "";
    if (form.closest("[data-comment]")) form.replaceWith(taken);
    else form.before(taken);
    taken.focus();
  } finally {
    button.disabled = false;
  }
};

if (place) {
  const fail = (address) => () => {
    place.querySelector(".comments__link")?.append(` (${place.dataset.failed})`);
    if (address) location.assign(address);
  };
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = Object.keys(acts).find((name) => name in link.dataset);
    if (!act) return;
    event.preventDefault();
    Promise.resolve(acts[act](link)).catch(fail(link.href));
  });
  place.addEventListener("submit", (event) => {
    const form = event.target;
    const act = "like" in form.dataset ? like : "commentForm" in form.dataset ? write : null;
    if (!act) return;
    event.preventDefault();
    // The form goes the plain way if anything is wrong with this one.
    act(form).catch(() => form.submit());
  });
  const begin = () => show(place.dataset.comments).then(() => find(location.hash)).catch(fail(""));
  addEventListener("hashchange", () => find(location.hash));
  if (/^#comment/.test(location.hash)) begin();
  else {
    const near = new IntersectionObserver((seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      begin();
    }, { rootMargin: "600px" });
    near.observe(place);
  }
}
