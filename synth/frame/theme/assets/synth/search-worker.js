// Runs Pagefind beside the page, so that no search holds up reading or typing.
import { passage } from "./search-passage.js";

const MOST_WORDS = 8;
let opened = null;
let widened = null;
let latest = 0;
let lacking = false;

// Pagefind goes on without what it could not fetch, and would say that nothing was found.
const fetched = self.fetch;
self.fetch = async (...asked) => {
  const answer = await fetched(...asked).catch(() => Response.error());
  lacking ||= !answer.ok;
  return answer;
};

addEventListener("message", async ({ data }) => {
  latest = data.id;
  try {
    opened ??= open(new URL(data.bundle));
    const index = await opened;
    // While this one was being opened, a later question has come: it will be answered instead.
    if (data.id !== latest || data.words === undefined) return;
    const answer = await find(index, data);
    if (lacking) throw new Error("a part could not be fetched");
    postMessage({ id: data.id, answer });
  } catch (error) {
    postMessage({ id: data.id, fault: String(error) });
  }
});

async function open(bundle) {
  const [engine, scope] = await Promise.all([
    import(new URL("pagefind.js", bundle)),
    fetch(new URL("scope.json", bundle)).then((answer) => answer.json()),
  ]);
  await engine.init();
  return { engine, bundle, ...scope };
}

async function find({ engine, bundle, language, sources, common }, { words, count, widely }) {
  if (widely && sources) {
    widened ??= engine.mergeIndex(new URL(`../${sources.bundle}/`, bundle).pathname);
    await widened;
  }
  const { asked, left } = telling(separated(words, language), common);
  let { results } = await engine.search(asked);
  let partly = false;
  const single = [...new Set(asked.replaceAll('"', " ").split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS);
  if (!results.length && single.length > 1) {
    results = await withSome(engine, single);
    partly = results.length > 0;
  }
  const shown = await Promise.all(results.slice(0, count).map((result) => result.data()));
  return {
    total: results.length,
    partly,
    left,
    language,
    apart: sources && !widened ? sources.count : 0,
    items: shown.map((data) => ({
      address: data.url,
      title: data.meta.title,
      kind: data.meta.kind ?? "",
      label: data.meta.label ?? "Page",
      confidence: data.meta.confidence ?? "",
      bars: Number(data.meta.bars ?? 0),
      passage: passage(data),
    })),
  };
}

/** Words of a language that puts no blanks between them, parted as Pagefind parted them on the pages. */
function separated(words, language) {
  if (!/^(ja|zh|th|lo|km|my)\b/.test(language)) return words;
  const parts = new Intl.Segmenter(language, { granularity: "word" }).segment(words);
  return [...parts].map(({ segment }) => segment).join(" ");
}

/** Without the words that nearly every text has, where others remain. A phrase in quotes stays as it is. */
function telling(words, common) {
  const parts = words.split(/\s+/).filter(Boolean);
  const kept = parts.filter((word) => !common.includes(word.toLowerCase()));
  if (words.includes('"') || !kept.length || kept.length === parts.length) return { asked: words, left: [] };
  return { asked: kept.join(" "), left: [...new Set(parts.filter((word) => !kept.includes(word)))] };
}

/** What has at least one of the words, first what has most of them. */
async function withSome(engine, words) {
  const found = new Map();
  for (const word of words) {
    const { results } = await engine.search(word);
    for (const result of results) {
      const held = found.get(result.id);
      if (held) held.words += 1;
      else found.set(result.id, { result, words: 1 });
    }
  }
  const ranked = [...found.values()].sort((a, b) => b.words - a.words || b.result.score - a.result.score);
  return ranked.map(({ result }) => result);
}
