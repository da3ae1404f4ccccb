/* A gallery scrolls by itself; this adds buttons and the number of the picture in sight. */
for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const strip = gallery.querySelector("[data-gallery-strip]");
  const slides = [...strip.children];
  const count = gallery.querySelector("[data-gallery-count]");
  const digits = (n) => n.toLocaleString(`${document.documentElement.lang}-u-nu-${document.documentElement.dataset.numbering}`);
  let at = 0;
  const show = (index) => {
    at = index;
    count.textContent = `${digits(at + 1)} / ${digits(slides.length)}`;
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  for (const button of gallery.querySelectorAll("[data-gallery-move]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = Math.min(slides.length - 1, Math.max(0, at + Number(button.dataset.galleryMove)));
      slides[next].scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "nearest", inline: "center" });
    });
  }
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) show(slides.indexOf(entry.target));
    },
    { root: strip, threshold: 0.6 },
  );
  for (const slide of slides) seen.observe(slide);
  show(0);
}
