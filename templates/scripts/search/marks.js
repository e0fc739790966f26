// Where a text matches what was searched: pieces of it, each matching or not. Pure functions but for `markedText`.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { fold } = atlas;
  const WORD = /[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu;
  const PLAIN = /^[\x00-\x7f]*$/;
  const PLAIN_WORD = /[a-z0-9]+(?:[-.][a-z0-9]+)*/gi;
  const JOINT = /[-.]/;
  const JOINTS = /[-.]/g;
  const PART = /[\p{L}\p{N}]+/gu;

  // The words of a text as [from, to, folded, parts]; a word that hyphens or dots join is folded without them, and has parts,
  // which are the same of each piece. While someone types the same texts are looked at for every key, so they are kept.
  const MOST_KEPT = 4000;
  const kept = new Map();
  const wordsIn = (text) => {
    let found = kept.get(text);
    if (found) return found;
    if (kept.size >= MOST_KEPT) kept.clear();
    found = Array.from(text.matchAll(PLAIN.test(text) ? PLAIN_WORD : WORD), ({ 0: word, index }) =>
      JOINT.test(word) ? [index, index + word.length, fold(word).replace(JOINTS, ""), partsOf(word, index)] : [index, index + word.length, fold(word)]);
    kept.set(text, found);
    return found;
  };
  const partsOf = (word, start) => Array.from(word.matchAll(PART), ({ 0: part, index }) => [start + index, start + index + part.length, fold(part)]);

  // Where a text matches: [from, to, number of the word searched] of each match. What a folded word matches is kept as well.
  const answers = new WeakMap();
  const matchesIn = (text, words) => {
    if (!answers.has(words)) answers.set(words, new Map());
    const known = answers.get(words);
    const found = [];
    const look = ([from, to, folded]) => {
      let number = known.get(folded);
      if (number === undefined) {
        number = words.findIndex(({ typed, meant }) => folded.startsWith(typed) || meant.has(folded));
        known.set(folded, number);
      }
      if (number >= 0) found.push([from, to, number]);
    };
    for (const word of wordsIn(text)) {
      const before = found.length;
      word[3]?.forEach(look);
      if (found.length === before) look(word);
    }
    return found;
  };

  // Cut a text into pieces [text, number of the word it matches or -1].
  const pieces = (text, words) => {
    const cut = [];
    let end = 0;
    for (const [from, to, word] of matchesIn(text, words)) {
      if (from > end) cut.push([text.slice(end, from), -1]);
      cut.push([text.slice(from, to), word]);
      end = to;
    }
    if (end < text.length) cut.push([text.slice(end), -1]);
    return cut;
  };

  // The numbers of the words that a text matches.
  const matched = (text, words) => new Set(matchesIn(text, words).map(([, , word]) => word));

  // A text as nodes, its matches in <mark>.
  const markedText = (text, words) => {
    if (!words?.length) return [document.createTextNode(text)];
    return pieces(text, words).map(([piece, word]) => {
      if (word < 0) return document.createTextNode(piece);
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    });
  };

  Object.assign(atlas, { markedText, matched, pieces });
})();
