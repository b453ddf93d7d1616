// Keeps the entries of a page's lists that have the words typed, and the groups that still hold some. What is typed
// stands in the address. Without this script all entries stand in their groups.
import { folded, hasAll, whenTyped, wordsOf } from "./words.js";

const form = document.querySelector(".list-filter");
const entries = [...document.querySelectorAll("[data-listed] > *")].map((element) => ({ element, text: "" }));
const groups = [...document.querySelectorAll("[data-list-group]")].map((element) => {
  const number = element.querySelector(":scope > summary .fold-count");
  return { element, number, all: number?.textContent, open: element.open };
});
let narrowed = false;

/** What an entry says, without how sure we are and how much there is. */
function said(element) {
  const copy = element.cloneNode(true);
  for (const facts of copy.querySelectorAll(".row-facts")) facts.remove();
  return copy.textContent;
}

/** Shows what has all of these words, unfolded; without words all of it, folded as it was. */
function show(words) {
  if (words.length && !narrowed) for (const group of groups) group.open = group.element.open;
  for (const entry of entries) {
    if (words.length) entry.text ||= folded(said(entry.element));
    entry.element.hidden = !hasAll(entry.text, words);
  }
  for (const { element, number, all, open } of groups) {
    const left = element.querySelectorAll("[data-listed] > :not([hidden])").length;
    element.hidden = words.length > 0 && !left;
    if (words.length) element.open = true;
    else if (narrowed) element.open = open;
    if (number) number.textContent = words.length ? `${left} of ${all}` : all;
  }
  // It counts and leads to what may be hidden now.
  for (const jump of document.querySelectorAll(".list-filter ~ .jump")) jump.hidden = words.length > 0;
  narrowed = words.length > 0;
}

function look() {
  const typed = form.elements.list_words.value.trim();
  const words = wordsOf(typed);
  show(words);
  const left = entries.filter(({ element }) => !element.hidden).length.toLocaleString("en");
  const all = `${entries.length.toLocaleString("en")} ${form.dataset.many}`;
  const found = left === "0" ? `None of ${all} has` : `${left} of ${all} ${left === "1" ? "has" : "have"}`;
  form.querySelector("[role=status]").textContent = words.length ? `${found} “${typed}”.` : "";
  const address = new URL(location.href);
  if (typed) address.searchParams.set("q", typed);
  else address.searchParams.delete("q");
  if (address.href !== location.href) history.replaceState(null, "", address);
}

/** Unfolds what the address points at, for browsers that do not. */
function unfold() {
  for (let fold = document.getElementById(location.hash.slice(1))?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

addEventListener("hashchange", unfold);
unfold();

if (form) {
  const field = form.elements.list_words;
  field.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, field.maxLength);
  whenTyped(field, look);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  if (field.value) look();
}
