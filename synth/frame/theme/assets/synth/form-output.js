// What was made of a form: texts to copy, to download, or to open at the project's own place, filled in.
import { copies } from "./copy.js";
import { el } from "./dom.js";
import { handOver } from "./explore-files.js";

// Longer addresses are cut or refused on their way.
const LONGEST = 6000;

/** One file: `path` from the project's folder, `text`, and `where`: "new", or a sentence on where it goes in a file that is there. */
export function fileSection({ path, text, where }, place, { edit, newFile }) {
  const id = `made_${place}`;
  const source = el("pre", { id, tabindex: "0", role: "region", "aria-label": path }, el("code", {}, text));
  const copy = el("button", { type: "button", class: "copy" }, "Copy the text");
  copies(copy, source);
  const name = path.split("/").at(-1);
  const doing = [copy, el("button", { type: "button", class: "copy", click: () => handOver(name, "text/plain;charset=utf-8", text) }, `Download ${name}`)];
  if (where === "new" && newFile) doing.push(...newFileLink(newFile, path, text));
  if (where !== "new" && edit) doing.push(el("a", { href: edit + encoded(path) }, "Open the file to put it in"));
  return [
    el("h3", { id: `${id}_title` }, where === "new" ? "A new file: " : "To put into: ", el("span", { class: "path" }, path)),
    ...(where === "new" ? [] : [el("p", {}, where)]),
    source,
    el("p", { class: "form-doing" }, ...doing.flatMap((each) => [each, " "])),
  ];
}

function newFileLink(page, path, text) {
  const filled = `${page}?filename=${encodeURIComponent(path)}&value=${encodeURIComponent(text)}`;
  if (filled.length <= LONGEST) return [el("a", { href: filled }, "Open it as a new file, filled in")];
  return [
    el("a", { href: `${page}?filename=${encodeURIComponent(path)}` }, "Open an empty new file"),
    el("span", { class: "quiet" }, "It is too long to go along with a link: copy it first, and put it in there."),
  ];
}

/** How to send it: by the project's form for reports, where there is one. */
export function sending(title, body, { report, root }) {
  const how = el("a", { href: `${root}contribute/` }, "how to send something");
  if (!report) return el("p", {}, "Nothing has been sent. Copy or download the text, and send it to those who make this site: ", how, ".");
  const address = (text) => `${report}${report.includes("?") ? "&" : "?"}title=${encodeURIComponent(title)}&body=${encodeURIComponent(text)}`;
  const filled = address(body);
  if (filled.length <= LONGEST) {
    return el("p", {}, "Nothing has been sent yet. ", el("a", { href: filled, class: "form-send" }, "Open it as a message to the project, filled in"), ". You can read it once more there before you send it; it can be read by everyone.");
  }
  return el(
    "p", {}, "Nothing has been sent yet. It is too long to go along with a link: copy it, then ",
    el("a", { href: address("Put the text here."), class: "form-send" }, "open a message to the project"), " and put it in there. It can be read by everyone.",
  );
}

/** A text as a message shows it: as it is, whatever stands in it. */
export function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.replace(/\n?$/, "\n")}${fence}\n`;
}

function encoded(path) {
  return path.split("/").map(encodeURIComponent).join("/");
}
