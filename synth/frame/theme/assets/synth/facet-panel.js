// The panel in which facets are chosen: a box for each value, with how many records would go with it.
import { el } from "./dom.js";

const OPEN_AT_FIRST = 3;

export class FacetPanel {
  #boxes = new Map();

  /** `changed` is called after each change of `choice`, which the panel keeps. */
  constructor(facets, choice, changed) {
    this.facets = facets.filter(({ values }) => values.length > 1);
    this.choice = choice;
    this.changed = changed;
    this.element = el("div", { class: "facets" }, ...this.facets.map((facet, place) => this.#facet(facet, place)));
  }

  /** Show how many records would go with each value. One that none would go with stays, so that nothing jumps. */
  count(counts) {
    for (const { id } of this.facets) {
      this.#boxes.get(id).forEach(({ row, box, number }, place) => {
        const found = counts.get(id)[place];
        number.textContent = found.toLocaleString("en");
        box.checked = this.choice.get(id)?.has(box.value) ?? false;
        row.classList.toggle("none", !found && !box.checked);
      });
    }
  }

  /** Choose a value or take it back. */
  set(id, code, on) {
    const codes = this.choice.get(id) ?? new Set();
    if (on) codes.add(code);
    else codes.delete(code);
    if (codes.size) this.choice.set(id, codes);
    else this.choice.delete(id);
    this.changed();
  }

  /** What is chosen, as `{id, code, label}`, in the order of the facets. */
  get chosen() {
    return this.facets.flatMap(({ id, label, values }) => values
      .filter(([code]) => this.choice.get(id)?.has(code))
      .map(([code, name]) => ({ id, code, label: `${label}: ${name}` })));
  }

  #facet({ id, label, values }, place) {
    const boxes = values.map(([code, name]) => {
      const number = el("span", { class: "count" });
      const box = el("input", { type: "checkbox", name: id, value: code, change: () => this.set(id, code, box.checked) });
      return { box, number, row: el("label", {}, box, el("span", {}, name, " ", number)) };
    });
    this.#boxes.set(id, boxes);
    const open = place < OPEN_AT_FIRST || this.choice.has(id);
    return el(
      "details", { class: "facet", open: open ? "" : null },
      el("summary", {}, label),
      el("fieldset", {}, el("legend", { class: "unseen" }, label), ...boxes.map(({ row }) => row)),
    );
  }
}
