// What a reader typed, to be looked for in short texts such as titles.

const PAUSE = 150;
const PLAIN = { ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ŋ: "n", ß: "ss" };

/** A text as it is looked through: small letters without their marks, `Jørgensen` as `jorgensen`. */
export function folded(text) {
  return text.toLocaleLowerCase("en").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[øæœłđðþıŋß]/g, (letter) => PLAIN[letter]);
}

/** The words typed, folded. */
export function wordsOf(typed) {
  return folded(typed).split(/\s+/).filter(Boolean);
}

/** Whether a folded text has all of these words, each at least as a part of one. */
export function hasAll(text, words) {
  return words.every((word) => text.includes(word));
}

/** Calls `look` a moment after the last letter, or before a Tab leads to what it might hide. */
export function whenTyped(field, look) {
  let timer = 0;
  const now = () => {
    clearTimeout(timer);
    timer = 0;
    look();
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(now, PAUSE);
  });
  field.addEventListener("keydown", ({ key }) => {
    if (timer && key === "Tab") now();
  });
}
