// The part of a text in which most of what was searched for stands.

const LENGTH = 28;
const BEFORE = 5;
// Where nothing that the record says holds the words: its beginning, and what of its facts or other words does.
const BEGINNING = 20;
const AROUND = 8;
const LITTLE = 3;
// What a record says has a weight of 1; what it is about, and other words for it, have less.
const SAID = 0.95;

/** Pieces of text in their order, `{text, hit}`, from what Pagefind tells of a result. The title is left out. */
export function passage({ content, raw_content: raw, weighted_locations: located, meta }) {
  const unspaced = raw.includes("\u200B");
  const words = unspaced ? raw.replaceAll("&lt;", "<").replaceAll("&gt;", ">").split("\u200B") : content.split(/\s+/);
  const joint = unspaced ? "" : " ";
  const first = afterTitle(words, joint, meta.title ?? "");
  const after = telling(located.filter(({ location }) => location >= first), unspaced ? [] : words);
  const said = after.filter(({ weight }) => weight >= SAID);
  const hits = new Set(after.map(({ location }) => location));
  const sorted = (some) => some.map(({ location }) => location).sort((a, b) => a - b);
  const spans = said.length || !after.length
    ? [span(densest(sorted(said), first, words.length), LENGTH, words)]
    : [span(first, BEGINNING, words), span(Math.max(first + BEGINNING, sorted(after)[0] - 2), AROUND, words)];
  const pieces = [];
  let end = first;
  for (const [from, to] of spans) {
    if (from > end) pieces.push({ text: end === first ? "… " : " … ", hit: false });
    for (let place = from; place < to; place += 1) {
      if (joint && (place > from || (pieces.length && from === end))) pieces.push({ text: joint, hit: false });
      pieces.push({ text: words[place], hit: hits.has(place) });
    }
    end = to;
  }
  if (end < words.length) pieces.push({ text: " …", hit: false });
  return joined(pieces);
}

/** Without little words such as "of", where anything else was found too. */
function telling(located, words) {
  const longer = located.filter(({ location }) => words[location]?.length > LITTLE);
  return longer.length ? longer : located;
}

function span(from, length, words) {
  return [from, Math.min(from + length, words.length)];
}

/** Where the text goes on after its title, with which it begins, and the full stop that Pagefind puts behind it. */
function afterTitle(words, joint, title) {
  let length = 0;
  for (let place = 0; place < words.length; place += 1) {
    if (length >= title.length && !/^[.\s]*$/.test(words[place])) return place;
    length += words[place].length + joint.length;
  }
  return 0;
}

function densest(hits, first, total) {
  let best = first;
  let most = 0;
  let from = 0;
  hits.forEach((place, index) => {
    while (hits[from] <= place - (LENGTH - BEFORE)) from += 1;
    if (index - from + 1 > most) {
      most = index - from + 1;
      best = hits[from] - BEFORE;
    }
  });
  return Math.max(first, Math.min(best, total - LENGTH));
}

function joined(pieces) {
  const made = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    if (last && last.hit === piece.hit) last.text += piece.text;
    else made.push({ ...piece });
  }
  return made;
}
