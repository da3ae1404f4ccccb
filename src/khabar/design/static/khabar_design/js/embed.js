/* Nothing of another site is loaded before the reader asks for it. Listens on the page: entries of coverage come later. */
for (const button of document.querySelectorAll("[data-embed] button")) button.hidden = false;

document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-embed] button")?.closest("[data-embed]");
  if (!box) return;
  const frame = document.createElement("iframe");
  frame.src = box.dataset.embed;
  frame.title = box.dataset.title;
  frame.allow = "fullscreen; encrypted-media; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-presentation";
  box.replaceChildren(frame);
  frame.focus();
});
