// Watches someone who goes through a page with the Tab key: what can be stopped at, in which order, and how it looks.
window.walk = (() => {
  const CONTROLS = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const LEAST_CONTRAST = 3;
  const ink = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colours = new Map();
  const before = new Map();
  let visited = [];
  let told = [];

  const name = (element) => `${element.outerHTML.match(/^<[^>]*>/)[0].slice(0, 120)} ${element.textContent.trim().slice(0, 40)}`;
  const tell = (fault, element) => told.push(`${fault}: ${name(element)}`);

  /** Of a group of radio buttons one is a stop; the arrow keys lead to the others. */
  function leadsItsGroup(radio) {
    const group = [...document.getElementsByName(radio.name)].filter((one) => one.form === radio.form);
    return radio === (group.find((one) => one.checked) ?? group[0]);
  }

  /** What scrolls sideways or down and holds nothing that takes the focus can be moved by the arrow keys only if it does. */
  function scrollsAlone(element) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const scrolls = (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth)
      || (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight);
    return scrolls && !element.querySelector(CONTROLS);
  }

  function isStop(element) {
    if (element.disabled || element.type === "hidden" || element.getClientRects().length === 0) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (!element.matches(CONTROLS)) return scrollsAlone(element);
    return element.tabIndex >= 0 && (element.type !== "radio" || leadsItsGroup(element));
  }

  function rgba(colour) {
    if (!colours.has(colour)) {
      ink.clearRect(0, 0, 1, 1);
      ink.fillStyle = colour;
      ink.fillRect(0, 0, 1, 1);
      colours.set(colour, [...ink.getImageData(0, 0, 1, 1).data]);
    }
    return colours.get(colour);
  }

  function luminance(colour) {
    const [red, green, blue] = rgba(colour).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }

  function ground(element) {
    const opaque = (one) => rgba(getComputedStyle(one).backgroundColor)[3] > 127;
    let one = element;
    while (one && !opaque(one)) one = one.parentElement;
    return one ? getComputedStyle(one).backgroundColor : "white";
  }

  /** The ring around an element, and in a picture the strokes of its parts. */
  function look(element) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const parts = element.closest("svg") ? [...element.querySelectorAll("rect, circle, path")] : [];
    const strokes = parts.map((part) => getComputedStyle(part)).map(({ stroke, strokeWidth }) => ({ stroke, strokeWidth }));
    return { ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 ? outlineColor : null, strokes };
  }

  /** The colour of what shows that an element has the focus, or nothing. */
  function markOf(element) {
    const now = look(element);
    const then = before.get(element) ?? { ring: null, strokes: [] };
    if (now.ring && !then.ring) return now.ring;
    return now.strokes.find(({ strokeWidth }, place) => strokeWidth !== then.strokes[place]?.strokeWidth)?.stroke;
  }

  function isInSight(element) {
    for (const { left, right, top, bottom } of element.getClientRects()) {
      const [west, east] = [Math.max(left, 0), Math.min(right, innerWidth)];
      const [north, south] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
      if (east <= west || south <= north) continue;
      for (const across of [0.1, 0.5, 0.9]) {
        for (const down of [0.15, 0.5, 0.85]) {
          const there = document.elementFromPoint(west + (east - west) * across, north + (south - north) * down);
          if (element.contains(there)) return true;
        }
      }
    }
    return false;
  }

  /** Whether the ring around what is in sight is cut off by the edge of something that scrolls, or of the window. */
  function isCut(element) {
    const { outlineWidth, outlineOffset, outlineStyle } = getComputedStyle(element);
    if (outlineStyle === "none") return false;
    // A pixel may be lost to rounding.
    const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset) - 1;
    const box = element.getBoundingClientRect();
    const cuts = (room, near, far) =>
      (box[near] >= room[near] && box[near] - reach < room[near]) || (box[far] <= room[far] && box[far] + reach > room[far]);
    if (cuts({ left: 0, right: innerWidth }, "left", "right")) return true;
    for (let one = element.parentElement; one !== document.body && one; one = one.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const room = one.getBoundingClientRect();
      if (overflowX !== "visible" && cuts(room, "left", "right")) return true;
      if (overflowY !== "visible" && cuts(room, "top", "bottom")) return true;
    }
    return false;
  }

  /** Looks at what has the focus; called before each press of a key, when all that the last one did is done. */
  function lookAround() {
    const element = document.activeElement;
    if (element === document.body || visited.includes(element)) return;
    visited.push(element);
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) tell("not visible", element);
    else if (!isInSight(element)) tell("out of sight", element);
    const mark = markOf(element);
    if (!mark) tell("nothing shows the focus", element);
    else if (contrast(mark, ground(element.parentElement)) < LEAST_CONTRAST) tell("the focus hardly shows", element);
    else if (isCut(element)) tell("the ring is cut", element);
  }

  /** Where an element stands on the page; what is scrolled away, at the edge where it comes in. */
  function placeOf(element) {
    let { left, right, top, bottom } = element.getBoundingClientRect();
    for (let one = element.parentElement; one !== document.body && one; one = one.parentElement) {
      if (getComputedStyle(one).overflowY === "visible") continue;
      const room = one.getBoundingClientRect();
      top = Math.min(Math.max(top, room.top), room.bottom);
      bottom = Math.min(Math.max(bottom, room.top), room.bottom);
    }
    return { left, right, top, bottom };
  }

  /** Against the order of the text, or upwards within a column. */
  function tellOrder(places) {
    for (const [number, stop] of visited.slice(1).entries()) {
      const last = visited[number];
      if (last.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) tell("against the order of the text", stop);
      const [above, here] = [places.get(last), places.get(stop)];
      if (!above || !here) continue;
      const shared = Math.min(above.right, here.right) - Math.max(above.left, here.left);
      if (here.bottom < above.top - 1 && shared > 1) tell("upwards", stop);
    }
  }

  let places = new Map();
  return {
    /** Takes stock of the page from its top; returns how many stops there are. */
    begin() {
      // The next press of the Tab key starts where this stood.
      const start = document.createElement("div");
      start.tabIndex = -1;
      document.body.prepend(start);
      start.focus();
      start.remove();
      scrollTo(0, 0);
      visited = [];
      told = [];
      const stops = [...document.querySelectorAll("body *")].filter(isStop);
      places = new Map(stops.map((stop) => [stop, placeOf(stop)]));
      for (const stop of stops) {
        before.set(stop, look(stop));
        if (stop.tabIndex > 0) tell("against the order of the text", stop);
      }
      addEventListener("keydown", lookAround, { capture: true });
      return stops.length;
    },
    /** What was wrong on the way. */
    end() {
      lookAround();
      removeEventListener("keydown", lookAround, { capture: true });
      if (!visited[0]?.matches(".skip")) told.push("the first stop does not skip to the text");
      for (const stop of places.keys()) if (!visited.includes(stop)) tell("never reached", stop);
      for (const stop of visited) if (!places.has(stop)) tell("not foreseen", stop);
      tellOrder(places);
      return told;
    },
  };
})();
