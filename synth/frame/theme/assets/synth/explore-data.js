// The file of all records, from columns to rows.

/** `{facets, records}` as `Facets` takes them; each record also says what a list or a table of records shows. */
export async function fetchRecords(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const data = await answer.json();
  const root = new URL("../", answer.url);
  const { records: columns, studies } = data;
  const first = columns.id.length - studies.cite.length;
  const shared = data.facets.filter(({ id, of }) => of === "study" && id !== "stance").map(({ id }) => id);
  const ofStudy = studies.cite.map((_, study) => Object.fromEntries(shared.map((id) => [id, studies[id][study]])));
  const stances = stancesByBits(data);
  const [kinds] = data.facets.filter(({ id }) => id === "kind").map(({ values }) => values.map(([code]) => code));
  const own = Object.entries(columns.own);
  const records = columns.id.map((id, place) => {
    const kind = kinds[columns.own.kind[place]];
    const rests = columns.rests_on[place].map((number) => ({ study: number >> 3, bits: number & 7 }));
    return {
      id,
      kind,
      label: data.labels[kind],
      title: columns.title[place],
      source: studies.source[place - first] ?? "",
      findings: columns.findings[place],
      states: columns.states[place].map((state) => data.states[state]),
      address: new URL(`${data.folders[kind]}/${id}/`, root).href,
      own: Object.fromEntries(own.map(([facet, values]) => [facet, values[place]])),
      studies: rests.map(({ study, bits }) => ({ ...ofStudy[study], stance: stances[bits] })),
      cites: rests.flatMap(({ study }) => studies.cite[study]),
    };
  });
  return { facets: data.facets, records, root };
}

/** For each combination of stances, as bits, the places of their values. */
function stancesByBits({ facets, stances }) {
  const codes = facets.find(({ id }) => id === "stance").values.map(([code]) => code);
  const places = stances.map((stance) => codes.indexOf(stance));
  return Array.from({ length: 1 << stances.length }, (_, bits) => places.filter((_place, bit) => bits & (1 << bit)));
}
