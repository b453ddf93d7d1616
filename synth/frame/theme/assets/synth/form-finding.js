// A finding to add to a study that the review has.
import { el } from "./dom.js";
import { fieldFor, BlockField } from "./form-groups.js";
import { living } from "./form-living.js";
import { fenced } from "./form-output.js";
import { toYamlItem } from "./form-yaml.js";

const INDENT = 2;

export class FindingForm {
  constructor(context) {
    this.context = context;
    const single = (name, label, help, value) => ({ name, label, help, required: true, first: true, value });
    this.study = fieldFor(single("study", "The study that says it", "Type the name of an author, a year or a word of the title.", { type: "record", kinds: ["study"] }), "finding_study", context);
    this.finding = new BlockField(single("finding", "", "", { type: "block", block: "finding" }), "finding", context, true);
    this.parts = [this.study, this.finding];
    const missing = el("p", { class: "quiet" }, "The study is not here yet? ", el("a", { href: `${context.root}contribute/study/` }, "Add the study"), ", and its findings with it.");
    this.element = el("div", {}, this.study.element, missing, this.finding.element);
    const record = new URLSearchParams(location.search).get("record");
    if (record) this.finding.state = { bears_on: [{ record: record.slice(0, 80) }] };
  }

  async ready() {
    try {
      const { findings } = await living();
      const ids = findings[this.study.value] ?? [];
      const numbers = ids.map((id) => /^f([0-9]{1,6})$/.exec(id)).filter(Boolean).map(([, number]) => Number(number));
      this.finding.field("id").number = Math.max(...numbers, numbers.length ? 0 : ids.length) + 1;
    } catch { /* the fault of the list of studies says so */ }
  }

  faults() {
    return this.parts.flatMap((part) => part.faults());
  }

  /** The record that it bears on first; null as long as none is named. */
  get about() {
    return this.finding.state.bears_on?.[0]?.record || null;
  }

  get state() {
    return Object.fromEntries(this.parts.map((part) => [part.spec.name, part.state]));
  }

  set state(state) {
    for (const part of this.parts) if (Object.hasOwn(state, part.spec.name)) part.state = state[part.spec.name];
  }

  made() {
    const path = `content/studies/${this.study.value}.yml`;
    const text = toYamlItem(this.finding.value, INDENT);
    return {
      title: `New finding of ${this.study.value}`,
      body: `${path}\n\n${fenced(text)}`,
      files: [{ path, text, where: "After the last of the study’s findings, with the blanks at the beginning of each line as they are." }],
      note: "Somebody else compares it with the source before it is shown.",
    };
  }
}
