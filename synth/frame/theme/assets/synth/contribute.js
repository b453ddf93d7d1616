// The forms by which readers contribute. Nothing is sent from here: a form becomes a text to pass on. What is written is
// kept in this browser until it is cleared.
import { el } from "./dom.js";
import { Draft } from "./form-draft.js";
import { FindingForm } from "./form-finding.js";
import { living, livingAt } from "./form-living.js";
import { fileSection, sending } from "./form-output.js";
import { ProblemForm } from "./form-problem.js";
import { Rules } from "./form-rules.js";
import { StudyForm } from "./form-study.js";

const KINDS = { study: StudyForm, finding: FindingForm, problem: ProblemForm };

const place = document.getElementById("contribute");
const { form: kind, root, edit, newFile, report, base, version } = place.dataset;
livingAt(new URL(`${root}contribute/living.json`, location.href));
const answer = await fetch(new URL(`${root}contribute/forms.json`, location.href));
if (!answer.ok) throw new Error(`the form cannot be had: ${answer.status}`);
const data = await answer.json();

const draft = new Draft(kind);
const status = el("p", { class: "unseen", role: "status" });
const kept = el("p", { class: "quiet form-kept" });
const other = el("div", { class: "notice form-other", hidden: "" });
const summary = el("div", { class: "form-summary", tabindex: "-1", hidden: "", role: "group", "aria-labelledby": "form_summary_title" });
const out = el("div", { class: "form-made", hidden: "" });
const clear = el("button", { type: "button", class: "form-clear", click: start }, "Clear the form and the draft");
const asked = el("form", { novalidate: "", class: "form-asked", "aria-label": document.querySelector("h1").textContent, submit: submitted });
let form;

const context = {
  data, root, version, rules: new Rules(data.rules), base: base || "/",
  announce: (text) => { status.textContent = text; },
  changed: () => {
    out.hidden = true;
    draft.keep(() => form.state, told);
  },
};

function told(possible) {
  kept.textContent = possible
    ? "What you write is kept as a draft in this browser, on this device, and nowhere else. It is still here when you come back, until you clear it; where others use the device too, clear it when you are done. Beside your choice of light or dark view, it is all that this site keeps."
    : "This browser keeps no draft: what you write is gone once you leave this page.";
}

function build() {
  form = new KINDS[kind](context);
  asked.replaceChildren(
    form.element,
    el("p", { class: "form-doing" }, el("button", { type: "submit", class: "form-submit" }, "Check it and make the text"), " ", clear),
  );
  summary.hidden = out.hidden = true;
}

function start() {
  const written = form.state;
  draft.clear();
  build();
  other.hidden = true;
  // Until something is written or the page is left, a slip of the hand costs nothing.
  const back = el("button", { type: "button", class: "form-back", click: () => {
    form.state = written;
    context.changed();
    draft.flush();
    context.announce("What was there is back, and kept as a draft again.");
    focusFirst();
  } }, "Bring back what was there");
  kept.replaceChildren("The form is empty, and no draft is kept. ", back);
  context.announce("The form is empty, and no draft is kept.");
  focusFirst();
}

function focusFirst() {
  asked.querySelector("input:not([type=hidden]), textarea, select").focus();
}

async function submitted(event) {
  event.preventDefault();
  await form.ready();
  const faults = form.faults();
  summary.hidden = faults.length === 0;
  out.hidden = faults.length > 0;
  if (faults.length) showFaults(faults);
  else showMade(form.made());
}

function showFaults(faults) {
  const number = faults.length === 1 ? "1 thing is" : `${faults.length} things are`;
  summary.replaceChildren(
    el("h2", { id: "form_summary_title" }, `${number} missing or not right yet`),
    el("ul", {}, ...faults.map(({ control, label, said }) => el(
      "li", {}, el("a", { href: `#${control.id}`, click: (event) => {
        event.preventDefault();
        for (let up = control.parentElement; up; up = up.parentElement) if (up.matches("details")) up.open = true;
        control.focus();
        control.scrollIntoView({ block: "center" });
      } }, label), `: ${said}`,
    ))),
  );
  summary.focus();
}

function showMade({ title, body, files, note }) {
  const heading = el("h2", { id: "made_title", tabindex: "-1" }, "Ready to pass on");
  const places = { edit, newFile, report, root };
  out.replaceChildren(
    heading, ...(note ? [el("p", {}, note)] : []),
    sending(title, body, places),
    ...files.flatMap((file, at) => fileSection(file, at, places)),
  );
  heading.focus();
}

/** Says so where the address asks for another page or record than the draft is about. */
function tellOther(wanted) {
  if (!wanted || !form.about || form.about === wanted) return;
  other.replaceChildren(
    el("p", {}, "This is your draft about ", named(form.about), "."),
    el("p", {}, el("button", { type: "button", class: "form-back", click: start }, "Begin one about ", named(wanted))),
  );
  other.hidden = false;
}

/** A page or record in the fewest signs. */
function named(about) {
  const home = new URL(context.base, location.href).href;
  return el("span", { class: "path" }, about.startsWith(home) ? about.slice(home.length) : about);
}

build();
const wanted = form.about;
const before = draft.read();
if (before) {
  try {
    form.state = before;
  } catch {
    // A draft of an older form, or none of ours.
    build();
  }
}
told(draft.possible);
if (before) tellOther(wanted);
// Whoever begins to write may lose the connection before there is something to choose.
asked.addEventListener("focusin", () => living().catch(() => {}), { once: true });
addEventListener("pagehide", () => draft.flush());
place.replaceChildren(kept, other, summary, asked, out, status);
place.classList.add("form-ready");
