/*
 * The player: poster first, nothing loaded until play; HLS by the browser where it can, else by hls.js; the next source
 * after a fatal error; live streams try again by themselves. Loaded by pages that have a player, and by no other.
 */
const HLS = "application/vnd.apple.mpegurl";
const LONGEST_WAIT = 60;
const STEP = 5;
const players = [];
/** Pixels from the end of the bar to the middle of its handle there. */
const THUMB = 8;
/** Seconds that the picture of a place is seen after a key. */
const LOOKED_AT = 3;

class Player {
  constructor(box) {
    this.box = box;
    this.media = box.querySelector(".player__media");
    this.button = box.querySelector(".player__play");
    this.state = box.querySelector(".player__state");
    this.live = "live" in box.dataset;
    this.sources = JSON.parse(box.dataset.sources);
    this.at = 0;
    this.tries = 0;
    this.startAt = 0;
    for (const source of this.media.querySelectorAll("source")) source.remove();
    this.media.load();
    this.media.controls = false;
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.start());
    const bar = box.querySelector("[data-player-seek]");
    if (bar) new SeekBar(bar, this.media);
    box.classList.add("player--ready");
    this.listen();
    box.addEventListener("keydown", (event) => this.key(event), true);
    box.querySelector("[data-player-edge]")?.addEventListener("click", () => this.toEdge());
    box.querySelector("[data-player-sound]")?.addEventListener("click", (event) => this.sound(event.currentTarget));
  }

  /** From the reader's click. `seconds` is where to begin. */
  start(seconds) {
    if (seconds !== undefined) this.startAt = seconds;
    this.started = true;
    this.tries = 0;
    this.begin();
    this.media.focus({ preventScroll: true });
  }

  begin() {
    clearTimeout(this.waiting);
    this.at = 0;
    this.button.hidden = true;
    this.media.controls = true;
    this.box.classList.add("player--started");
    for (const other of players) if (other !== this) other.media.pause();
    this.attach();
  }

  async attach() {
    this.detach();
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const [url, type] = this.sources[this.at];
    this.say("loading");
    this.watch();
    try {
      if (type === HLS && !this.media.canPlayType(HLS)) await this.attachByScript(url, turn);
      else this.media.src = url;
      if (turn === this.turn) await this.play();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  async attachByScript(url, turn) {
    const { default: Hls } = await import(this.box.dataset.hls);
    if (turn !== this.turn) return;
    if (!Hls.isSupported()) throw new Error("no Media Source Extensions");
    const hls = (this.hls = new Hls({ enableWorker: false, capLevelToPlayerSize: true, maxBufferLength: 20 }));
    if (this.box.classList.contains("player--sound")) hls.autoLevelCapping = hls.startLevel = 0; // nobody sees more
    let mended = false;
    hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
      if (!fatal || hls !== this.hls) return;
      if (type === Hls.ErrorTypes.MEDIA_ERROR && !mended) {
        mended = true;
        hls.recoverMediaError();
      } else this.fail();
    });
    hls.loadSource(url);
    hls.attachMedia(this.media);
  }

  async play() {
    if (this.startAt) this.media.addEventListener("loadedmetadata", () => this.seekTo(), { once: true });
    try {
      await this.media.play();
    } catch (error) {
      // AbortError: another source took its place. NotAllowedError: the reader presses the browser's button.
      if (error.name === "NotSupportedError") throw error;
    }
  }

  seekTo() {
    this.media.currentTime = this.startAt;
    this.startAt = 0;
  }

  detach() {
    clearTimeout(this.patience);
    this.hls?.destroy();
    this.hls = null;
    this.turn = (this.turn ?? 0) + 1;
    if (this.media.getAttribute("src")) {
      this.media.removeAttribute("src");
      this.media.load();
    }
  }

  /** The next source; after the last one a live stream waits and tries again, anything else gives up. */
  fail() {
    if (!this.live && this.media.currentTime) this.startAt = this.media.currentTime;
    this.at += 1;
    if (this.at < this.sources.length) this.attach();
    else if (this.live) this.retry();
    else this.stop("failed");
  }

  retry(reason) {
    this.detach();
    const most = Math.min(LONGEST_WAIT, 2 ** this.tries);
    const seconds = most * (0.5 + Math.random() / 2);
    this.tries += 1;
    this.say(reason ?? "retrying", Math.ceil(seconds));
    this.waiting = setTimeout(() => this.begin(), seconds * 1000);
  }

  stop(reason) {
    this.detach();
    this.started = false;
    this.media.controls = false;
    this.button.hidden = false;
    this.box.classList.remove("player--started");
    this.say(reason);
  }

  /** Count as failed what makes no progress for too long. */
  watch() {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      if (!this.media.paused || this.media.readyState < 2) this.fail();
    }, this.box.dataset.patience * 1000);
  }

  listen() {
    const on = (name, action) => this.media.addEventListener(name, action);
    on("waiting", () => {
      this.say(this.media.currentTime ? "stalled" : "loading");
      this.watch();
    });
    on("playing", () => {
      clearTimeout(this.patience);
      this.say("");
      this.playedFrom = this.media.currentTime;
      for (const other of players) if (other !== this) other.media.pause();
    });
    on("timeupdate", () => {
      // Only after some steady playing the next interruption counts as the first.
      if (this.media.currentTime - this.playedFrom > 20) this.tries = 0;
    });
    on("pause", () => clearTimeout(this.patience));
    on("ended", () => (this.live ? this.retry("off") : this.say("ended")));
    on("error", () => {
      if (this.started && !this.hls && this.media.getAttribute("src")) this.fail();
    });
  }

  say(name, seconds) {
    const text = name ? this.box.dataset[name].replace("{seconds}", seconds) : "";
    this.box.dataset.state = name || "playing";
    if (this.state.textContent !== text) this.state.textContent = text;
  }

  toEdge() {
    const { seekable } = this.media;
    const edge = this.hls?.liveSyncPosition ?? (seekable.length ? seekable.end(seekable.length - 1) - 3 : null);
    if (edge !== null) this.media.currentTime = edge;
    this.media.play().catch(() => {});
  }

  sound(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    this.box.classList.toggle("player--sound", on);
    if (!this.live && this.started) this.startAt = this.media.currentTime;
    this.sources = JSON.parse(on ? this.box.dataset.audio : this.box.dataset.sources);
    this.started = true;
    this.begin();
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " " && event.target.matches("button")) return;
    const action = this.keys(event.target)[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  keys(target) {
    const { media } = this;
    const toggle = () => {
      if (!this.started) this.start();
      else if (media.paused) media.play().catch(() => {});
      else media.pause();
    };
    const move = (by) => () => (media.currentTime = Math.max(0, media.currentTime + by));
    const louder = (by) => () => (media.volume = Math.min(1, Math.max(0, media.volume + by)));
    const onBar = target.type === "range"; // where up and down mean what they mean on every such bar
    return {
      " ": toggle,
      k: toggle,
      ArrowLeft: move(-STEP),
      ArrowRight: move(STEP),
      ArrowUp: onBar ? move(STEP) : louder(0.1),
      ArrowDown: onBar ? move(-STEP) : louder(-0.1),
      m: () => (media.muted = !media.muted),
      f: () => (document.fullscreenElement ? document.exitFullscreen() : media.requestFullscreen?.().catch(() => {})),
      c: () => this.captions(),
    };
  }

  captions() {
    const tracks = [...this.media.textTracks];
    const shown = tracks.find((track) => track.mode === "showing");
    if (shown) {
      this.track = shown;
      shown.mode = "disabled";
    } else if (tracks.length) (this.track ?? tracks[0]).mode = "showing";
  }
}

/** The bar below a recording, and over it the picture at the place that is pointed at or moved to. */
class SeekBar {
  constructor(bar, media) {
    this.bar = bar;
    this.media = media;
    this.range = bar.querySelector("input");
    this.preview = bar.querySelector(".player__preview");
    const { lang, dataset } = document.documentElement;
    const locale = `${lang}-u-nu-${dataset.numbering ?? "latn"}`;
    this.one = new Intl.NumberFormat(locale);
    this.two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
    const on = (target, names, action) => names.forEach((name) => target.addEventListener(name, action));
    on(this.range, ["input"], () => this.seek(Number(this.range.value)));
    on(this.range, ["pointermove"], (event) => this.show(this.pointedAt(event)));
    on(this.range, ["pointerleave", "pointercancel", "blur"], () => (this.preview.hidden = true));
    on(media, ["timeupdate", "seeking"], () => this.follow());
  }

  seek(seconds) {
    this.media.currentTime = seconds;
    this.show(seconds);
  }

  pointedAt({ clientX }) {
    const { left, width } = this.range.getBoundingClientRect();
    const share = (clientX - left - THUMB) / (width - 2 * THUMB);
    return this.range.max * Math.min(1, Math.max(0, share));
  }

  clock(seconds) {
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const parts = [minutes, Math.floor(seconds % 60)].map((part) => this.two.format(part));
    return (hours ? [this.one.format(hours), ...parts] : parts).join(":");
  }

  follow() {
    const { currentTime, seeking, duration } = this.media;
    if (Number.isFinite(duration)) this.range.max = duration;
    this.range.value = currentTime;
    this.range.setAttribute("aria-valuetext", this.clock(currentTime));
    if (!seeking || !this.range.matches(":focus-visible")) return; // who moves by keys points at nothing
    this.show(currentTime);
    this.hiding = setTimeout(() => (this.preview.hidden = true), LOOKED_AT * 1000);
  }

  show(seconds) {
    const { sheet, every, count, columns, width, height } = this.bar.dataset;
    clearTimeout(this.hiding);
    const [still, clock] = this.preview.children;
    const place = Math.min(count - 1, Math.floor(seconds / every));
    Object.assign(still.style, {
      inlineSize: `${width}px`,
      blockSize: `${height}px`,
      backgroundImage: `url("${sheet}")`,
      backgroundPosition: `${-(place % columns) * width}px ${-Math.floor(place / columns) * height}px`,
    });
    clock.textContent = this.clock(seconds);
    this.preview.hidden = false;
    const room = this.bar.clientWidth - this.preview.offsetWidth;
    const middle = THUMB + (seconds / this.range.max) * (this.bar.clientWidth - 2 * THUMB);
    this.preview.style.insetInlineStart = `${Math.max(0, Math.min(room, middle - this.preview.offsetWidth / 2))}px`;
  }
}

/** Take over the players inside `root`: of the page, or of what is set into it later. */
export function play(root) {
  for (const box of root.querySelectorAll("[data-player]:not(.player--ready)")) players.push(new Player(box));
}

play(document);

/* Chapters and lines of a transcript are links to a time of the page's first player. */
const first = players[0];
const secondsOf = (hash) => Number(/^#t=(\d+)$/.exec(hash)?.[1] ?? NaN);

if (first) {
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#t="]');
    const seconds = link ? secondsOf(link.hash) : NaN;
    if (Number.isNaN(seconds)) return;
    event.preventDefault();
    history.replaceState(history.state, "", link.hash);
    if (first.started) {
      first.media.currentTime = seconds;
      first.media.play().catch(() => {});
    } else first.start(seconds);
    first.box.scrollIntoView({ block: "nearest" });
  });
  if (!Number.isNaN(secondsOf(location.hash))) first.startAt = secondsOf(location.hash);
}
