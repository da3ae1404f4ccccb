/* The menu: a modal dialog, which keeps the focus inside and gives it back by itself. */
const drawer = document.querySelector("[data-drawer]");

if (drawer?.showModal) {
  for (const opener of document.querySelectorAll("[data-drawer-open]")) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-haspopup", "dialog");
    opener.setAttribute("aria-expanded", "false");
    const open = (event) => {
      event.preventDefault();
      drawer.showModal();
      opener.setAttribute("aria-expanded", "true");
    };
    opener.addEventListener("click", open);
    opener.addEventListener("keydown", (event) => event.key === " " && open(event));
    drawer.addEventListener("close", () => {
      opener.setAttribute("aria-expanded", "false");
      if (opener.offsetParent) opener.focus();
    });
  }
  drawer.addEventListener("click", (event) => {
    if (event.target === drawer || event.target.closest("[data-drawer-close]")) drawer.close();
  });
}
