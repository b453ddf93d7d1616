// What somebody has written so far, kept in this browser alone.

const PAUSE = 400;

export class Draft {
  constructor(name) {
    // Other sites may stand at the same host.
    this.key = `synth-draft:${new URL(".", location.href).pathname}:${name}`;
    this.timer = 0;
    this.possible = true;
  }

  /** What was kept; null where there is nothing. */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  /** Keep what `state` gives, once nothing has been written for a moment; `done` is told whether it could be kept. */
  keep(state, done) {
    clearTimeout(this.timer);
    this.pending = () => {
      this.pending = null;
      try {
        localStorage.setItem(this.key, JSON.stringify(state()));
        this.possible = true;
      } catch {
        this.possible = false;
      }
      done(this.possible);
    };
    this.timer = setTimeout(() => this.pending?.(), PAUSE);
  }

  /** Keep at once what is still to be kept: the page is being left. */
  flush() {
    this.pending?.();
  }

  clear() {
    clearTimeout(this.timer);
    this.pending = null;
    try {
      localStorage.removeItem(this.key);
    } catch { /* nothing could be kept, so nothing is there */ }
  }
}
