// Starts Pagefind's own search box on the search page and takes over the words typed on the home page.
const place = document.getElementById("search_here");
const bundle = new URL(place.dataset.bundle, location.href);

const styles = document.createElement("link");
styles.rel = "stylesheet";
styles.href = new URL("pagefind-ui.css", bundle).href;
// Before our own style sheet, so that ours has the last word.
document.head.prepend(styles);

const script = document.createElement("script");
script.src = new URL("pagefind-ui.js", bundle).href;
script.addEventListener("load", () => {
  place.replaceChildren();
  const search = new PagefindUI({ element: place, bundlePath: bundle.pathname, showImages: false, showSubResults: true });
  const input = place.querySelector("input");
  input.id = "search_words";
  const label = document.createElement("label");
  label.htmlFor = input.id;
  label.textContent = "Search records, studies and references";
  place.before(label);
  const words = new URLSearchParams(location.search).get("q");
  if (words) search.triggerSearch(words);
});
script.addEventListener("error", () => {
  place.textContent = "This copy of the site was made without a search index.";
});
document.head.append(script);
