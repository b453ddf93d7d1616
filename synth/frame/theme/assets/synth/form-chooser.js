// A box to choose one record or source by the words of its title: a combo box with a list of what goes with them.
import { el } from "./dom.js";
import { living, matching } from "./form-living.js";
import { Field } from "./form-field.js";

const MOST = 12;

export class ChooserField extends Field {
  constructor(spec, path, context) {
    super(spec, path, context);
    const { type, kinds } = spec.value;
    this.of = type === "citation" ? "references" : "records";
    this.kinds = type === "citation" ? null : kinds;
    this.chosen = null;
    this.wanted = "";
    this.list = el("ul", { id: `${path}_list`, class: "form-options", role: "listbox", "aria-label": spec.label, hidden: "" });
    this.input = el("input", {
      id: path, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": this.list.id,
      "aria-autocomplete": "list", ...this.describing(), ...(spec.required ? { "aria-required": "true" } : {}),
      input: () => this.typed(), keydown: (event) => this.pressed(event), blur: () => this.left(),
    });
    this.about = el("p", { class: "form-chosen" });
    this.element = el("div", { class: "form-field" }, this.label(path), this.help(), el("div", { class: "form-combo" }, this.input, this.list), this.about, this.faultLine());
  }

  get control() {
    return this.input;
  }

  get value() {
    return this.chosen?.id ?? (this.input.value.trim() ? this.input.value.trim() : null);
  }

  get state() {
    return this.chosen?.id ?? this.input.value;
  }

  set state(text) {
    if (typeof text !== "string") return;
    this.input.value = text;
    this.chosen = null;
    this.about.textContent = "";
    if (text) this.settled = this.recognise(text);
  }

  fault() {
    if (!this.input.value.trim()) return this.spec.required ? "Choose one: type a word of its title." : "";
    if (this.chosen) return "";
    return this.failed ? "The list cannot be had now: is the connection there?" : "This is none of the list: type a word of its title, and choose one.";
  }

  async candidates() {
    const found = await living();
    this.failed = false;
    const list = found[this.of];
    return this.kinds ? list.filter(({ kind }) => this.kinds.includes(kind)) : list;
  }

  /** What the text names, where it is the short name or the whole title of one. */
  async recognise(text) {
    let list = [];
    try {
      list = await this.candidates();
    } catch {
      this.failed = true;
    }
    if (this.input.value !== text) return;
    const wanted = text.trim();
    const found = list.find(({ id }) => id === wanted) ?? list.find(({ title }) => title === wanted);
    if (found) this.choose(found);
  }

  choose(entry) {
    this.chosen = entry;
    this.input.value = entry.title;
    const kind = this.context.data.kinds[entry.kind];
    this.about.textContent = `Chosen: ${kind ? `${kind}, ` : ""}${entry.id}`;
    this.close();
    this.showFault(true);
    this.changed();
  }

  async typed() {
    this.chosen = null;
    this.about.textContent = "";
    this.changed();
    const text = this.input.value;
    if (!text.trim()) {
      this.close();
      return;
    }
    let found = [];
    try {
      found = matching(await this.candidates(), text, MOST + 1);
    } catch {
      this.failed = true;
      this.showFault(true);
      return;
    }
    if (this.input.value === text && document.activeElement === this.input) this.open(found);
  }

  open(found) {
    this.options = found.slice(0, MOST);
    this.at = -1;
    this.list.replaceChildren(...this.options.map((entry, place) => el(
      "li", { id: `${this.list.id}_${place}`, role: "option", "aria-selected": "false", pointerdown: (event) => event.preventDefault(), click: () => this.choose(entry) },
      ...this.worded(entry),
    )));
    const shown = this.options.length > 0;
    this.list.hidden = !shown;
    this.input.setAttribute("aria-expanded", String(shown));
    this.input.removeAttribute("aria-activedescendant");
    const more = found.length > MOST ? "More than " : "";
    this.context.announce(shown ? `${more}${this.options.length} go with these words. Choose with the arrow keys.` : "Nothing goes with these words.");
  }

  worded(entry) {
    const kind = this.context.data.kinds[entry.kind];
    return kind && this.kinds.length > 1 ? [el("span", { class: "quiet" }, `${kind}: `), entry.title] : [entry.title];
  }

  close() {
    this.list.hidden = true;
    this.list.replaceChildren();
    this.options = [];
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  pressed(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.options?.length) {
      event.preventDefault();
      this.at = (this.at + moves[event.key] + this.options.length + (this.at < 0 && moves[event.key] < 0 ? 1 : 0)) % this.options.length;
      [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === this.at)));
      this.input.setAttribute("aria-activedescendant", this.list.children[this.at].id);
      this.list.children[this.at].scrollIntoView({ block: "nearest" });
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      this.offerAll();
    } else if (event.key === "Enter" && this.options?.length) {
      event.preventDefault();
      this.choose(this.options[Math.max(this.at, 0)]);
    } else if (event.key === "Escape" && this.options?.length) {
      event.preventDefault();
      this.close();
    }
  }

  async offerAll() {
    try {
      this.open(matching(await this.candidates(), this.input.value, MOST + 1));
    } catch {
      this.failed = true;
      this.showFault(true);
    }
  }

  async left() {
    this.close();
    if (!this.chosen && this.input.value.trim()) await this.recognise(this.input.value);
    super.left();
  }
}
