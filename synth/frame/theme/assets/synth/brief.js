// A reader's own brief: put together from the parts of the briefs on the barriers and solutions that are chosen. The
// address keeps the choice. Without this script the page is a list of the briefs that stand ready.
import { choice } from "./brief-choice.js";
import { el } from "./dom.js";

// The parts in their order: heading, the section it is taken from, and of which records.
const SECTIONS = [
  { id: "own_problem", heading: "The problem", from: "the_problem", kinds: ["barrier"], none: "No barrier is chosen." },
  { id: "own_why", heading: "Why it happens", from: "why_", kinds: ["barrier", "solution"], all: true, none: "No root of what is chosen is reported or inferred yet." },
  { id: "own_helps", heading: "What could be done", from: "what_helps", kinds: ["solution"], none: "No solution is chosen." },
];

const place = document.getElementById("own_brief");
const most = Number(place.dataset.most);
const records = [...place.querySelectorAll("ul[data-kind]")].flatMap((list) => [...list.querySelectorAll("a[data-id]")].map((link) => ({
  id: link.dataset.id,
  kind: list.dataset.kind,
  group: list.dataset.group,
  title: link.textContent.trim(),
  address: link.href,
})));
const known = new Map(records.map((record) => [record.id, record]));
const asked = [...new Set((new URLSearchParams(location.search).get("pick") ?? "").split(",").filter(Boolean))];
const chosen = new Set(asked.filter((id) => known.has(id)));
const unknown = asked.filter((id) => !known.has(id));
const pages = new Map();
let turn = 0;

// -- what is chosen --

const status = el("p", { class: "brief-status", role: "status" });
const made = el("div", { class: "brief-own", hidden: "" });
const print = el("button", { type: "button", class: "brief-print", click: () => window.print() }, "Print this brief");
const clear = el("button", { type: "button", click: () => choose([]) }, "Take all back");
const everything = el("button", { type: "button", click: () => choose(records.map(({ id }) => id)) }, "Choose all");

function set(id, on) {
  if (on) chosen.add(id);
  else chosen.delete(id);
  update();
}

function choose(ids) {
  chosen.clear();
  for (const id of ids) chosen.add(id);
  update();
}

function keepAddress() {
  const kept = [...chosen].map(encodeURIComponent).join(",");
  history.replaceState(null, "", `${location.pathname}${kept ? `?pick=${kept}` : ""}${location.hash}`);
}

// -- the brief --

async function partsOf({ id, kind, address }) {
  if (!pages.has(id)) {
    pages.set(id, fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return settled(new DOMParser().parseFromString(await answer.text(), "text/html"), answer.url);
    }));
  }
  try {
    return { id, kind, page: await pages.get(id) };
  } catch {
    pages.delete(id);
    return { id, kind, page: null };
  }
}

/** The page with links that lead to the same from here, and without ids of its own. */
function settled(page, base) {
  for (const link of page.querySelectorAll("main a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), base).href);
  return page;
}

/** The elements between a heading and the next one of its rank. */
function section(page, id) {
  const found = [];
  for (let next = page.getElementById(id)?.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) found.push(next);
  return found;
}

function copied(element) {
  const copy = document.importNode(element, true);
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  return copy;
}

/** What stands in a section for a record, of several pages, each once. */
function items(parts, from, wanted) {
  const found = new Map();
  for (const { page, id } of parts) {
    for (const element of section(page, from).flatMap((part) => [...(part.matches("[data-item]") ? [part] : []), ...part.querySelectorAll("[data-item]")])) {
      const name = element.dataset.item;
      if (!found.has(name) && wanted(name, id)) found.set(name, element);
    }
  }
  return found;
}

function heading(id, words) {
  return el("h2", { id }, words);
}

function columns(children) {
  return el("div", { class: "brief-columns" }, ...children);
}

function perRecord(parts, from) {
  return parts.flatMap(({ id, page }) => [el("h3", {}, known.get(id).title), ...section(page, from).map(copied)]);
}

function unknowns(parts) {
  return parts.flatMap(({ id, page }) => [
    el("h3", {}, known.get(id).title),
    ...section(page, "not_known").flatMap((element) => [...copied(element).children]),
  ]);
}

function sure(parts, told) {
  const rows = items(parts, "how_sure", (name) => told.has(name));
  const first = parts.map(({ page }) => page.querySelector(".brief-sure")).find(Boolean);
  if (!rows.size || !first) return [];
  const table = copied(first);
  table.querySelector("tbody").replaceChildren(...[...rows.values()].map(copied));
  const note = parts.map(({ page }) => section(page, "how_sure").at(-1)).find((element) => element?.matches("p.quiet"));
  return [heading("own_sure", "How sure we are"), table, ...(note ? [copied(note)] : [])];
}

function weigh(parts) {
  const solutions = parts.filter(({ kind }) => kind === "solution");
  const groups = solutions.flatMap(({ page }) => [...page.querySelectorAll(".brief-weigh")]);
  const names = [...new Set(groups.map((group) => group.dataset.weigh))];
  const told = names.map((name) => {
    const same = groups.filter((group) => group.dataset.weigh === name);
    const rows = same.flatMap((group) => [...group.querySelectorAll("li[data-item]")]);
    return el("section", { class: "brief-weigh" }, copied(same[0].querySelector("h3")), el("ul", { class: "links" }, ...rows.map(copied)));
  });
  return [heading("own_weigh", "What to weigh before acting"), told.length ? columns(told) : el("p", {}, "No solution is chosen.")];
}

function sources(parts, keys) {
  const found = [...items(parts, "sources_", (key) => keys.has(key)).values()].sort((a, b) => a.dataset.place - b.dataset.place);
  return [heading("own_sources", "Sources"), el("ul", { class: "bibliography" }, ...found.map(copied))];
}

function assembled(parts) {
  const ids = new Set(parts.map(({ id }) => id));
  const back = [
    el("p", { class: "kind" }, el("span", {}, el("span", {}, "Policy brief"), ` · ${place.dataset.review}`)),
    el("h2", { class: "brief-own-title", id: "own_title", tabindex: "-1" }, titled(parts)),
    el("p", { class: "quiet" }, `${place.dataset.edition} Put together by a reader; its parts are those of the ready briefs.`),
    heading("own_messages", "Key messages"),
    el("p", { class: "quiet" }, "From the ready brief on each, with all that is linked to it."),
    ...perRecord(parts, "key_messages").filter((element) => !element.matches(".brief-glance")),
    ...limits(parts[0].page),
  ];
  const told = new Set();
  const keys = new Set();
  for (const { id, heading: words, from, kinds, all, none } of SECTIONS) {
    const of = parts.filter(({ kind }) => kinds.includes(kind));
    const found = items(of, from, (name, owner) => all || (name === owner && ids.has(name)));
    for (const [name, element] of found) {
      told.add(name);
      for (const key of element.dataset.keys.split(" ").filter(Boolean)) keys.add(key);
    }
    back.push(heading(id, words), found.size ? columns([...found.values()].map(copied)) : el("p", {}, none));
  }
  back.push(...sure(parts, told), ...weigh(parts));
  back.push(heading("own_unknown", "What we do not know"), columns(unknowns(parts)), ...sources(parts, keys));
  back.push(el("p", { class: "quiet brief-address" }, `This choice: ${location.href}`));
  return back;
}

function limits(page) {
  return [heading("own_limits", "What this brief is, and what it is not"), ...section(page, "what_it_is").map(copied)];
}

function titled(parts) {
  const names = parts.map(({ id }) => known.get(id).title);
  if (names.length < 4) return names.join("; ");
  const count = (kind, one, many) => {
    const number = parts.filter((part) => part.kind === kind).length;
    return number ? [`${number} ${number === 1 ? one : many}`] : [];
  };
  return [...count("barrier", "barrier", "barriers"), ...count("solution", "solution", "solutions")].join(" and ");
}

async function update() {
  const now = ++turn;
  picked.show(chosen);
  keepAddress();
  clear.disabled = !chosen.size;
  if (!chosen.size) {
    made.hidden = print.disabled = true;
    made.replaceChildren();
    document.body.classList.remove("brief-made");
    status.textContent = "Nothing is chosen yet. Choose a barrier or a solution to see the brief.";
    return;
  }
  const wanted = records.filter(({ id }) => chosen.has(id)).slice(0, most);
  status.textContent = "Putting the brief together …";
  const parts = await Promise.all(wanted.map(partsOf));
  if (now !== turn) return;
  const there = parts.filter(({ page }) => page);
  made.replaceChildren(...(there.length ? assembled(there) : []));
  made.hidden = print.disabled = !there.length;
  document.body.classList.toggle("brief-made", there.length > 0);
  status.textContent = told(there.length, parts.length - there.length);
}

function told(there, failed) {
  const left = chosen.size - there - failed;
  const said = [`${there} of ${records.length} barriers and solutions ${there === 1 ? "is" : "are"} in this brief.`];
  if (left > 0) said.push(`A brief holds ${most} at most: ${left} ${left === 1 ? "is" : "are"} left out.`);
  if (failed) said.push(`${failed} could not be fetched: is the connection there? Choose again to try once more.`);
  return said.join(" ");
}

const notice = unknown.length
  ? [el("p", { class: "notice brief-unknown" }, `Left out, as there is no such barrier or solution here: ${unknown.slice(0, 5).map((id) => id.slice(0, 80)).join("; ")}${unknown.length > 5 ? `; and ${unknown.length - 5} more` : ""}.`)]
  : [];
const picked = choice({ records, changed: set, isFolded: "long" in place.dataset });
// Who comes with a choice in the address came for the brief.
if (chosen.size) picked.form.open = false;
place.replaceChildren(
  ...notice,
  picked.form,
  el(
    "section", { class: "brief-picked", id: "own_chosen", tabindex: "-1", "aria-label": "What is chosen" },
    status, picked.names,
    el("div", { class: "brief-doing" }, print, " ", clear, ...(records.length && records.length <= most ? [" ", everything] : [])),
  ),
  made,
);
place.classList.add("brief-ready");
update();
