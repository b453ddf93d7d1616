// One table of the map at a time, and only the barriers that go with a choice. What is chosen stands in the address.
// Without this script all tables stand one below the other, with every barrier.
import { el, style } from "./dom.js";
import { fetchRecords } from "./explore-data.js";
import { FacetPanel } from "./facet-panel.js";
import { Facets, readChoice, writeChoice } from "./facets.js";

// Every row is a barrier, and barriers have neither a domain nor a maturity.
const NOT_OF_ROWS = ["kind", "domain", "maturity"];

const form = document.querySelector(".map-form");
const sections = [...document.querySelectorAll(".map-section")];
const rows = [...document.querySelectorAll("tr[data-record]")];
const number = new Set(rows.map((row) => row.dataset.record)).size;
const query = new URLSearchParams(location.search);
const status = el("p", { class: "map-status", role: "status" });
const clear = el("button", { type: "button", class: "copy", click: () => rules.clear() }, "Show all barriers");
let choose = null;
let rules = null;

function show(across) {
  for (const section of sections) section.hidden = section.dataset.across !== across;
  fit();
}

/** A table that needs no window of its own lets its headings stay in sight of the page's. */
function fit() {
  for (const region of document.querySelectorAll(".map")) {
    region.classList.remove("fits");
    region.classList.toggle("fits", region.scrollWidth <= region.clientWidth);
  }
}

function across() {
  return form.elements.across.value;
}

/** Which table the address asks for: by its query, or by the anchor of its section or of something in it. */
function asked() {
  const known = sections.map((section) => section.dataset.across);
  const named = query.get("across") ?? "";
  return known.includes(named) ? named : anchored()?.dataset.across ?? known[0];
}

/** The section that the address's anchor lies in. */
function anchored() {
  return document.getElementById(location.hash.slice(1))?.closest(".map-section");
}

function keepAddress() {
  const parts = [across() === sections[0].dataset.across ? "" : `across=${across()}`, choose ? writeChoice(...choose) : ""];
  const kept = parts.filter(Boolean).join("&");
  history.replaceState(null, "", `${location.pathname}${kept ? `?${kept}` : ""}`);
}

function tell(unknown) {
  const said = unknown.length ? [`Left out, as it is no filter here: ${unknown.slice(0, 5).join("; ")}${unknown.length > 5 ? "; and more" : ""}.`] : [];
  return (seen) => {
    const all = seen === number;
    status.textContent = [...said, ...(all ? [] : [seen ? `${seen} of ${number} barriers.` : `None of ${number} barriers goes with all of this.`])].join(" ");
    clear.hidden = all;
  };
}

/** The filters that the page of all records has too, over barriers alone. */
async function filters(place) {
  const { facets: all, records } = await fetchRecords(new URL(form.dataset.records, location.href));
  await style("explore.css");
  const facets = all.filter(({ id }) => !NOT_OF_ROWS.includes(id));
  const barriers = records.filter(({ kind }) => kind === "barrier");
  const machine = new Facets(facets, barriers);
  const { choice, unknown } = readChoice(facets, query, ["across"]);
  const told = tell(unknown);
  const panel = new FacetPanel(facets, choice, update);

  function update() {
    const { places, counts } = machine.look(panel.choice);
    const seen = new Set(places.map((at) => barriers[at].id));
    panel.count(counts);
    for (const row of rows) row.hidden = !seen.has(row.dataset.record);
    for (const group of document.querySelectorAll(".map tbody")) group.hidden = !group.querySelector("tr[data-record]:not([hidden])");
    told(seen.size);
    keepAddress();
  }

  choose = [facets, panel.choice];
  rules = {
    clear() {
      panel.choice.clear();
      update();
      place.querySelector("summary").focus();
    },
  };
  place.append(panel.element);
  update();
}

function addFilters() {
  const place = el("details", { class: "map-filters" }, el("summary", {}, "Filter the barriers"));
  let made = null;
  const make = () => {
    made ??= filters(place).catch(() => {
      status.textContent = "The filters cannot be had just now. All barriers are shown.";
    });
  };
  place.addEventListener("toggle", make);
  clear.hidden = true;
  form.append(place, status, clear);
  if ([...query.keys()].some((name) => name !== "across")) {
    place.open = true;
    make();
  }
}

if (form) {
  const first = asked();
  form.elements.across.value = first;
  show(first);
  form.hidden = false;
  document.querySelector(".map-jump").hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target.name !== "across") return;
    show(across());
    keepAddress();
  });
  addEventListener("resize", fit);
  addEventListener("hashchange", () => {
    const target = anchored();
    if (!target) return;
    form.elements.across.value = target.dataset.across;
    show(target.dataset.across);
    target.scrollIntoView();
  });
  if (form.dataset.records) addFilters();
}
