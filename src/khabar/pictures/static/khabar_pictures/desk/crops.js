// Shows what each use cuts out while the focal point is being drawn. Until then the server's own cuts are shown.
const crops = document.querySelector("[data-crops]");
const field = (axis) => document.querySelector(`input.focal_point_${axis}`);
const width = Number(crops.dataset.width);
const height = Number(crops.dataset.height);
let shown = `${field("x").value},${field("y").value}`;

function follow() {
  const x = field("x").value;
  const y = field("y").value;
  if (`${x},${y}` === shown) return;
  shown = `${x},${y}`;
  // A crop keeps the focal point at the same fraction of itself as of the picture: that is object-position.
  const position = x === "" ? "50% 50%" : `${(100 * x) / width}% ${(100 * y) / height}%`;
  for (const image of crops.querySelectorAll("img")) {
    if (!image.src.endsWith(crops.dataset.whole)) image.src = crops.dataset.whole;
    image.style.objectPosition = position;
  }
}

for (const name of ["pointermove", "pointerup", "mousemove", "mouseup", "touchend", "click", "keyup"])
  document.addEventListener(name, () => requestAnimationFrame(follow), { passive: true });
