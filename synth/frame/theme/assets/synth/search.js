// The search page: what the address asks for, and what is typed, with the address kept in step.
import { SearchIndex } from "./search-index.js";
import { SearchResults } from "./search-results.js";

const FIRST = 20;
const MOST_LETTERS = 200;

const form = document.querySelector("form.search-box");
const input = form.querySelector("input");
const place = document.getElementById("search_here");
const results = new SearchResults(new SearchIndex(new URL("../pagefind/", form.action)), FIRST, true);
place.replaceChildren(results.element);

function show(words) {
  results.show(words);
  const address = new URL(location.href);
  if (words) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
}

input.addEventListener("input", () => show(input.value));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(input.value);
});
input.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, MOST_LETTERS);
if (input.value) results.show(input.value);
