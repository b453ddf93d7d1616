// Where a reader chooses what a brief is about: boxes in folded groups, one field that looks through all of them, and
// what is chosen, each with a button that takes it out.
import { el, mark } from "./dom.js";
import { folded, hasAll, whenTyped, wordsOf } from "./words.js";

const KINDS = { barrier: "Barriers", solution: "Solutions" };
// So many can be looked through: with more to choose from there is a field for words, with more chosen their names stand
// folded.
const FEW = 12;

/**
 * The form, what is chosen, and `show`, which is to be called with the ids that are chosen now. `changed` is called
 * with an id and whether it is to be chosen. `records` are what can be chosen, in the order of their groups.
 */
export function choice({ records, isFolded, changed }) {
  const boxes = new Map();
  const known = new Map(records.map((record) => [record.id, record]));
  const groups = [];
  const names = el("ul", { class: "brief-chosen" });
  const namesFold = el("details", { class: "brief-names" }, el("summary", {}), names);
  const place = el("div", {}, namesFold);
  const past = el("a", { href: "#own_chosen" });

  const form = el(
    "details", { class: "brief-choice", open: "" },
    el("summary", {}, "Choose barriers and solutions"),
    el(
      "form", { "aria-label": "What the brief is about", submit: (event) => event.preventDefault() },
      el("p", { class: "brief-past" }, past),
      ...filter(),
      ...Object.entries(KINDS).map(([kind, heading]) => ofKind(kind, heading)),
    ),
  );

  function ofKind(kind, heading) {
    const some = records.filter((record) => record.kind === kind);
    if (!some.length) return el("p", {}, `${heading}: this review has none yet.`);
    const labels = [...new Set(some.map(({ group }) => group))];
    return el("fieldset", {}, el("legend", {}, heading), ...labels.map((label) => ofGroup(label, some.filter(({ group }) => group === label))));
  }

  function ofGroup(label, some) {
    const rows = some.map(({ id, kind, title }) => {
      const box = el("input", { type: "checkbox", name: kind, value: id, change: () => changed(id, box.checked) });
      boxes.set(id, box);
      return { id, text: folded(title), row: el("label", {}, box, el("span", {}, title)) };
    });
    const number = el("span", { class: "fold-count quiet" });
    const fold = el(
      "details", { class: "brief-group", open: isFolded ? null : "" }, el("summary", {}, el("span", {}, label), " ", number),
      el("div", { class: "brief-boxes" }, ...rows.map(({ row }) => row)),
    );
    groups.push({ fold, number, rows });
    return fold;
  }

  function filter() {
    if (records.length <= FEW) return [];
    const found = el("p", { class: "quiet", role: "status" });
    const field = el("input", { type: "search", id: "own_words", autocomplete: "off", maxlength: 200 });
    whenTyped(field, () => { found.textContent = keep(wordsOf(field.value)); });
    return [el("label", { for: field.id, class: "quiet" }, "Show only barriers and solutions with these words in their title"), field, found];
  }

  /** Shows what has all of these words, unfolded; says how many do. */
  function keep(words) {
    let number = 0;
    for (const { fold, rows } of groups) {
      for (const { text, row } of rows) row.hidden = !hasAll(text, words);
      const left = rows.filter(({ row }) => !row.hidden).length;
      number += left;
      fold.hidden = words.length > 0 && !left;
      fold.open = words.length > 0 || !isFolded;
    }
    if (!words.length) return "";
    return number ? `${number} of ${records.length} ${number === 1 ? "has" : "have"} these words in their title.` : `None of ${records.length} has these words in its title.`;
  }

  /** A name that goes takes its button with it, so the focus goes to the next one. */
  function takeOut(id, row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    changed(id, false);
    (next?.querySelector("button") ?? document.getElementById("own_chosen")).focus();
  }

  function nameOf({ id, kind, title }) {
    const row = el(
      "li", {}, el("span", { class: kind }, mark(kind)), el("span", {}, title), " ",
      el("button", { type: "button", "aria-label": `Take out: ${title}`, click: () => takeOut(id, row) }, "Take out"),
    );
    row.dataset.id = id;
    return row;
  }

  function show(chosen) {
    for (const [id, box] of boxes) box.checked = chosen.has(id);
    for (const { number, rows } of groups) {
      const some = rows.filter(({ id }) => chosen.has(id)).length;
      number.textContent = some ? `${some} of ${rows.length} chosen` : `${rows.length}`;
    }
    past.textContent = chosen.size ? `${chosen.size} chosen: past the list, to the brief` : "Past the list: nothing is chosen yet";
    const there = new Map([...names.children].map((row) => [row.dataset.id, row]));
    for (const [id, row] of there) if (!chosen.has(id)) row.remove();
    for (const id of chosen) if (!there.has(id)) names.append(nameOf(known.get(id)));
    const isLong = chosen.size > FEW;
    namesFold.firstElementChild.textContent = `Show all ${chosen.size} that are chosen`;
    place.replaceChildren(...(!chosen.size ? [] : isLong ? [namesFold] : [names]));
    if (isLong) namesFold.append(names);
  }

  return { form, names: place, show };
}
