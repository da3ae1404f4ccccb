/* Tell the house that somebody looks at this item: its number and nothing else, once, after three seconds in view. */
const link = document.querySelector('link[rel="shortlink"]');
const number = link && /(\d+)$/.exec(link.href)?.[1];
if (number && navigator.sendBeacon) {
  let timer;
  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState !== "visible") return;
    timer = setTimeout(() => {
      document.removeEventListener("visibilitychange", watch);
      navigator.sendBeacon("/_util/read/", number);
    }, 3000);
  };
  document.addEventListener("visibilitychange", watch);
  watch();
}
