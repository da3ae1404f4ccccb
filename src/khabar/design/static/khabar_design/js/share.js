/* Share through the device where it can, copy the address, print. The plain links stay. */
for (const box of document.querySelectorAll("[data-share]")) {
  const { url, title } = box.dataset;
  const on = (name, possible, action) => {
    const button = box.querySelector(`[data-share-${name}]`);
    if (!button || !possible) return;
    button.hidden = false;
    button.addEventListener("click", () => action(button));
  };
  on("native", navigator.share, () => navigator.share({ url, title }).catch(() => {}));
  on("copy", navigator.clipboard, async (button) => {
    await navigator.clipboard.writeText(url);
    const status = box.querySelector("[role=status]");
    status.textContent = button.dataset.done;
    setTimeout(() => (status.textContent = ""), 3000);
  });
  on("print", true, () => print());
}
