/*
 * A coverage keeps itself up to date: by server-sent events, else by asking now and then. What is new is announced and
 * set in at the reader's click, or at once where they are at that end; nothing moves the text under their eyes. Edits
 * and removals arrive too. Hidden tabs rest; a closed coverage asks no more.
 */
const { lang, dataset: root } = document.documentElement;
const POLL = 10000;
const LONGEST = 120000;
/* A stream says every 20 s that it is alive: one that opens and says nothing is held back, or lost, on its way. */
const SILENCE = 50000;
const BREAKS = 3;
const STREAM_AGAIN = 300000;

class Coverage {
  constructor(box) {
    this.box = box;
    this.list = box.querySelector("[data-entries]");
    this.news = box.querySelector("[data-news]");
    this.more = box.querySelector("[data-more]");
    this.cursor = Number(box.dataset.cursor);
    this.oldest = box.dataset.order === "oldest";
    this.edge = "edge" in box.dataset;
    this.state = box.dataset.state;
    this.waiting = new Map();
    this.elsewhere = new Set();
    this.failures = 0;
    this.breaks = 0;
    this.seek();
    this.more?.addEventListener("click", (event) => this.loadMore(event));
    addEventListener("scroll", () => this.atEdge() && this.show(), { passive: true });
    document.addEventListener("click", (event) => this.jump(event));
    document.addEventListener("visibilitychange", () => (document.hidden ? this.rest() : this.begin()));
    addEventListener("pagehide", () => this.rest());
    addEventListener("pageshow", () => this.begin());
  }

  /* Listening and asking. */

  begin() {
    if (this.state === "closed" || document.hidden || this.stream || this.timer) return;
    if (Date.now() < (this.notBefore ?? 0) || !window.EventSource) {
      this.ask();
      return;
    }
    const stream = (this.stream = new EventSource(`${this.box.dataset.stream}?since=${this.cursor}`));
    stream.addEventListener("alive", () => {
      this.breaks = 0;
      this.watch();
    });
    stream.addEventListener("message", (event) => this.hear(event.data));
    stream.addEventListener("end", (event) => (event.data ? this.hear(event.data) : this.ask()));
    stream.addEventListener("error", () => {
      // The browser comes back by itself and says what it has, after a time that the server told each reader apart.
      this.breaks += 1;
      if (stream.readyState === EventSource.CLOSED || this.breaks >= BREAKS) this.fallBack();
    });
    this.watch();
  }

  watch() {
    clearTimeout(this.watched);
    this.watched = setTimeout(() => this.fallBack(), SILENCE);
  }

  /** Without the stream for some minutes. */
  fallBack() {
    this.breaks = 0;
    this.notBefore = Date.now() + spread(STREAM_AGAIN);
    this.ask();
  }

  rest() {
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.watched);
    if (this.timer instanceof AbortController) this.timer.abort();
    else clearTimeout(this.timer);
    this.timer = null;
  }

  async ask() {
    this.rest();
    const asking = (this.timer = new AbortController());
    const late = setTimeout(() => asking.abort(), 2 * POLL);
    try {
      const address = this.box.dataset.since.replace(/0\/$/, `${this.cursor}/`);
      const answer = await fetch(address, { cache: "no-cache", signal: asking.signal });
      if (answer.status === 404 || answer.status === 410) this.state = "closed";
      else if (!answer.ok) throw new Error(answer.status);
      else this.hear(await answer.text());
      this.failures = 0;
    } catch {
      if (this.timer === asking) this.failures += 1;
    }
    clearTimeout(late);
    if (this.timer !== asking) return; // put to rest meanwhile
    this.timer = null;
    if (this.state === "closed" || document.hidden) return;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.begin();
      },
      spread(Math.min(LONGEST, POLL * 2 ** this.failures)),
    );
  }

  /* What was told. */

  hear(text) {
    const told = JSON.parse(text);
    if (told.cursor <= this.cursor && told.state === this.state && !told.reset) return;
    this.cursor = told.cursor;
    this.state = told.state;
    if (told.board) document.querySelector("[data-board]").innerHTML = told.board;
    const marked = document.querySelector("[data-marked]");
    if (told.marked !== undefined && marked) marked.innerHTML = told.marked;
    for (const number of told.removed ?? []) this.remove(number);
    for (const [number, sequence, mark, html] of told.entries ?? []) this.take(number, sequence, mark, html);
    if (told.reset) this.reset();
    else if (this.atEdge()) this.show();
    this.announce();
    if (this.state === "closed") this.rest();
  }

  take(number, sequence, mark, html) {
    const there = document.getElementById(`entry-${number}`);
    if (there) {
      if (Number(there.dataset.sequence) < sequence) this.keepingPlace(there, () => there.replaceWith(element(html)));
      return;
    }
    const marks = [...this.list.children].map((child) => child.dataset.mark).filter(Boolean).sort();
    if (marks.length && mark < marks.at(-1)) {
      // Older than the newest one shown: brought back among those shown, or of a page that is not loaded.
      if (mark > marks[0]) this.set(element(html), mark);
    } else if (this.edge) this.waiting.set(number, [mark, html]);
    else this.elsewhere.add(number);
  }

  remove(number) {
    this.waiting.delete(number);
    this.elsewhere.delete(number);
    const there = document.getElementById(`entry-${number}`);
    if (there) this.keepingPlace(there, () => there.remove());
  }

  /** Change what may lie above the reader's eyes without moving what is before them. */
  keepingPlace(there, change) {
    const seen = [...this.list.children].find((child) => child !== there && child.getBoundingClientRect().bottom > 0);
    const above = there.getBoundingClientRect().bottom < 0;
    const before = seen?.getBoundingClientRect().top;
    change();
    if (above && seen) scrollBy({ top: seen.getBoundingClientRect().top - before, behavior: "instant" });
  }

  /* Setting in. */

  atEdge() {
    if (!this.edge) return false;
    const box = this.list.getBoundingClientRect();
    return this.oldest ? box.bottom <= innerHeight + 80 : box.top >= -8;
  }

  show(focus = false) {
    if (!this.waiting.size) return;
    const fresh = [...this.waiting.values()].sort(([one], [other]) => (one < other ? -1 : 1));
    this.waiting.clear();
    this.list.querySelector("[data-none]")?.remove();
    let newest;
    for (const [mark, html] of fresh) {
      newest = element(html);
      newest.classList.add("entry--new");
      this.set(newest, mark);
    }
    this.announce();
    if (focus) {
      newest.tabIndex = -1;
      newest.focus({ preventScroll: true });
      newest.scrollIntoView({ block: "start" });
    }
  }

  set(entry, mark) {
    const after = [...this.list.querySelectorAll("[data-mark]")].find((other) =>
      this.oldest ? other.dataset.mark > mark : other.dataset.mark < mark,
    );
    this.list.insertBefore(entry, after ?? null);
  }

  announce() {
    const count = this.waiting.size + this.elsewhere.size;
    if (!count) {
      if (!this.stale) this.news.replaceChildren();
      return;
    }
    const form = new Intl.PluralRules(lang).select(count);
    const words = this.box.dataset[form].replace("#", count.toLocaleString(`${lang}-u-nu-${root.numbering}`));
    this.button(words, () => (this.elsewhere.size ? location.assign(this.box.dataset.page) : this.show(true)));
  }

  reset() {
    this.stale = true;
    this.button(this.box.dataset.reset, () => location.assign(this.box.dataset.page));
  }

  button(text, act) {
    let button = this.news.querySelector("button");
    if (!button) {
      button = document.createElement("button");
      button.type = "button";
      this.news.append(button);
    }
    if (button.textContent !== text) button.textContent = text;
    button.onclick = act;
  }

  /* Moving about. */

  /** The address of an entry that has moved on to another page leads to the entry's own. */
  seek() {
    const [, number] = /^#entry-(\d+)$/.exec(location.hash) ?? [];
    if (!number || document.getElementById(`entry-${number}`)) return;
    location.replace(this.box.dataset.since.replace(/since\/0\/$/, `${number}/`));
  }

  jump(event) {
    const link = event.target.closest("a[data-to]");
    if (!link || !document.getElementById(link.dataset.to)) return;
    event.preventDefault();
    location.hash = link.dataset.to;
  }

  async loadMore(event) {
    event.preventDefault();
    const link = this.more;
    if (link.ariaBusy === "true") return;
    link.ariaBusy = "true";
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const entry of page.querySelectorAll("[data-entries] > [data-mark]")) {
        if (!document.getElementById(entry.id)) this.list.append(ready(document.adoptNode(entry)));
      }
      if (this.oldest) this.edge = "edge" in page.querySelector("[data-coverage]").dataset;
      const next = page.querySelector("[data-more]");
      if (next) link.href = next.getAttribute("href");
      else link.remove();
      link.ariaBusy = "false";
    } catch {
      location.assign(link.href);
    }
  }
}

/** A while around `milliseconds`, so that readers who began together don't come together. */
function spread(milliseconds) {
  return milliseconds * (0.8 + 0.4 * Math.random());
}

function element(html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  return ready(made.content.firstElementChild);
}

/** An entry that comes to a page which is loaded: what needs a script there gets it here. */
function ready(entry) {
  for (const button of entry.querySelectorAll("[data-embed] button")) button.hidden = false;
  const player = entry.querySelector("script[type=module]")?.getAttribute("src");
  if (player) import(player).then((module) => module.play(entry));
  return entry;
}

for (const box of document.querySelectorAll("[data-coverage]")) new Coverage(box).begin();
