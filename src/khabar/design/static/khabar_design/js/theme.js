/* Before the first paint: the theme the reader chose. Storage may be forbidden. */
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {}
document.documentElement.classList.add("js");
