/* An alert that the reader has closed stays closed; the next one is shown again. See also theme.js. */
const bar = document.querySelector("[data-alert]");

if (bar) {
  const button = bar.querySelector("[data-alert-close]");
  button.hidden = false;
  button.addEventListener("click", () => {
    bar.hidden = true;
    try {
      localStorage.setItem("alert", bar.dataset.alert);
    } catch {
      // A browser that keeps nothing still closes it on this page.
    }
  });
}
