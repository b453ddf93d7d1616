// What a search has found, as a list of links, with a line that says how much it is.
import { bars, el, mark } from "./dom.js";

// Longer than between two letters of a word that is typed: each beginning of a word has a part of the index to fetch.
const PAUSE = 250;
const MOST_LETTERS = 200;
const OFFLINE = "You are offline, so the search cannot be used. Connect, and then search again.";
const NOT_HERE = "The search cannot be used now. Search again in a moment. Some copies of this site have no search.";

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
  #elsewhere;
  #more = el("button", { type: "button", hidden: "" }, "Show more");
  #wider = el("button", { type: "button", hidden: "" });

  /** At first `step` results, and as many more each time, where it `grows`. */
  constructor(index, step, grows) {
    this.#index = index;
    this.#grows = grows;
    this.#step = this.#count = step;
    const buttons = el("p", { class: "search-more" }, this.#more, this.#wider);
    this.#elsewhere = elsewhere(new URL("../", index.bundle));
    this.element = el("div", { class: "search-found" }, this.#status, this.#elsewhere, this.#list, buttons);
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
    this.element.ariaBusy = "true";
    try {
      const found = await this.#index.find(words, this.#count, this.#widely);
      if (!found || words !== this.#words) return;
      this.#fill(words, found);
    } catch {
      if (words !== this.#words) return;
      this.#clear(navigator.onLine ? NOT_HERE : OFFLINE);
      this.#elsewhere.hidden = false;
    }
  }

  #clear(said) {
    this.element.ariaBusy = "false";
    this.#status.textContent = said;
    this.#list.replaceChildren();
    this.#elsewhere.hidden = true;
    this.#more.hidden = this.#wider.hidden = true;
  }

  /** Put other results in the place of those that are there. A reader who has gone on to one of them stays among them. */
  #put(rows) {
    const at = this.links.find((link) => link === document.activeElement)?.href;
    this.#list.replaceChildren(...rows);
    if (at) (this.links.find((link) => link.href === at) ?? this.links[0])?.focus();
  }

  #fill(words, { total, partly, left, language, apart, items }) {
    const first = this.#grows || total <= items.length ? "" : ` These are the first ${items.length}.`;
    this.#status.textContent = said(words, total, partly, apart) + leftOut(left) + first;
    this.#elsewhere.hidden = total > 0;
    this.element.ariaBusy = "false";
    this.#list.lang = language;
    this.#put(items.map((item) => row(item, document.documentElement.lang)));
    this.#more.hidden = !this.#grows || total <= items.length;
    this.#wider.hidden = !apart;
    this.#wider.textContent = `Also search the ${apart.toLocaleString("en")} single studies and sources`;
  }
}

function said(words, total, partly, apart) {
  const where = apart ? " among review findings and pages" : "";
  if (!total) return `Nothing found for “${words}”${where}. Try fewer words, or other words for the same.`;
  const results = total === 1 ? "1 result" : `${total.toLocaleString("en")} results`;
  return partly
    ? `Nothing has all of these words${where}. ${results} with some of them.`
    : `${results} for “${words}”${where}.`;
}

function leftOut(words) {
  return words.length ? ` Nearly all pages have ${words.map((word) => `“${word}”`).join(", ")}, so that was not searched for.` : "";
}

/** Ways on for a reader who has found nothing. */
function elsewhere(root) {
  const to = (address, words) => el("a", { href: new URL(address, root).href }, words);
  return el(
    "p", { class: "search-elsewhere", hidden: "" },
    "You can also ", to("explore/", "filter all records"), ", see ",
    to("words/", "the words of this site"), ", or read ", to("gaps/", "what we do not know"), ".",
  );
}

function row({ address, title, kind, label, confidence, bars: on, passage }, language) {
  const [level, ...states] = confidence.split(", ");
  const sure = level ? [" · ", el("span", { class: "confidence" }, bars(on), " ", level)] : [];
  const noted = states.flatMap((state) => [" ", el("span", { class: "provisional" }, state)]);
  return el(
    "li", {},
    el("p", { class: "row-title" }, el("a", { class: `to ${kind}`, href: address }, kind ? mark(kind) : null, el("span", {}, title))),
    el("p", { class: "row-facts", lang: language }, label, ...sure, ...noted),
    el("p", { class: "says small" }, ...passage.map(({ text, hit }) => (hit ? el("mark", {}, text) : text))),
  );
}
