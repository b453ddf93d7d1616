// Buttons that copy what stands beside them. Without this script they stay hidden, and the text can be selected.
const status = document.createElement("p");
status.className = "copy-status";
status.setAttribute("role", "status");

const copied = async (source) => {
  const text = source.textContent;
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* not allowed here: the older way may be */ }
  }
  const selection = getSelection();
  selection.selectAllChildren(source);
  return document.execCommand("copy");
};

/** Have a button copy the text of an element. */
export function copies(button, source) {
  button.addEventListener("click", async () => {
    // Emptied first, so that the same words are told again.
    status.textContent = "";
    button.after(status);
    const done = await copied(source);
    requestAnimationFrame(() => {
      status.textContent = done ? "Copied" : "The browser does not allow copying here. The text is selected: copy it with the keyboard.";
    });
  });
}

for (const button of document.querySelectorAll("button[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  if (!source) continue;
  button.hidden = false;
  copies(button, source);
}
document.querySelector("main").append(status);
