// What is seen, as a file to take away: made here, of what the page has already.

// Spreadsheets take a text that begins with one of these for a formula.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A table with one line a record. */
export function toCsv(facets, records) {
  const rows = records.map((record) => Object.values(plain(facets, record)).map(cell).join(","));
  const names = Object.keys(plain(facets, { own: {}, studies: [], states: [] }));
  return `\ufeff${[names.join(","), ...rows].join("\r\n")}\r\n`;
}

/** A list of records. */
export function toJson(facets, records) {
  return `${JSON.stringify(records.map((record) => plain(facets, record)), null, 1)}\n`;
}

/** The sources of the records' studies, out of all of the site's. */
export function toBibtex(all, records) {
  const keys = new Set(records.flatMap(({ cites }) => cites));
  const entries = all.split(/\n\n(?=@)/).filter((entry) => keys.has(/^@\w+\{([^,]+),/.exec(entry)?.[1]));
  return entries.length ? `${entries.map((entry) => entry.trimEnd()).join("\n\n")}\n` : "";
}

/** Hand a text to the reader as a file. */
export function handOver(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function plain(facets, { id, label = "", title, source, findings, states, address, own, studies }) {
  const told = facets.map((facet) => [facet.id, labels(facet, own, studies)]);
  return {
    id, title, source, ...Object.fromEntries(told), kind: label, states, studies: studies.length, findings, page: address,
  };
}

function labels({ id, of, values }, own, studies) {
  if (of === "record") return values[own[id]]?.[1] ?? "";
  const found = [...new Set(studies.flatMap((study) => study[id]))].sort((a, b) => a - b);
  return found.map((place) => values[place][1]);
}

function cell(value) {
  const text = Array.isArray(value) ? value.map((part) => part.replace(/[\\|]/g, "\\$&")).join(" | ") : String(value ?? "");
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
