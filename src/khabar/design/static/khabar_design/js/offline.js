/* A page of ours instead of the browser's when the connection is gone. */
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/f/worker.js", { scope: "/" }).catch(() => {});
}
