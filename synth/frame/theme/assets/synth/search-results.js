// What a search has found, as a list of links, with a line that says how much it is.
import { bars, el, mark } from "./dom.js";

const PAUSE = 150;
const MOST_LETTERS = 200;

export class SearchResults {
  #index;
  #step;
  #count;
  #grows;
  #widely = false;
  #words = "";
  #timer = 0;
  #status = el("p", { class: "search-status", role: "status" });
  #list = el("ol", { class: "search-results" });
  #more = el("button", { type: "button", hidden: "" }, "Show more");
  #wider = el("button", { type: "button", hidden: "" });

  /** At first `step` results, and as many more each time, where it `grows`. */
  constructor(index, step, grows) {
    this.#index = index;
    this.#grows = grows;
    this.#step = this.#count = step;
    const buttons = el("p", { class: "search-more" }, this.#more, this.#wider);
    this.element = el("div", { class: "search-found" }, this.#status, this.#list, buttons);
    this.#more.addEventListener("click", () => {
      const place = this.links.length;
      this.#count += step;
      this.#ask().then(() => this.links[place]?.focus());
    });
    this.#wider.addEventListener("click", () => {
      this.#widely = true;
      this.#ask().then(() => this.links[0]?.focus());
    });
  }

  /** The links to what was found, in their order. */
  get links() {
    return [...this.#list.querySelectorAll("a")];
  }

  /** Look for some words, after a short pause in which others may come. */
  show(typed) {
    this.#words = typed.slice(0, MOST_LETTERS).trim();
    this.#count = this.#step;
    clearTimeout(this.#timer);
    if (this.#words) this.#timer = setTimeout(() => this.#ask(), PAUSE);
    else this.#clear("");
  }

  async #ask() {
    const words = this.#words;
    try {
      const found = await this.#index.find(words, this.#count, this.#widely);
      if (found && words === this.#words) this.#fill(words, found);
    } catch {
      this.#clear("The search cannot be used here: this copy of the site may have been made without an index.");
    }
  }

  #clear(said) {
    this.#status.textContent = said;
    this.#list.replaceChildren();
    this.#more.hidden = this.#wider.hidden = true;
  }

  #fill(words, { total, partly, language, apart, items }) {
    const first = this.#grows || total <= items.length ? "" : ` These are the first ${items.length}.`;
    this.#status.textContent = said(words, total, partly, apart) + first;
    this.#list.lang = language;
    this.#list.replaceChildren(...items.map((item) => row(item, document.documentElement.lang)));
    this.#more.hidden = !this.#grows || total <= items.length;
    this.#wider.hidden = !apart;
    this.#wider.textContent = `Also search the ${apart.toLocaleString("en")} single studies and sources`;
  }
}

function said(words, total, partly, apart) {
  const where = apart ? " among review findings and pages" : "";
  if (!total) return `Nothing found for “${words}”${where}.`;
  const results = total === 1 ? "1 result" : `${total.toLocaleString("en")} results`;
  return partly
    ? `Nothing has all of these words${where}. ${results} with some of them.`
    : `${results} for “${words}”${where}.`;
}

function row({ address, title, kind, label, confidence, bars: on, passage }, language) {
  const sure = confidence ? el("span", { class: "confidence" }, bars(on), " ", confidence) : null;
  return el(
    "li", {},
    el("p", { class: "row-title" }, el("a", { class: `to ${kind}`, href: address }, kind ? mark(kind) : null, el("span", {}, title))),
    el("p", { class: "row-facts", lang: language }, label, sure ? " · " : null, sure),
    el("p", { class: "says small" }, ...passage.map(({ text, hit }) => (hit ? el("mark", {}, text) : text))),
  );
}
