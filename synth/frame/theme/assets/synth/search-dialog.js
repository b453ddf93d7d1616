// The search dialog: a field, what was found, and the way to the search page with all of it.
import { el, style } from "./dom.js";
import { SearchIndex } from "./search-index.js";
import { SearchResults } from "./search-results.js";

const FIRST = 5;

/** A dialog for the site whose search page is at `page`; what comes back opens it. */
export async function makeDialog(page) {
  await style("search.css");
  const input = el("input", { id: "search_dialog_words", type: "search", name: "q", autocomplete: "off", maxlength: 200 });
  const all = el("button", { type: "submit" }, "All results");
  const form = el(
    "form", { action: page.href, method: "get", role: "search" },
    el("label", { for: input.id }, "Search records, studies and pages"),
    el("span", { class: "search-row" }, input, all),
  );
  const index = new SearchIndex(new URL("../pagefind/", page));
  const results = new SearchResults(index, FIRST, false);
  const dialog = el(
    "dialog", { class: "search-dialog", "aria-labelledby": "search_dialog_title" },
    el(
      "div", { class: "search-dialog-inside" },
      el(
        "div", { class: "search-dialog-head" },
        el("h2", { id: "search_dialog_title" }, "Search"),
        el("button", { type: "button", click: () => dialog.close() }, "Close"),
      ),
      form,
      results.element,
    ),
  );
  input.addEventListener("input", () => results.show(input.value));
  // A press beside the dialog is one on its ground.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => move(event, [input, ...results.links]));
  document.body.append(dialog);
  return () => {
    if (dialog.open) return;
    dialog.showModal();
    index.open();
    input.focus();
    input.select();
  };
}

/** The arrow keys lead from the field through what was found, as Tab does. */
function move(event, stops) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const place = stops.indexOf(document.activeElement);
  if (!step || place < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(place + step, 0), stops.length - 1)].focus();
}
