// The search index as seen from a page: questions go to a worker, and only the last question's answer comes back.

export class SearchIndex {
  #worker = null;
  #asked = 0;
  #waiting = null;

  /** `bundle` is the address of the index's folder. Nothing is fetched before the first question. */
  constructor(bundle) {
    this.bundle = bundle;
  }

  /** Fetch the engine and the index's lists already. */
  open() {
    if (!this.#worker) this.#send({});
  }

  /**
   * The first `count` results for some words: `{total, partly, left, language, apart, items}`, or null where another
   * question was asked meanwhile. `partly` says that no page has all of the words; `left` are words that were left out,
   * as most pages have them; `apart` is how many studies and sources were not looked through, which `widely` asks for.
   * Rejects where the index or a part of it cannot be had; the next question tries again.
   */
  find(words, count, widely = false) {
    this.#waiting?.resolve(null);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#send({ words, count, widely });
    });
  }

  #send(question) {
    if (!this.#worker) {
      this.#worker = new Worker(new URL("search-worker.js", import.meta.url), { type: "module" });
      this.#worker.addEventListener("message", ({ data }) => this.#answered(data));
      this.#worker.addEventListener("error", () => this.#failed("the worker did not start"));
    }
    this.#asked += 1;
    this.#worker.postMessage({ id: this.#asked, bundle: this.bundle.href, ...question });
  }

  #answered({ id, answer, fault }) {
    if (fault) this.#failed(fault);
    if (id !== this.#asked || !this.#waiting) return;
    this.#waiting.resolve(answer);
    this.#waiting = null;
  }

  /** A worker that lacks something would lack it for good. */
  #failed(fault) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting?.reject(new Error(fault));
    this.#waiting = null;
  }
}
