// Fields that hold one thing: a text, a choice, some boxes. What somebody writes is only ever set as text.
import { el } from "./dom.js";
import { Field } from "./form-field.js";

const PAUSE = 300;
const LONG = new Set(["prose", "long", "text"]);
const ROWS = { prose: 3, long: 4, text: 1 };

export class TextField extends Field {
  constructor(spec, path, context) {
    super(spec, path, context);
    const { type } = spec.value;
    const shared = {
      id: path, autocomplete: "off", ...this.describing(), ...(spec.required ? { "aria-required": "true" } : {}),
      input: () => this.typed(), blur: () => this.left(),
    };
    this.input = LONG.has(type)
      ? el("textarea", { ...shared, rows: ROWS[type] })
      : el("input", { ...shared, type: "text", ...(["count", "year"].includes(type) ? { inputmode: "numeric" } : {}) });
    this.element = el("div", { class: `form-field form-${type}` }, this.label(path), this.help(), this.input, this.faultLine());
  }

  get control() {
    return this.input;
  }

  get value() {
    return this.input.value === "" ? null : this.input.value;
  }

  get state() {
    return this.input.value;
  }

  set state(text) {
    if (typeof text === "string") this.input.value = text;
  }

  fault() {
    const text = this.value;
    if (text === null) return this.spec.required ? "Something is needed here." : "";
    return this.context.rules.fault(this.spec.value.type, text) || (this.also?.(text) ?? "");
  }

  typed() {
    this.changed();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.showFault(true), PAUSE);
  }
}

export class NumberedField extends Field {
  constructor(spec, path, context) {
    super(spec, path, context);
    this.element = el("input", { type: "hidden" });
    this.number = 1;
    this.state = "";
  }

  get value() {
    return `${this.spec.value.prefix}${this.number}`;
  }

  faults() {
    return [];
  }
}

/** One of a few answers. */
export class ChoiceField extends Field {
  constructor(spec, path, context) {
    super(spec, path, context);
    const options = spec.required ? spec.value.options : [...spec.value.options, ["", "Not said here"]];
    this.boxes = options.map(([code], place) => el("input", {
      type: "radio", name: path, value: code, id: `${path}_${place}`, change: () => {
        this.showFault(true);
        this.changed();
      },
    }));
    if (!spec.required) this.boxes.at(-1).checked = true;
    this.element = el(
      "fieldset", { class: "form-field form-choice", id: path, role: "radiogroup", ...this.describing(), ...(spec.required ? { "aria-required": "true" } : {}) },
      el("legend", { class: "form-label" }, ...this.labelWords()), this.help(),
      ...options.map(([, label], place) => el("label", { for: this.boxes[place].id }, this.boxes[place], el("span", {}, label))),
      this.faultLine(),
    );
  }

  get value() {
    return this.boxes.find((box) => box.checked)?.value || null;
  }

  get state() {
    return this.value ?? "";
  }

  set state(code) {
    for (const box of this.boxes) box.checked = box.value === code;
  }

  fault() {
    return this.spec.required && this.empty ? "Choose one of these." : this.also?.(this.value) ?? "";
  }

  faults() {
    const said = this.showFault();
    return said ? [{ control: this.boxes[0], label: this.spec.label, said }] : [];
  }
}

/** One of a list with labels: the vocabulary's terms, or countries. */
export class SelectField extends Field {
  constructor(spec, path, context) {
    super(spec, path, context);
    this.options = optionsOf(spec.value, context);
    this.input = el(
      "select", { id: path, ...this.describing(), ...(spec.required ? { "aria-required": "true" } : {}), change: () => this.picked() },
      el("option", { value: "" }, spec.required ? "Choose one" : "Not said here"),
      ...this.options.map(([code, label]) => el("option", { value: code }, label)),
    );
    this.about = el("p", { class: "quiet form-help" });
    this.element = el("div", { class: "form-field" }, this.label(path), this.help(), this.input, this.about, this.faultLine());
  }

  get control() {
    return this.input;
  }

  get value() {
    return this.input.value || null;
  }

  get state() {
    return this.input.value;
  }

  set state(code) {
    this.input.value = this.options.some(([known]) => known === code) ? code : "";
    this.explain();
  }

  fault() {
    return this.spec.required && this.empty ? "Choose one of these." : "";
  }

  picked() {
    this.explain();
    this.showFault(true);
    this.changed();
  }

  explain() {
    this.about.textContent = this.options.find(([code]) => code === this.input.value)?.[2] ?? "";
  }
}

/** Any number of terms. */
export class BoxesField extends Field {
  constructor(spec, path, context) {
    super(spec, path, context);
    this.boxes = optionsOf(spec.value.item, context).map(([code, label], place) => {
      const id = `${path}_${place}`;
      const box = el("input", { type: "checkbox", id, value: code, change: () => {
        this.showFault(true);
        this.changed();
      } });
      return { box, row: el("label", { for: id }, box, el("span", {}, label)) };
    });
    this.element = el(
      "fieldset", { class: "form-field form-choice", id: path, ...this.describing() },
      el("legend", { class: "form-label" }, ...this.labelWords()), this.help(), ...this.boxes.map(({ row }) => row), this.faultLine(),
    );
  }

  get control() {
    return this.boxes[0]?.box ?? this.element;
  }

  get value() {
    const chosen = this.boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    return chosen.length ? chosen : null;
  }

  get state() {
    return this.value ?? [];
  }

  set state(codes) {
    for (const { box } of this.boxes) box.checked = Array.isArray(codes) && codes.includes(box.value);
  }

  fault() {
    return this.spec.required && this.empty ? "Choose one or more of these." : "";
  }
}

function optionsOf(value, { data }) {
  return value.type === "country" ? data.countries : data.schemes[value.scheme] ?? [];
}
