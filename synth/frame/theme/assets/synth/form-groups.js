// The fields of a form, made from what the models say of them: single ones, blocks of them, and lists to add to.
import { el } from "./dom.js";
import { ChooserField } from "./form-chooser.js";
import { Field } from "./form-field.js";
import { BoxesField, ChoiceField, NumberedField, SelectField, TextField } from "./form-fields.js";

/** The field for what a record holds there. */
export function fieldFor(spec, path, context) {
  const { type } = spec.value;
  if (type === "list" && spec.value.item.type === "term") return new BoxesField(spec, path, context);
  return new (FIELDS[type] ?? TextField)(spec, path, context);
}

/** Fields that stand together. What is empty as a whole is left out of the record. */
export class BlockField extends Field {
  /** `bare`: without a frame of its own, as the parts of a list's entry or of the whole form are. */
  constructor(spec, path, context, bare = false) {
    super(spec, path, context);
    const block = context.data.blocks[spec.value.block];
    this.fields = block.fields.map((each) => fieldFor(each, `${path}_${each.name}`, context));
    const first = this.fields.filter((field) => field.spec.first);
    const others = this.fields.filter((field) => !field.spec.first);
    this.folded = others.length
      ? el("details", { class: "form-more" }, el("summary", {}, first.length ? "More, where the source says it" : "Fill in what the source says"), ...others.map(({ element }) => element))
      : null;
    const within = [...first.map(({ element }) => element), this.folded];
    this.element = bare
      ? el("div", { class: "form-block" }, ...within)
      : el("fieldset", { class: "form-block", id: path }, el("legend", { class: "form-label" }, ...this.labelWords()), this.help(), ...within);
  }

  field(name) {
    return this.fields.find(({ spec }) => spec.name === name);
  }

  get value() {
    const held = this.fields.map((field) => [field, field.value]).filter(([, value]) => value !== null);
    // A number that the form gives by itself is nothing that somebody wrote.
    if (!held.some(([field]) => !(field instanceof NumberedField))) return null;
    return Object.fromEntries(held.map(([{ spec }, value]) => [spec.name, value]));
  }

  get state() {
    return Object.fromEntries(this.fields.map((field) => [field.spec.name, field.state]));
  }

  set state(state) {
    if (typeof state !== "object" || state === null) return;
    for (const field of this.fields) if (Object.hasOwn(state, field.spec.name)) field.state = state[field.spec.name];
    if (this.folded && this.fields.some((field) => !field.spec.first && !field.empty)) this.folded.open = true;
  }

  /** `needed`: also where nothing is filled in and the block could be left out. */
  faults(needed = this.spec.required) {
    if (!needed && this.empty) {
      this.forgive();
      return [];
    }
    return this.fields.flatMap((field) => field.faults());
  }

  forgive() {
    for (const field of this.fields) field.forgive();
  }

  showFault() {
    return "";
  }
}

/** Entries one below the other, to add to and to take from. */
class ListField extends Field {
  constructor(spec, path, context) {
    super(spec, path, context);
    this.items = [];
    this.made = 0;
    this.start = 1;
    this.of = context.data.blocks[spec.value.item.block];
    this.rows = el("div", { class: "form-rows" });
    this.adding = el("button", { type: "button", class: "form-add", click: () => this.add(true) });
    this.element = el(
      "fieldset", { class: "form-list", id: path, "aria-describedby": `${path}_fault` },
      el("legend", { class: "form-label" }, ...this.labelWords()), this.help(), this.rows, el("p", {}, this.adding), this.faultLine(),
    );
    if (spec.first) this.add(false);
    this.renumber();
  }

  get entryLabel() {
    return this.spec.one ?? this.of?.label ?? this.spec.label;
  }

  add(focused) {
    const path = `${this.path}_${this.made++}`;
    const { item } = this.spec.value;
    const field = this.of
      ? new BlockField({ ...this.spec, required: false, value: item }, path, this.context, true)
      : fieldFor({ name: "", label: this.spec.label, help: "", required: false, first: true, value: item, listed: `${this.path}_fault` }, path, this.context);
    const remove = el("button", { type: "button", class: "form-remove", click: () => this.remove(entry) });
    const title = el(this.of ? "legend" : "span", { class: this.of ? "form-entry-title" : "unseen" });
    const row = this.of
      ? el("fieldset", { class: "form-entry" }, title, field.element, el("p", {}, remove))
      : el("div", { class: "form-entry-line" }, field.element, remove);
    const entry = { field, row, remove, title };
    this.items.push(entry);
    this.rows.append(row);
    this.renumber();
    if (!focused) return field;
    (row.querySelector("input:not([type=hidden]), textarea, select") ?? row).focus();
    this.context.announce(`Added: ${this.entryLabel}, number ${this.items.length}.`);
    this.changed();
    return field;
  }

  remove(entry) {
    this.items = this.items.filter((each) => each !== entry);
    entry.row.remove();
    this.renumber();
    this.adding.focus();
    this.context.announce(`Taken out: ${this.entryLabel}.`);
    this.changed();
  }

  renumber() {
    for (const [place, { field, remove, title }] of this.items.entries()) {
      const numbered = field.fields?.find((each) => each instanceof NumberedField);
      if (numbered) numbered.number = this.start + place;
      const name = `${this.spec.one ? `${this.spec.one} ` : `${this.entryLabel}: number `}${place + 1}${numbered ? ` (${numbered.value})` : ""}`;
      if (this.of) title.textContent = name;
      else for (const label of field.element.querySelectorAll("label")) label.textContent = name;
      remove.textContent = "Take out";
      remove.setAttribute("aria-label", `Take out ${name}`);
    }
    const another = this.items.length ? "Add another" : "Add";
    this.adding.textContent = this.spec.one ? `${another} ${this.spec.one.toLowerCase()}` : `${another}: ${this.entryLabel}`;
  }

  get value() {
    const held = this.items.map(({ field }) => field.value).filter((value) => value !== null);
    return held.length ? held : null;
  }

  get state() {
    return this.items.map(({ field }) => field.state);
  }

  set state(states) {
    if (!Array.isArray(states)) return;
    while (this.items.length > states.length) this.items.pop().row.remove();
    while (this.items.length < states.length) this.add(false);
    for (const [place, { field }] of this.items.entries()) field.state = states[place];
    this.renumber();
  }

  fault() {
    const value = this.value ?? [];
    if (this.spec.value.least > value.length && (this.spec.required || value.length)) return "At least one is needed here.";
    const single = value.filter((each) => typeof each === "string");
    return new Set(single).size < single.length ? "The same stands here twice." : this.also?.(this.value) ?? "";
  }

  faults() {
    // Of entries that are all empty, the first says what is needed.
    const needed = Boolean(this.of) && this.spec.required && this.value === null;
    const within = this.items.flatMap(({ field }, place) => (this.of ? field.faults(needed && place === 0) : field.faults()));
    if (within.length) {
      this.line.hidden = true;
      return within;
    }
    return super.faults();
  }

  get control() {
    return this.items[0]?.row.querySelector("input:not([type=hidden]), textarea, select") ?? this.adding;
  }

  /** The entries tell and take back their own faults. */
  showFault() {
    const said = this.fault();
    this.line.hidden = !said;
    this.line.textContent = said;
    if (said && !this.of) this.control.setAttribute("aria-invalid", "true");
    return said;
  }

  forgive() {
    this.line.hidden = true;
    for (const { field } of this.items) field.forgive();
  }
}

const FIELDS = {
  numbered: NumberedField,
  choice: ChoiceField,
  term: SelectField,
  country: SelectField,
  record: ChooserField,
  citation: ChooserField,
  block: BlockField,
  list: ListField,
};
