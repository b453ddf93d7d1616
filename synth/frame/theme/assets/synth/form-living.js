// What a writer can point at: records and sources, fetched once somebody has to choose from them.

let address = "";
let fetched = null;

/** Where the list stands. */
export function livingAt(url) {
  address = url;
}

/** The list; fails where it cannot be had. Asked for again after that, it is fetched again. */
export function living() {
  fetched ??= fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return prepared(await answer.json());
  }).catch((error) => {
    fetched = null;
    throw error;
  });
  return fetched;
}

function prepared({ records, findings, taken, references }) {
  const entry = (id, title, kind) => ({ id, title, kind, text: `${title} ${id}`.toLocaleLowerCase("en") });
  const listed = records.id.map((id, at) => entry(id, records.title[at], records.kind[at]));
  return {
    records: listed,
    findings,
    used: new Set([...records.id, ...taken]),
    references: references.id.map((id, at) => entry(id, references.title[at], "")),
  };
}

/** The first few of a list that have all the words. */
export function matching(list, typed, most) {
  const words = typed.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
  const found = [];
  for (const each of list) {
    if (words.every((word) => each.text.includes(word))) found.push(each);
    if (found.length === most) break;
  }
  return found;
}
