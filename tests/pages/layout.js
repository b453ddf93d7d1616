// Whether all text of a page can be read where it stands: nothing cut off, nothing over something else.
window.layout = (() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** Kept for screen readers, or stepped aside. */
  function isAside(element) {
    for (let one = element; one; one = one.parentElement) if (getComputedStyle(one).clipPath !== "none") return true;
    return false;
  }

  /** What is left of a box within all that scrolls or clips around an element. */
  function within(element, { left, right, top, bottom }) {
    for (let one = element; one !== document.body && one; one = one.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(one);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const room = one.getBoundingClientRect();
      [left, right] = [Math.max(left, room.left), Math.min(right, room.right)];
      [top, bottom] = [Math.max(top, room.top), Math.min(bottom, room.bottom)];
    }
    return { left, right, top, bottom };
  }

  /** Each line of text, with its box; pictures are left out, as their words stand beside them in words. */
  function lines() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("svg, option") || !shown(element) || isAside(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const box = within(element, rect);
        if (box.right - box.left > 1 && box.bottom - box.top > 1) found.push({ box, element, words: node.data.trim().slice(0, 40) });
      }
    }
    return found;
  }

  function overlaps(all) {
    const told = [];
    const down = all.toSorted((one, other) => one.box.top - other.box.top);
    for (const [place, { box, element, words }] of down.entries()) {
      for (let next = place + 1; next < down.length && down[next].box.top < box.bottom; next += 1) {
        const other = down[next];
        if (other.element === element) continue;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const deep = Math.min(box.bottom, other.box.bottom) - other.box.top;
        const height = Math.min(box.bottom - box.top, other.box.bottom - other.box.top);
        // The boxes of lines that follow each other may touch; their letters do not.
        if (across > 2 && deep > height * 0.45) told.push(`"${words}" and "${other.words}" stand over each other`);
      }
    }
    return told;
  }

  /** Text that goes beyond the frame or the coloured ground around it. */
  function beyond(all) {
    const told = [];
    for (const { box, element, words } of all) {
      for (let one = element; one !== document.body; one = one.parentElement) {
        const { display, borderLeftWidth, borderRightWidth, backgroundColor, overflowX } = getComputedStyle(one);
        if (overflowX !== "visible") break;
        const framed = borderLeftWidth !== "0px" && borderRightWidth !== "0px";
        if (display === "inline" || !(framed || backgroundColor !== "rgba(0, 0, 0, 0)")) continue;
        const frame = one.getBoundingClientRect();
        if (box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 3) told.push(`"${words}" leaves its frame`);
        break;
      }
    }
    return told;
  }

  function clipped() {
    const told = [];
    for (const element of document.querySelectorAll("body *")) {
      const { overflowX, overflowY } = getComputedStyle(element);
      if (overflowX === "visible" || element.closest("svg") || !shown(element) || isAside(element)) continue;
      const wide = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const high = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (wide || high) told.push(`"${element.textContent.trim().slice(0, 40)}" is cut off`);
    }
    return told;
  }

  return {
    /** What is wrong within an element, which may lie over the rest of the page. */
    faults(inside = "body") {
      const all = lines().filter(({ element }) => element.closest(inside));
      const told = [...overlaps(all), ...beyond(all), ...clipped()];
      if (document.documentElement.scrollWidth > innerWidth) told.push("the page is wider than the window");
      return told;
    },
    /** The share of the window that is taken by what stays where it is while the page scrolls. */
    stuck() {
      scrollTo(0, document.documentElement.scrollHeight / 2);
      let taken = 0;
      for (const element of document.querySelectorAll("body *")) {
        if (!/fixed|sticky/.test(getComputedStyle(element).position) || !shown(element)) continue;
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const [wide, high] = [Math.min(right, innerWidth) - Math.max(left, 0), Math.min(bottom, innerHeight) - Math.max(top, 0)];
        if (wide > 0 && high > 0) taken += wide * high;
      }
      scrollTo(0, 0);
      return taken / (innerWidth * innerHeight);
    },
    /** The words of the text that are shown, but for those on a picture and the headings of tables. */
    words() {
      const said = lines().filter(({ element }) => element.closest("main") && !element.closest("thead, .pictures, .picture-key"));
      const nodes = new Set(said.map(({ element }) => element));
      return [...new Set([...nodes].flatMap((element) =>
        [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).flatMap(({ data }) => data.match(/[\p{L}\p{N}]+/gu) ?? [])))];
    },
  };
})();
