// Where a text matches what was searched: pieces of it, each matching or not. Pure functions but for `markedText`.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { fold } = atlas;
  const WORD = /[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu;
  const PART = /[\p{L}\p{N}]+/gu;

  const takes = (words, folded) => words.findIndex(({ typed, meant }) => folded.startsWith(typed) || meant.has(folded));

  // Cut a text into pieces [text, number of the word it matches or -1].
  const pieces = (text, words) => {
    const found = [];
    const look = (part, at) => {
      const word = takes(words, fold(part));
      if (word >= 0) found.push([at, at + part.length, word]);
      return word >= 0;
    };
    for (const { 0: whole, index } of text.matchAll(WORD)) {
      let any = false;
      for (const { 0: part, index: offset } of whole.matchAll(PART)) any = look(part, index + offset) || any;
      if (any || !/[-.]/.test(whole)) continue;
      const word = takes(words, fold(whole).replace(/[-.]/g, ""));
      if (word >= 0) found.push([index, index + whole.length, word]);
    }
    const cut = [];
    let end = 0;
    for (const [from, to, word] of found) {
      if (from > end) cut.push([text.slice(end, from), -1]);
      cut.push([text.slice(from, to), word]);
      end = to;
    }
    if (end < text.length) cut.push([text.slice(end), -1]);
    return cut;
  };

  // The numbers of the words that a text matches.
  const matched = (text, words) => new Set(pieces(text, words).map(([, word]) => word).filter((word) => word >= 0));

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
