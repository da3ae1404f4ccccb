/* "12 minutes ago" on cards of the last day; the page itself, which may be an hour old, says the date. */
const lang = document.documentElement.lang;
const numbering = document.documentElement.dataset.numbering;
const words = new Intl.RelativeTimeFormat(`${lang}-u-nu-${numbering}`, { numeric: "always" });

for (const time of document.querySelectorAll(".card__meta time")) {
  const minutes = Math.round((Date.now() - new Date(time.dateTime)) / 60000);
  if (!(minutes >= 1 && minutes < 24 * 60)) continue;
  time.title = time.textContent;
  time.textContent = minutes < 60 ? words.format(-minutes, "minute") : words.format(-Math.floor(minutes / 60), "hour");
}
