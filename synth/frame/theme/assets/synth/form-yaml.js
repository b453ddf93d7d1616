// Values as the text of a record: what people would have written by hand, and nothing that reads back as another text.

const WIDTH = 120;
const NARROWEST = 40;
const STEP = 2;
// What YAML allows without quotes nowhere: control characters, and what is no character.
const SPECIAL = /[^\n\x20-\x7e\x85\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10fffe}]/u;
const INDICATOR = /^(?:[#,[\]{}&*!|>'"%@`]|[-?:](?:[ \n]|$)|---|\.\.\.)|:(?:[ \n]|$)|[ \n]#/;
const OF_BRACKETS = /^:|[,?[\]{}]/;
// What other programs take for something other than text.
const SOMETHING_ELSE = new RegExp(
  "^(?:~|null|Null|NULL|=|<<|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"
  + "|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|0o[0-7]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"
  + "|[-+]?(?:\\.[0-9_]+|[0-9][0-9_]*(?:\\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
  + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t][0-9:.Zz+ \\t-]*)?)$",
);

/** The lines of a block of keys: texts, lists, and blocks within, each at its indentation. */
export function toYaml(block, indent = 0) {
  return `${entries(block, indent).join("\n")}\n`;
}

/** The lines of one item of a list of blocks. */
export function toYamlItem(block, indent) {
  return `${item(block, indent).join("\n")}\n`;
}

function entries(block, indent) {
  return Object.entries(block).flatMap(([name, value]) => keyed(name, value, indent));
}

function keyed(name, value, indent) {
  const before = `${" ".repeat(indent)}${name}:`;
  if (typeof value === "string") {
    const [first, ...others] = written(value, before.length + 1, indent + STEP);
    return [`${before} ${first}`, ...others];
  }
  if (!Array.isArray(value)) return [before, ...entries(value, indent + STEP)];
  if (value.every((each) => typeof each === "string")) {
    const line = `${before} [${value.map((each) => onOneLine(each, true)).join(", ")}]`;
    if (length(line) <= WIDTH) return [line];
  }
  return [before, ...value.flatMap((each) => item(each, indent + STEP))];
}

function item(value, indent) {
  const before = `${" ".repeat(indent)}-`;
  if (typeof value === "string") {
    const [first, ...others] = written(value, before.length + 1, indent + STEP);
    return [`${before} ${first}`, ...others];
  }
  const [first, ...others] = entries(value, indent + STEP);
  return [`${before} ${first.trimStart()}`, ...others];
}

/** The lines of a text: the first goes behind its key, the others stand indented already. */
function written(text, column, indent) {
  if (text.includes("\n")) return literal(text, indent) ?? [onOneLine(text)];
  const line = onOneLine(text);
  if (column + length(line) <= WIDTH) return [line];
  const made = folded(text, indent);
  return made && (line !== text || made.length > 2) ? made : [line];
}

function onOneLine(text, bracketed = false) {
  const special = SPECIAL.test(text) || / \n|\n /.test(text);
  const plain = text && !special && !text.includes("\n") && text === text.replace(/^ +| +$/g, "") && !INDICATOR.test(text)
    && !(bracketed && OF_BRACKETS.test(text));
  if (plain && !SOMETHING_ELSE.test(text)) return text;
  if (special || text.includes("\n") || (text.includes("'") && !/["\\]/.test(text))) return JSON.stringify(text);
  return `'${text.replaceAll("'", "''")}'`;
}

/** As a block whose line breaks count as spaces; null where it would not read back as it was. */
function folded(text, indent) {
  if (text !== text.trim() || SPECIAL.test(text)) return null;
  return [">-", ...wrapped(text, Math.max(WIDTH - indent, NARROWEST)).map((line) => " ".repeat(indent) + line)];
}

/** As a block whose line breaks are its own; null where it would not read back as it was. */
function literal(text, indent) {
  const body = text.replace(/\n$/, "");
  const lines = body.split("\n");
  const fits = lines[0].trim() && lines.at(-1).trim() && !/^\s/.test(lines[0]) && !SPECIAL.test(body)
    && !/ $| \n/.test(body) && lines.every((line) => !line || line.trim());
  if (!fits) return null;
  return [body === text ? "|-" : "|", ...lines.map((line) => (line ? " ".repeat(indent) + line : ""))];
}

/** Broken at single spaces, where there are any, into lines of at most so many characters. */
function wrapped(text, width) {
  const lines = [];
  let line = "";
  for (const piece of text.split(/(?<=\S) (?=\S)/)) {
    if (line && length(line) + 1 + length(piece) > width) {
      lines.push(line);
      line = piece;
    } else {
      line = line ? `${line} ${piece}` : piece;
    }
  }
  return [...lines, line];
}

/** In characters, as other programs count them. */
function length(text) {
  return [...text].length;
}
