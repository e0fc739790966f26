// How far a mistyped word is from the beginning of a word: letters missing, added, changed, or two swapped. Pure functions.
(() => {
  const atlas = (globalThis.atlas ??= {});

  const typosAllowed = (word) => (word.length < 4 || /^\d+$/.test(word) ? 0 : word.length < 8 ? 1 : 2);

  // The distance of Damerau and Levenshtein (optimal string alignment) between `typed` and the nearest beginning of `word`;
  // `limit` + 1 when it is more than `limit`.
  const distance = (typed, word, limit) => {
    const width = Math.min(word.length, typed.length + limit);
    let before = [];
    let last = Array.from({ length: width + 1 }, (_, column) => column);
    for (let row = 1; row <= typed.length; row++) {
      const current = [row];
      let least = row;
      for (let column = 1; column <= width; column++) {
        const same = typed[row - 1] === word[column - 1];
        let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        if (row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]) {
          cost = Math.min(cost, before[column - 2] + 1);
        }
        current.push(cost);
        if (cost < least) least = cost;
      }
      if (least > limit) return limit + 1;
      before = last;
      last = current;
    }
    return Math.min(...last);
  };

  // Few mistypings change the first letter other than by swapping or dropping it, so only such words are looked at closely.
  const mayBeMeant = (typed, word) => word[0] === typed[0] || word[0] === typed[1] || word[1] === typed[0];

  Object.assign(atlas, { distance, mayBeMeant, typosAllowed });
})();
