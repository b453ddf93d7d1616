// What is asked beyond a study's own fields: its source, known or new, and the short name of its file.
import { el } from "./dom.js";
import { shortName, toBibtex } from "./form-bibtex.js";
import { fieldFor, BlockField } from "./form-groups.js";
import { living } from "./form-living.js";
import { fenced } from "./form-output.js";
import { toYaml } from "./form-yaml.js";

const KNOWN = "known";
const NEW = "new";

export class StudyForm {
  constructor(context) {
    this.context = context;
    const changed = () => {
      context.changed();
      this.follow();
    };
    const within = { ...context, changed };
    const single = (name, label, help, value, required = true) => ({ name, label, help, required, first: true, value });
    this.which = fieldFor(single("which", "Where its source stands", "", {
      type: "choice", options: [[NEW, "This review does not know the source yet"], [KNOWN, "The source is in this review’s list of references already"]],
    }), "study_which", within);
    this.source = new BlockField(single("source", "The source", "", { type: "block", block: "reference" }), "study_source", within);
    const study = context.data.blocks.study;
    const cite = study.fields.find(({ name }) => name === "cite");
    this.cite = fieldFor({ ...cite, help: "" }, "study_cite", within);
    this.name = fieldFor(single("name", "Short name of the study", "For the address of its page and the name of its file. Made of the author and the year; change it where you know better.", { type: "id" }), "study_name", within);
    this.name.also = (text) => (this.used?.has(text) ? "There is something of this name already: take another, such as the same with b at its end." : "");
    this.named = "";
    // The source is asked for above.
    const data = { ...context.data, blocks: { ...context.data.blocks, study: { ...study, fields: study.fields.filter((field) => field !== cite) } } };
    this.study = new BlockField(single("study", "", "", { type: "block", block: "study" }), "study", { ...within, data }, true);
    this.parts = [this.which, this.source, this.cite, this.name, this.study];
    this.element = el("div", {}, ...this.parts.map(({ element }) => element));
    this.which.state = NEW;
    this.follow();
  }

  /** Show what is asked of a source of that kind, and propose a name. */
  follow() {
    const known = this.which.value === KNOWN;
    this.source.element.hidden = known;
    this.cite.element.hidden = !known;
    const proposed = known ? shortName({ author: [this.cite.value?.[0] ?? ""] }) : shortName(this.source.value);
    if (this.name.state === this.named) {
      this.name.state = proposed;
      this.named = proposed;
    }
  }

  async ready() {
    try {
      this.used = (await living()).used;
    } catch { /* whoever takes the study in will see it */ }
  }

  /** What goes with what: the rules that look at more than one field. */
  compare() {
    const setting = this.study.field("setting");
    setting.field("countries_basis").also = (basis) => {
      const given = setting.field("countries").value !== null;
      if (given && basis === "not-stated") return "Countries are given above: say how they are known, or take them out.";
      return !given && basis && basis !== "not-stated" ? "No country is given above: choose one, or say here that none is stated." : "";
    };
    const needsText = (value) => (value && this.study.field("source_depth").value !== "full-text"
      ? "This needs the full text: say above that it was read, or take this out." : "");
    for (const { field } of this.study.field("findings").items) {
      for (const name of ["credibility", "quotes"]) field.field(name).also = needsText;
    }
  }

  faults() {
    this.compare();
    const source = this.which.value === KNOWN ? this.cite : this.source;
    return [this.which, source, this.name, this.study].flatMap((part) => part.faults());
  }

  get state() {
    return { ...Object.fromEntries(this.parts.map((part) => [part.spec.name, part.state])), named: this.named };
  }

  set state(state) {
    for (const part of this.parts) if (Object.hasOwn(state, part.spec.name)) part.state = state[part.spec.name];
    this.named = typeof state.named === "string" ? state.named : "";
    this.follow();
  }

  made() {
    const key = this.name.value;
    const isNew = this.which.value === NEW;
    const text = toYaml({ cite: isNew ? [key] : this.cite.value, ...this.study.value, status: "draft" });
    const files = [{ path: `content/studies/${key}.yml`, text, where: "new" }];
    if (isNew) files.push({ path: "references.bib", text: toBibtex(key, this.source.value), where: "At the end of the list of references." });
    return {
      title: `New study: ${key}`,
      body: files.map((file) => `${file.path}\n\n${fenced(file.text)}`).join("\n"),
      files,
      note: "It goes in as a draft: somebody else compares it with the source before it is shown.",
    };
  }
}
