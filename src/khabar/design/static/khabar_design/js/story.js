/* What is new in a story since the reader's last visit. Only this browser knows: nothing is sent. */
const fresh = document.querySelector("[data-fresh]");

if (fresh) {
  const { fresh: number, newest, label } = fresh.dataset;
  const { lang, dataset } = document.documentElement;
  const most = 200;
  const visit = 30 * 60 * 1000;
  try {
    const seen = new Map(JSON.parse(localStorage.getItem("stories") ?? "[]"));
    const last = seen.get(number);
    // A reload within half an hour is the same visit: what was new stays marked.
    const base = last && (Date.now() - last.at < visit ? last.base : last.newest);
    const items = [...document.querySelectorAll("[data-mark]")];
    const fresher = base ? items.filter((item) => item.dataset.mark > base) : [];
    for (const item of fresher) {
      const mark = document.createElement("span");
      mark.className = "timeline__new";
      mark.textContent = label;
      item.querySelector(".timeline__text").before(mark);
    }
    if (fresher.length) {
      const form = new Intl.PluralRules(lang).select(fresher.length);
      const written = fresher.length.toLocaleString(`${lang}-u-nu-${dataset.numbering}`);
      const all = fresher.length === items.length && document.querySelector(".pager__next");
      fresh.textContent = all ? fresh.dataset.manyNew : fresh.dataset[form].replace("#", written);
    }
    seen.delete(number);
    seen.set(number, { base, newest, at: Date.now() });
    localStorage.setItem("stories", JSON.stringify([...seen].slice(-most)));
  } catch {
    // Storage may be forbidden, or full of something else.
  }
}
