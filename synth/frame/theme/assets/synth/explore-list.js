// The records that a choice leaves, a hundred at a time.
import { bars, el, mark } from "./dom.js";
import { folded } from "./words.js";

const STEP = 100;
const LEVELS = ["very-low", "low", "moderate", "high"];

const yearOf = ({ latest }) => latest;
const byPlace = (a, b) => a.place - b.place;
export const ORDERS = {
  kind: { label: "Kind, then title", compare: byPlace },
  title: { label: "Title", compare: (a, b) => a.key.localeCompare(b.key, "en") || byPlace(a, b) },
  year: { label: "Newest study first", compare: (a, b) => yearOf(b) - yearOf(a) || byPlace(a, b) },
  confidence: { label: "Surest first", compare: (a, b) => b.sure - a.sure || byPlace(a, b) },
  studies: { label: "Most studies first", compare: (a, b) => b.studies.length - a.studies.length || byPlace(a, b) },
};

/** Say of each record what it is sorted and shown by. */
export function prepare(facets, records) {
  const [years, levels] = ["year", "confidence"].map((id) => facets.find((facet) => facet.id === id).values);
  records.forEach((record, place) => {
    const level = levels[record.own.confidence];
    record.place = place;
    record.key = record.title.toLocaleLowerCase("en");
    record.text = folded(`${record.title}\n${record.source}`);
    record.latest = Math.max(0, ...record.studies.flatMap(({ year }) => year.map((at) => Number.parseInt(years[at][0], 10) || 0)));
    record.sure = level ? LEVELS.indexOf(level[0]) + 1 : -1;
    record.confidence = level ? level[1] : "";
  });
}

export class RecordList {
  #records = [];
  #list = el("ul", { class: "rows explore-rows" });
  #more = el("button", { type: "button", click: () => this.#grow() });

  constructor() {
    this.element = el("div", {}, this.#list, el("p", { class: "explore-more" }, this.#more));
  }

  /** Show the first of some records. */
  show(records) {
    this.#records = records;
    this.#list.replaceChildren();
    this.#append();
  }

  #grow() {
    const place = this.#list.children.length;
    this.#append();
    this.#list.children[place]?.querySelector("a").focus();
  }

  #append() {
    const shown = this.#list.children.length;
    this.#list.append(...this.#records.slice(shown, shown + STEP).map(row));
    const left = this.#records.length - this.#list.children.length;
    this.#more.hidden = !left;
    this.#more.textContent = `Show ${Math.min(STEP, left)} more (${left.toLocaleString("en")} left)`;
  }
}

function row({ kind, label, title, source, address, confidence, sure, states, findings, studies }) {
  const noted = states.map((state) => el("span", { class: "provisional" }, state)).flatMap((state) => [" ", state]);
  const rating = sure < 0 ? noted : [el("span", { class: "confidence" }, bars(sure), " ", said(confidence, sure)), ...noted];
  const rests = kind === "study" ? count(findings, "finding") : `${count(findings, "finding")} from ${count(studies.length, "study", "studies")}`;
  return el(
    "li", {},
    el("p", { class: "row-title" }, el("a", { class: `to ${kind}`, href: address }, mark(kind), el("span", {}, title))),
    source ? el("p", { class: "says small" }, source) : null,
    el("p", { class: "row-facts" }, label, ...(rating.length ? [" · ", ...rating] : []), ` · ${rests}`),
  );
}

function said(confidence, sure) {
  return sure ? confidence : "Confidence not yet assessed";
}

function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
