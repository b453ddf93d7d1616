// What every field of a form has: a label, help, and a line that says what is wrong with it.
import { el } from "./dom.js";

let pressed = false;
addEventListener("pointerdown", () => { pressed = true; }, true);
for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => { pressed = false; }, true);

/** Do what may move the page; not while something is being pressed, which would slip away from under the pointer. */
function afterPress(run) {
  if (pressed) addEventListener("pointerup", () => setTimeout(run), { once: true });
  else run();
}

export class Field {
  /** `spec` is the field as the models describe it; `path` its id on the page; `context` what all fields share. */
  constructor(spec, path, context) {
    this.spec = spec;
    this.path = path;
    this.context = context;
    this.shown = false;
  }

  label(target) {
    return el("label", { for: target, class: "form-label" }, ...this.labelWords());
  }

  labelWords() {
    return this.spec.required ? [this.spec.label] : [`${this.spec.label} `, el("span", { class: "quiet" }, "(can be left out)")];
  }

  help() {
    return this.spec.help ? el("p", { id: `${this.path}_help`, class: "quiet form-help" }, this.spec.help) : null;
  }

  faultLine() {
    this.line = el("p", { id: `${this.path}_fault`, class: "form-fault", hidden: "" });
    return this.line;
  }

  describing() {
    return { "aria-describedby": [...(this.spec.help ? [`${this.path}_help`] : []), ...(this.spec.listed ? [this.spec.listed] : []), `${this.path}_fault`].join(" ") };
  }

  /** The element that takes the focus. */
  get control() {
    return this.element;
  }

  get empty() {
    return this.value === null;
  }

  /** What is wrong with what stands here, in words; empty where nothing is. */
  fault() {
    return "";
  }

  /** Say what is wrong beside the field. `typing`: what is only missing is not told yet. */
  showFault(typing = false) {
    const said = typing && this.empty && !this.shown ? "" : this.fault();
    this.shown = said !== "";
    this.line.hidden = !said;
    this.line.textContent = said;
    if (said) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
    return said;
  }

  /** Everything that is wrong here and within, shown in its place. */
  faults() {
    const said = this.showFault();
    return said ? [{ control: this.control, label: this.spec.label, said }] : [];
  }

  /** Take back what is said to be wrong, here and within. */
  forgive() {
    this.shown = false;
    if (!this.line) return;
    this.line.hidden = true;
    this.line.textContent = "";
    this.control.removeAttribute("aria-invalid");
  }

  /** The focus has gone elsewhere. */
  left() {
    afterPress(() => this.showFault(!this.shown));
  }

  changed() {
    this.context.changed();
  }
}
