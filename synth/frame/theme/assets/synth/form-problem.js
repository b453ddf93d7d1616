// Something that is wrong on a page.
import { BlockField } from "./form-groups.js";

export class ProblemForm {
  constructor(context) {
    this.context = context;
    this.block = new BlockField({ name: "problem", label: "", help: "", required: true, first: true, value: { type: "block", block: "problem" } }, "problem", context, true);
    this.element = this.block.element;
    const page = new URLSearchParams(location.search).get("page");
    if (page !== null) this.block.field("page").state = new URL(page.slice(0, 300), new URL(context.base, location.href)).href;
  }

  async ready() { /* nothing to fetch */ }

  faults() {
    return this.block.faults();
  }

  /** The page that it is about; null as long as none is named. */
  get about() {
    return this.block.field("page").value;
  }

  get state() {
    return this.block.state;
  }

  set state(state) {
    this.block.state = state;
  }

  made() {
    const { page, wrong, right, source } = this.block.value;
    const text = [
      `Page: ${page}`, `Version: ${this.context.version}`, "", "What is wrong:", wrong,
      ...(right ? ["", "What would be right:", right] : []), ...(source ? ["", "Where it stands:", source] : []), "",
    ].join("\n");
    return { title: `Problem with ${page.slice(0, 120)}`, body: text, files: [{ path: "problem.txt", text, where: "new", loose: true }], note: "" };
  }
}
