// What a text must be, in the words that a writer reads. Patterns and bounds come from the models that read records.

const WHOLE = /^-?[0-9]{1,12}$/;
const DOI = /^10\.[0-9]{1,9}(?:\.[0-9]+)*\/[^\s"'\\]*[^\s"'\\.,;:]$/;
const ADDRESS = /^https?:\/\/[^\s"'<>\\@]+$/;

export class Rules {
  constructor(rules) {
    this.rules = rules;
    this.unwanted = new RegExp(rules.unwanted, "u");
    this.blank = new RegExp(rules.blank, "u");
    this.placeholder = new RegExp(rules.placeholder, "u");
    this.id = new RegExp(rules.id, "u");
    this.date = new RegExp(rules.date, "u");
    this.language = new RegExp(rules.language, "u");
    this.years = [rules.earliest_year, new Date().getUTCFullYear() + 1];
  }

  /** Why a text that somebody wrote cannot be a value of the type; empty where it can. */
  fault(type, text) {
    const hidden = this.unwanted.exec(text);
    if (hidden) {
      const number = hidden[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      return `This holds a sign that cannot be seen (U+${number}). Type the words anew, or take it out.`;
    }
    if (Object.hasOwn(CHECKS, type)) return CHECKS[type](this, text);
    if (this.blank.test(text)) return "Nothing but blanks stands here.";
    if (this.placeholder.test(text.trim())) return "This only keeps a place: write what belongs here.";
    return "";
  }

  /** The first and the last day that a date can mean, as numbers such as 20180131; null where it is none. */
  bounds(text) {
    if (!this.date.test(text)) return null;
    const [year, month, day] = text.split("-").map(Number);
    const [earliest, latest] = this.years;
    if (year < earliest || year > latest) return null;
    const made = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
    if (made.getUTCMonth() !== (month ?? 1) - 1 || made.getUTCDate() !== (day ?? 1)) return null;
    const first = year * 10000 + (month ?? 1) * 100 + (day ?? 1);
    return [first, day ? first : year * 10000 + (month ?? 12) * 100 + 31];
  }
}

function id(rules, text) {
  const { id_length: most, reserved } = rules.rules;
  if ([...text].length > most) return `A short name has at most ${most} characters.`;
  if (!rules.id.test(text)) return "A short name has only the letters a to z, digits and single hyphens between them, such as smith-2020.";
  return reserved.includes(text) ? "This name is kept for the site itself: take another." : "";
}

function date(rules, text) {
  const [earliest, latest] = rules.years;
  return rules.bounds(text) ? "" : `Write a year, or a year with month and day, such as 2018, 2018-01 or 2018-01-31, from ${earliest} to ${latest}.`;
}

function period(rules, text) {
  const parts = text.split("/");
  if (parts.length > 2) return "Write one date, or two of them with a slash between, such as 2016-07/2018-01.";
  const wrong = parts.map((part) => date(rules, part)).find(Boolean);
  if (wrong) return wrong;
  const [start, end] = parts.map((part) => rules.bounds(part));
  return end && end[1] < start[0] ? "This ends before it starts." : "";
}

const CHECKS = {
  id,
  date,
  period,
  count: (rules, text) => (WHOLE.test(text) && Number(text) >= 0 && Number(text) <= rules.rules.count
    ? "" : `Write a whole number from 0 to ${rules.rules.count}, in digits.`),
  language: (rules, text) => (rules.language.test(text) ? "" : "Write the short name of a language, such as en, da or ja-Latn."),
  year: (rules, text) => (/^[0-9]{4}$/.test(text) && rules.bounds(text) ? "" : "Write the year in four digits, such as 2020."),
  doi: (rules, text) => (DOI.test(text) ? "" : "A DOI begins with 10. and has a slash in it, such as 10.1234/example.2020.1."),
  address: (rules, text) => (ADDRESS.test(text) ? "" : "A web address begins with https or http, and has no blank in it."),
};
