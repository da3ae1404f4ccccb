/* Before the first paint: the theme the reader chose, without the alert they closed. Storage may be forbidden. */
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  const closed = localStorage.getItem("alert");
  if (closed) {
    const watch = new MutationObserver(() => {
      const bar = document.querySelector("[data-alert]");
      if (bar) bar.hidden = bar.dataset.alert === closed;
      if (bar || document.querySelector("main")) watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
  }
} catch {}
document.documentElement.classList.add("js");
