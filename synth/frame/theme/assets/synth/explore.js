// The page on which all records can be filtered, sorted and taken away. Until the file of records is there, and where it
// cannot be had, the page's own list of all records stands.
import { el } from "./dom.js";
import { fetchRecords } from "./explore-data.js";
import { handOver, toBibtex, toCsv, toJson } from "./explore-files.js";
import { ORDERS, RecordList, prepare } from "./explore-list.js";
import { FacetPanel } from "./facet-panel.js";
import { Facets, readChoice, writeChoice } from "./facets.js";
import { hasAll, whenTyped, wordsOf } from "./words.js";

const MOST_LETTERS = 200;

const place = document.getElementById("explore");
const { facets, records, root } = await fetchRecords(new URL(place.dataset.records, location.href));
prepare(facets, records);
const machine = new Facets(facets, records);
const query = new URLSearchParams(location.search);
const { choice, unknown } = readChoice(facets, query, ["q", "sort"]);

const words = el("input", { type: "search", id: "explore_words", autocomplete: "off", maxlength: MOST_LETTERS });
words.value = (query.get("q") ?? "").slice(0, MOST_LETTERS);
const order = el("select", { id: "explore_order", change: update }, ...Object.entries(ORDERS).map(
  ([name, { label }]) => el("option", { value: name }, label),
));
if (Object.hasOwn(ORDERS, query.get("sort") ?? "")) order.value = query.get("sort");
const status = el("p", { class: "explore-status", role: "status" });
const chosen = el("ul", { class: "explore-chosen", "aria-label": "Chosen" });
const list = new RecordList();
const panel = new FacetPanel(facets, choice, update);
let seen = [];

whenTyped(words, update);

function update() {
  const typed = wordsOf(words.value);
  const { places, counts } = machine.look(panel.choice, ({ text }) => hasAll(text, typed));
  seen = places.map((at) => records[at]).sort(ORDERS[order.value].compare);
  panel.count(counts);
  list.show(seen);
  const all = records.length.toLocaleString("en");
  status.textContent = seen.length
    ? `${seen.length.toLocaleString("en")} of ${all} records`
    : `None of ${all} records goes with all of this. Take back a filter to see more.`;
  showChosen();
  keepAddress();
}

function showChosen() {
  const held = chosen.contains(document.activeElement);
  const back = panel.chosen.map(({ id, code, label }) => el(
    "li", {}, el("button", { type: "button", click: () => panel.set(id, code, false) }, label, el("span", { class: "unseen" }, " (take back)")),
  ));
  if (back.length || words.value) back.push(el("li", {}, el("button", { type: "button", click: clear }, "Clear all filters")));
  chosen.replaceChildren(...back);
  // A button that took itself back leaves the reader where the next one is, or where it began.
  if (held) (chosen.querySelector("button") ?? words).focus();
}

function clear() {
  panel.choice.clear();
  words.value = "";
  update();
}

function keepAddress() {
  const parts = [writeChoice(facets, panel.choice)];
  if (words.value.trim()) parts.push(`q=${encodeURIComponent(words.value.trim())}`);
  if (order.value !== "kind") parts.push(`sort=${order.value}`);
  const kept = parts.filter(Boolean).join("&");
  history.replaceState(null, "", `${location.pathname}${kept ? `?${kept}` : ""}${location.hash}`);
}

async function takeBibtex() {
  const answer = await fetch(new URL("data/references.bib", root));
  if (!answer.ok) {
    status.textContent = "The sources cannot be had here: this copy of the site was made without files to take away.";
    return;
  }
  handOver("records.bib", "application/x-bibtex", toBibtex(await answer.text(), seen));
}

function offered(label, take) {
  return el("button", { type: "button", click: take }, label);
}

const filters = el(
  "details", { class: "explore-filters" },
  el("summary", {}, "Filters"),
  el("label", { for: words.id, class: "explore-label" }, "Words in titles"),
  words,
  panel.element,
);
const wide = matchMedia("(min-width: 60rem)");
const fold = () => { filters.open = wide.matches; };
wide.addEventListener("change", fold);
fold();

const notice = unknown.length
  ? el("p", { class: "notice" }, `Left out, as it is no filter here: ${unknown.slice(0, 5).join("; ")}${unknown.length > 5 ? "; and more" : ""}.`)
  : null;
place.replaceChildren(
  el("form", { class: "explore-side", "aria-label": "Filters", submit: (event) => event.preventDefault() }, filters),
  el(
    "section", { class: "explore-found", "aria-labelledby": "explore_found" },
    el("h2", { id: "explore_found" }, "Records"),
    ...(notice ? [notice] : []),
    el(
      "div", { class: "explore-head" }, status,
      el("p", {}, el("label", { for: order.id, class: "explore-label" }, "Sorted by"), " ", order),
    ),
    chosen,
    el(
      "p", { class: "explore-take" }, "Take away what you see: ",
      offered("Table (CSV)", () => handOver("records.csv", "text/csv", toCsv(facets, seen))), " ",
      offered("Sources (BibTeX)", takeBibtex), " ",
      offered("Data (JSON)", () => handOver("records.json", "application/json", toJson(facets, seen))),
    ),
    list.element,
  ),
);
place.classList.add("explore-ready");
update();
