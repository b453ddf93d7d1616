// What a word means, beside the word: on focus, under a pointer that rests on it, and on a tap. The words stay links to
// the page of words, which is all they are without this script. The definitions are fetched when the first is needed.
import { el } from "./dom.js";

const WORDS = 'a.term-link[href*="words/#"]';
const REST = 250;
const GAP = 6;

const box = el("div", { class: "term-meaning", id: "term_meaning", role: "tooltip", popover: "manual" });
let terms = null;
let word = null;
let timer = 0;
let opened = null;

/** The word that an event is about. */
function at(event) {
  return event.target.closest?.(WORDS);
}

function fetched() {
  terms ??= fetch(new URL("terms.json", document.querySelector(WORDS).href)).then((answer) => (answer.ok ? answer.json() : {}));
  return terms.catch(() => ({}));
}

async function show(link) {
  word = link;
  const found = (await fetched())[decodeURIComponent(link.hash.slice(1))];
  // Meanwhile the reader may have gone on.
  if (word !== link || !found) return;
  const [label, meaning] = found;
  box.replaceChildren(el("strong", {}, label), el("span", {}, meaning));
  box.showPopover();
  link.setAttribute("aria-describedby", box.id);
  place();
}

function hide() {
  clearTimeout(timer);
  word?.removeAttribute("aria-describedby");
  word = null;
  if (box.matches(":popover-open")) box.hidePopover();
}

/** Below the word, or above it where there is no room, and never beyond the window's edges. */
function place() {
  if (!word || !box.matches(":popover-open")) return;
  const { left, top, bottom } = word.getBoundingClientRect();
  const below = bottom + GAP + box.offsetHeight <= innerHeight || top < innerHeight - bottom;
  box.style.left = `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - box.offsetWidth - GAP))}px`;
  box.style.top = `${below ? bottom + GAP : top - GAP - box.offsetHeight}px`;
}

function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, REST);
}

if ("showPopover" in HTMLElement.prototype && document.querySelector(WORDS)) {
  document.body.append(box);
  // Whoever goes through the page with the keyboard hears the meaning with the word, so it is there before.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") fetched();
    if (event.key === "Escape") hide();
  });
  document.addEventListener("focusin", (event) => {
    const link = at(event);
    if (link?.matches(":focus-visible")) show(link);
    else if (!link) hide();
  });
  document.addEventListener("focusout", (event) => {
    if (at(event) === word) hide();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = at(event);
    if (link && link !== word) later(() => { hide(); show(link); });
    else if (link || event.target.closest?.(".term-meaning")) clearTimeout(timer);
    else if (word && word !== document.activeElement) later(hide);
    else clearTimeout(timer);
  });
  // The first tap tells, the second follows the link.
  document.addEventListener("pointerdown", (event) => {
    opened = word;
    if (!at(event) && !event.target.closest?.(".term-meaning")) hide();
  });
  document.addEventListener("click", (event) => {
    const link = at(event);
    if (!link || event.pointerType !== "touch" || link === opened) return;
    event.preventDefault();
    if (word !== link) hide();
    show(link);
  });
  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
}
