// A source that the review does not know yet, as an entry of its bibliography.

const CONTAINERS = { article: "journal", report: "institution", book: "publisher", incollection: "booktitle" };
const SIGNS = { "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "~": "\\textasciitilde{}", $: "\\$", "`": "{`}" };

/** The entry under a key; `source` holds what was filled in of a source's fields. */
export function toBibtex(key, source) {
  const { type, author, container, doi, url, ...others } = source;
  const fields = {
    author: author.map((name) => (name.includes(",") ? safe(name) : `{${safe(name)}}`)).join(" and "),
    title: safe(others.title),
    [CONTAINERS[type]]: safe(container),
    year: others.year,
    volume: others.volume && safe(others.volume),
    number: others.number && safe(others.number),
    pages: others.pages && safe(others.pages).replace(/\s*[-–—]+\s*/, "--"),
    doi,
    url,
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return `@${type}{${key},\n${lines.join("\n")}\n}\n`;
}

/** Author and year as a short name, such as `smith-2020`; empty where there is too little to make one of. */
export function shortName(source) {
  const first = source?.author?.[0] ?? "";
  const family = first.includes(",") ? first.split(",")[0] : first;
  const letters = [family, source?.year ?? ""].join(" ").normalize("NFKD").replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss").replace(/[øØ]/g, "o").replace(/[æÆ]/g, "ae").replace(/[łŁ]/g, "l").toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}

function safe(text) {
  // Two hyphens or quotes in a row stand for one sign in such an entry.
  return text.replace(/[\\{}~$`]/g, (sign) => SIGNS[sign]).replace(/[-'](?=[-'])/g, "$&{}").replace(/\s+/g, " ");
}
