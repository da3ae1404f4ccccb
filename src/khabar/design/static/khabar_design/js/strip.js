/* What scrolls sideways: browsers leave a link that is half in sight where it is when the keyboard comes to it. */
for (const strip of document.querySelectorAll("[data-strip]")) {
  strip.addEventListener("focusin", ({ target }) => {
    const item = [...strip.children].find((child) => child.contains(target));
    item?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
