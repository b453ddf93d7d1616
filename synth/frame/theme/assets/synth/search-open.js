// Search from every page: the link to the search page opens a dialog instead, as does Ctrl+K (on a Mac also ⌘K).
// Nothing of the search itself is fetched before that.
const link = document.querySelector(".search-open");
let dialog = null;

async function open() {
  try {
    dialog ??= import("./search-dialog.js").then(({ makeDialog }) => makeDialog(new URL(link.href)));
    (await dialog)();
  } catch {
    location.href = link.href;
  }
}

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

if (link && "showModal" in HTMLDialogElement.prototype) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  link.title = /^(Mac|iP)/.test(navigator.platform) ? "⌘K" : "Ctrl+K";
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  link.addEventListener("keydown", (event) => {
    // A link opens on Enter alone; a button also on the space bar.
    if (event.key !== " ") return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const pressed = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
    if (!pressed || typing(event.target)) return;
    event.preventDefault();
    open();
  });
}
