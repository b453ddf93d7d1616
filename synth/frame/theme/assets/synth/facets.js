// Facets of records: which records go with a choice, how many would go with each value, and the choice in an address.
//
// A choice leads from facets' ids to sets of values' codes. Values of one facet are alternatives; facets narrow each
// other. Facets of studies hold for a record where one and the same of its studies has all that is chosen of them.

const LONGEST_SHOWN = 60;

export class Facets {
  /**
   * `facets` is a list of `{id, of, values: [[code, label]]}`; `of` is "record" or "study". `records` is a list of
   * `{own, studies}`: `own` leads from a facet's id to the place of a value or -1; `studies` is a list of objects that
   * lead from a facet's id to the places of values.
   */
  constructor(facets, records) {
    this.facets = facets;
    this.records = records;
  }

  /** The records (their places) that go with a choice and `passes`, and for each facet how many go with each value. */
  look(choice, passes = () => true) {
    const counts = new Map(this.facets.map(({ id, values }) => [id, new Array(values.length).fill(0)]));
    const chosen = this.#chosen(choice);
    const own = this.facets.filter(({ of }) => of === "record");
    const shared = this.facets.filter(({ of }) => of === "study");
    const places = [];
    this.records.forEach((record, place) => {
      if (!passes(record, place)) return;
      const failing = own.filter(({ id }) => chosen.has(id) && !chosen.get(id).has(record.own[id]));
      if (failing.length > 1) return;
      const { holds, values } = studiesOf(record, shared, chosen);
      if (holds) {
        if (!failing.length) places.push(place);
        for (const { id } of failing.length ? failing : own) {
          if (record.own[id] >= 0) counts.get(id)[record.own[id]] += 1;
        }
      }
      if (failing.length) return;
      for (const [id, found] of values) {
        for (const value of found) counts.get(id)[value] += 1;
      }
    });
    return { places, counts };
  }

  /** Facet ids to the places of their chosen values; facets without a choice are left out. */
  #chosen(choice) {
    const chosen = new Map();
    for (const { id, values } of this.facets) {
      const codes = choice.get(id);
      if (codes?.size) chosen.set(id, new Set(values.flatMap(([code], place) => (codes.has(code) ? [place] : []))));
    }
    return chosen;
  }
}

/** Whether some study of a record has all that is chosen, and per facet the values of studies that have all else. */
function studiesOf(record, shared, chosen) {
  const values = new Map(shared.map(({ id }) => [id, new Set()]));
  const narrowed = shared.filter(({ id }) => chosen.has(id));
  let holds = !narrowed.length;
  for (const study of record.studies) {
    const failing = narrowed.filter(({ id }) => !study[id].some((value) => chosen.get(id).has(value)));
    if (failing.length > 1) continue;
    if (!failing.length) holds = true;
    for (const { id } of failing.length ? failing : shared) {
      for (const value of study[id]) values.get(id).add(value);
    }
  }
  return { holds, values };
}

/** What an address's query chooses: `{choice, unknown}`; `unknown` lists what is no filter here, cut short. */
export function readChoice(facets, query, otherNames = []) {
  const choice = new Map();
  const unknown = [];
  for (const [name, text] of query) {
    const facet = facets.find(({ id }) => id === name);
    if (!facet) {
      if (!otherNames.includes(name)) unknown.push(cut(`${name}=${text}`));
      continue;
    }
    const known = new Set(facet.values.map(([code]) => code));
    for (const code of text.split(",").filter(Boolean)) {
      if (!known.has(code)) unknown.push(cut(`${name}=${code}`));
      else if (choice.has(name)) choice.get(name).add(code);
      else choice.set(name, new Set([code]));
    }
  }
  return { choice, unknown };
}

/** The query for a choice, such as `kind=barrier,root&country=JP`: facets and values in their own order. */
export function writeChoice(facets, choice) {
  return facets.flatMap(({ id, values }) => {
    const codes = values.map(([code]) => code).filter((code) => choice.get(id)?.has(code));
    return codes.length ? [`${id}=${codes.map(encodeURIComponent).join(",")}`] : [];
  }).join("&");
}

function cut(text) {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
