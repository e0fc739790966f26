// Text as the search sees it: lower case, no accents, cut into words. Pure functions.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const NONE = Object.freeze([]);
  const PLAIN = /^[\x00-\x7f]*$/;

  const fold = (text) => {
    const lower = text.toLowerCase();
    if (PLAIN.test(lower)) return lower;
    return lower.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]);
  };

  const wordsOf = (folded) => folded.match(PLAIN.test(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];

  // Words that a hyphen or a dot joins are also found when they are written as one: x-ray, xray; gpt-4, gpt4.
  const joinedWordsOf = (folded) => {
    if (!/[-.]/.test(folded)) return NONE;
    return (folded.match(/[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)+/gu) ?? []).map((word) => word.replace(/[-.]/g, ""));
  };

  Object.assign(atlas, { fold, wordsOf, joinedWordsOf });
})();
