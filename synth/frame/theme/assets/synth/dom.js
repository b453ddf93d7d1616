// Elements made from script. Text is always set as text, so that nothing in it can run.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (null ones are left out; a function is called on the event of its name) and children. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** One of the marks that every page holds, such as `barrier`. */
export function mark(name) {
  return svg("svg", { class: "mark", "aria-hidden": "true", focusable: "false" }, svg("use", { href: `#mark_${name}` }));
}

/** Four bars of rising height, the first `on` of them filled. */
export function bars(on) {
  const drawn = [5, 8, 11, 14].map((height, place) => svg("rect", {
    x: place * 6 + 0.5, y: 15.5 - height, width: 4, height, class: place < on ? "on" : null,
  }));
  return svg("svg", { class: "bars", viewBox: "0 0 23 16", "aria-hidden": "true", focusable: "false" }, ...drawn);
}

/** The style sheet that stands beside this script under the name, once it is there. */
export function style(name) {
  const href = new URL(name, import.meta.url).href;
  const there = [...document.styleSheets].some((sheet) => sheet.href === href);
  if (there) return Promise.resolve();
  return new Promise((done) => {
    document.head.append(el("link", { rel: "stylesheet", href, load: done, error: done }));
  });
}

function svg(name, attributes, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
