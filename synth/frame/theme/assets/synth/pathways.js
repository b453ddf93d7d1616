// Shows the path through the card that the reader points at, and chooses a part of the pictures and of the lists below
// them. What is chosen stands in the address, so that it can be shared. Without this script everything is shown.

/** The keys that can be reached from some keys along arrows (`from` to `to`, or the other way), with those keys. */
function reached(keys, start, end, arrows) {
  const next = new Map();
  for (const arrow of arrows) next.set(arrow[start], [...(next.get(arrow[start]) ?? []), arrow[end]]);
  const found = new Set(keys);
  for (const key of found) for (const other of next.get(key) ?? []) found.add(other);
  return found;
}

/** The arrows that are part of a path through one of the keys. */
function through(keys, arrows) {
  const before = reached(keys, "to", "from", arrows);
  const after = reached(keys, "from", "to", arrows);
  return arrows.filter((arrow) => before.has(arrow.to) || after.has(arrow.from));
}

const kindOf = (element) => ["solution", "root", "barrier"].find((kind) => element.classList.contains(kind));
const ends = (arrows) => arrows.flatMap(({ from, to }) => [from, to]);

/** The arrows that are part of a path through one of the keys of each list, and the cards at their ends. */
function chosen(cards, arrows, lists) {
  const keys = cards.map(({ key }) => key);
  const shown = lists.reduce((left, list) => through(list, left), arrows);
  // A card that no arrow touches is shown where it is all that was asked for, and where nothing was.
  const alone = lists.length > 1 ? [] : lists.length ? keys.filter((key) => lists[0].includes(key)) : keys;
  return { kept: new Set([...ends(shown), ...alone]), shown };
}

class Picture {
  constructor(figure) {
    this.figure = figure;
    // What a reader unfolds to see it, where there are several.
    this.part = figure.closest("details");
    this.svg = figure.querySelector("svg");
    this.box = { ...ownBox(this.svg), unit: 0 };
    this.box.unit = parseFloat(this.svg.getAttribute("width")) / this.box.width;
    this.cards = [...this.svg.querySelectorAll(".card")].map((element) => ({
      element,
      key: element.dataset.key,
      kind: kindOf(element),
      term: element.dataset.shared ?? "not-known",
      top: Number(element.dataset.top),
      height: Number(element.dataset.height),
    }));
    this.arrows = [...this.svg.querySelectorAll(".arrow")].map((element) => ({
      element,
      from: element.dataset.from,
      to: element.dataset.to,
      route: element.dataset.route.split(" ").map((stretch) => stretch.split(",").map(Number)),
    }));
    this.headings = [...this.svg.querySelectorAll(".heading")].map((element) => ({
      words: element.querySelector("text"),
      all: element.textContent,
      kind: kindOf(element),
    }));
    this.shown = this.arrows;
    this.hasBarriers = this.cards.some(({ kind }) => kind === "barrier");
    for (const event of ["pointerover", "pointerout", "focusin", "focusout"]) {
      // In the next frame, as only then the browser knows what is pointed at. Not on the picture itself: listening for
      // focus would make it a stop of the Tab key in Chromium.
      figure.addEventListener(event, () => requestAnimationFrame(() => this.trace()));
    }
  }

  /** Lets everything step back that is not on a path through the card that is pointed at. */
  trace() {
    const at = this.svg.querySelector(".card:hover") ?? this.svg.querySelector(".card:focus-visible");
    const lit = new Set(at ? through([at.dataset.key], this.shown) : []);
    const keys = new Set([at?.dataset.key, ...ends([...lit])]);
    this.svg.classList.toggle("tracing", Boolean(at));
    for (const card of this.cards) card.element.classList.toggle("lit", keys.has(card.key));
    for (const arrow of this.arrows) arrow.element.classList.toggle("lit", lit.has(arrow));
  }

  /** Shows what was chosen, which is all if nothing was; gives back how many cards that are. */
  choose({ process, others }) {
    const lists = process ? [process.barriers, ...others] : others;
    const { kept, shown } =
      process && !this.hasBarriers ? this.leading(process.before, others) : chosen(this.cards, this.arrows, lists);
    this.shown = shown;
    for (const card of this.cards) card.element.classList.toggle("away", !kept.has(card.key));
    for (const arrow of this.arrows) arrow.element.classList.toggle("away", !shown.includes(arrow));
    for (const { words, all, kind } of this.headings) {
      const number = this.cards.filter((card) => card.kind === kind && kept.has(card.key)).length;
      words.textContent = lists.length ? all.replace("(", `(${number} of `) : all;
    }
    (this.part ?? this.figure).hidden = !kept.size;
    this.close(this.cards.filter((card) => kept.has(card.key)));
    return kept.size;
  }

  /** In a picture without barriers: what leads to those of a process all the same. */
  leading(before, others) {
    const arrows = this.arrows.filter(({ to }) => before.has(to));
    const shown = others.reduce((left, list) => through(list, left), arrows);
    return { kept: new Set(ends(shown)), shown };
  }

  /** Closes the empty bands that are left where cards and arrows have gone; what stays keeps its order. */
  close(cards) {
    const bands = [
      ...cards.map(({ top, height }) => [top, top + height]),
      ...this.shown.flatMap(({ route }) => route.map(([, , y]) => [y - 8, y + 8])),
    ].sort((one, other) => one[0] - other[0]);
    const steps = [];
    let end = 0;
    let gone = 0;
    for (const [top, bottom] of bands) {
      if (top > end + 14) {
        gone += top - end - 14;
        steps.push([top, gone]);
      }
      end = Math.max(end, bottom);
    }
    this.move((y) => steps.findLast(([top]) => top <= y)?.[1] ?? 0);
    const height = end - gone - this.box.y + 2;
    this.svg.setAttribute("viewBox", `${this.box.x} ${this.box.y} ${this.box.width} ${height}`);
    this.svg.setAttribute("height", `${(height * this.box.unit).toFixed(2)}rem`);
    // Which sheet of paper it needs, by the same measures as the picture was drawn with.
    this.svg.classList.toggle("tall", height > 1030 && height <= 2200);
    this.svg.classList.toggle("long", height > 2200);
  }

  /** Moves cards and arrows up; `up` tells by how much at each height. */
  move(up) {
    for (const { element, top } of this.cards) element.setAttribute("transform", `translate(0 ${-up(top)})`);
    for (const { element, route } of this.arrows) {
      const [shaft, point, words] = element.children;
      const last = route.at(-1)[2];
      shaft.setAttribute("d", line(route.map(([start, end, y, turn]) => [start, end, y - up(y), turn])));
      for (const part of [point, words]) part.setAttribute("transform", `translate(0 ${-up(last)})`);
    }
  }
}

function ownBox(svg) {
  const { x, y, width } = svg.viewBox.baseVal;
  return { x, y, width };
}

/** An arrow's line, as the picture was drawn with. */
function line(route) {
  let path = `M${route[0][0]} ${route[0][2]}H${route[0][1]}`;
  for (const [index, [start, end, y, turn]] of route.entries()) {
    if (!index) continue;
    const level = route[index - 1][2];
    path += `C${turn} ${level} ${turn} ${y} ${start} ${y}H${index === route.length - 1 ? end - 6 : end}`;
  }
  return path;
}

const outline = document.querySelector(".outline");
if (outline) new Picture(outline.querySelector(".picture"));
const pictures = [...document.querySelectorAll(".pictures > .picture, .part .picture")].map((figure) => new Picture(figure));
// What stands in several pictures, once.
const cards = [...new Map(pictures.flatMap((picture) => picture.cards).map((card) => [card.key, card])).values()];
const nameOf = ({ from, to }) => `${from} ${to}`;
const arrows = [...new Map(pictures.flatMap((picture) => picture.arrows).map((arrow) => [nameOf(arrow), arrow])).values()];
// A reader who has chosen finds so many cards unfolded; further pictures wait to be unfolded.
const UNFOLDED = 40;
const form = document.querySelector(".pathways-filter");
const lists = ["process", "domain"];

/** What the address asks for; what this review does not have is told apart. */
function asked() {
  const search = new URLSearchParams(location.search);
  const unknown = [];
  const known = (name, values) => {
    const value = search.get(name) ?? "";
    if (!value || values.includes(value)) return value;
    unknown.push(value.length > 60 ? `${value.slice(0, 60)}…` : value);
    return "";
  };
  const choice = Object.fromEntries(
    lists.map((name) => [name, known(name, [...form.elements[name].options].map((option) => option.value))]),
  );
  choice.record = known("record", cards.map((card) => card.key));
  return { ...choice, unknown };
}

function show({ process, domain, record, unknown }) {
  form.elements.process.value = process;
  form.elements.domain.value = domain;
  const having = (kind, term) => cards.filter((card) => card.kind === kind && card.term === term).map(({ key }) => key);
  const barriers = process && having("barrier", process);
  const others = [domain && having("root", domain), record && [record]].filter(Boolean);
  const wanted = process ? [barriers, ...others] : others;
  draw({ process: process && { barriers, before: reached(barriers, "to", "from", arrows) }, others }, wanted.length);
  if (outline) outline.hidden = wanted.length > 0;
  const { kept, shown } = chosen(cards, arrows, wanted);
  tellInWords(kept, new Set(shown.map(nameOf)), wanted.length);
  tellStatus(kept, wanted.length, record, unknown);
}

/** Shows in each picture what was chosen. */
function draw(choice, number) {
  let unfolded = 0;
  for (const picture of pictures) {
    const shown = picture.choose(choice);
    if (!number || !picture.part) continue;
    picture.part.open = shown > 0 && (!unfolded || unfolded + shown <= UNFOLDED);
    if (picture.part.open) unfolded += shown;
  }
  document.querySelector(".pictures").classList.toggle("chosen", number > 0);
  for (const group of document.querySelectorAll(".part-group")) group.hidden = !group.querySelector(".part:not([hidden])");
}

function tellInWords(kept, links, number) {
  for (const item of document.querySelectorAll(".tree [data-from]")) {
    item.hidden = number && !links.has(`${item.dataset.from} ${item.dataset.to}`);
  }
  for (const tree of document.querySelectorAll(".tree-root")) tree.hidden = !kept.has(tree.dataset.key);
  for (const group of document.querySelectorAll(".tree-group")) {
    group.hidden = !group.querySelector(".tree-root:not([hidden])");
  }
}

function tellStatus(kept, number, record, unknown) {
  const counts = Object.entries({ solution: "solutions", root: "roots", barrier: "barriers" }).flatMap(([kind, many]) => {
    const all = cards.filter((card) => card.kind === kind);
    return all.length ? [`${all.filter(({ key }) => kept.has(key)).length} of ${all.length} ${many}`] : [];
  });
  const through = record && cards.find(({ key }) => key === record).element.querySelector(".title").textContent.trim();
  const said = unknown.map((value) => `This review does not have “${value}”, so it was left out.`);
  if (!kept.size) said.push("No pathway has all that was chosen.");
  else if (number) said.push(`${through ? `Only pathways through “${through}”` : "Shown"}: ${counts.join(", ")}.`);
  form.querySelector("[role=status]").textContent = said.join(" ");
  form.querySelector("button").hidden = !number && !unknown.length;
}

/** Takes a choice over into the address and shows it. */
function choose(choice) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(choice)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
  show({ ...choice, unknown: [] });
}

/** Unfolds the picture of the group that the address points at; of several the reader unfolds one by what it names. */
function unfold() {
  const parts = document.getElementById(location.hash.slice(1))?.closest(".part-group")?.querySelectorAll(".part") ?? [];
  if (parts.length === 1) parts[0].open = true;
}

addEventListener("hashchange", unfold);
unfold();

if (form) {
  form.hidden = false;
  form.addEventListener("change", () => {
    const { process, domain } = form.elements;
    choose({ process: process.value, domain: domain.value, record: asked().record });
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    choose({ process: "", domain: "", record: "" });
    form.elements.process.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  show(asked());
}
