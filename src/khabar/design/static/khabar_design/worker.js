/* Keeps one page an edition for the moment a reader has no connection, and nothing else: news is never old from here. */
/* `KEPT` (name, pages by edition's path, files, apart) is written ahead of this file. */
addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(KEPT.name);
    await cache.addAll([...Object.values(KEPT.pages), ...KEPT.files]);
    await skipWaiting();
  };
  event.waitUntil(fill());
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter((name) => name !== KEPT.name);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(tidy());
});

addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin || pathname.startsWith(KEPT.apart)) return;
  if (event.request.mode === "navigate") {
    const prefix = Object.keys(KEPT.pages).findLast((path) => pathname.startsWith(path));
    event.respondWith(fetch(event.request).catch(() => caches.match(KEPT.pages[prefix])));
  } else if (KEPT.files.includes(pathname)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(pathname)));
  }
});
