// How far a mistyped word is from the beginning of a word: letters missing, added, changed, or two swapped. Pure functions.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const LONGEST = 60;
  const FAR = 100;
  const LAST = "\uffff";

  const typosAllowed = (word) => (word.length < 4 || word.length > LONGEST || /^\d+$/.test(word) ? 0 : word.length < 8 ? 1 : 2);

  // Returns a function (word, limit) of the distance of Damerau and Levenshtein (optimal string alignment) between `typed` and
  // the nearest beginning of `word`; a number above `limit` when it is more than that. Only the diagonals that can stay
  // within the limit are looked at (Ukkonen, "Algorithms for approximate string matching", 1985).
  const distanceFrom = (typed) => {
    const length = typed.length;
    const letters = Array.from({ length }, (_, place) => typed.charCodeAt(place));
    let [before, last, current] = Array.from({ length: 3 }, () => new Uint8Array(length + 6));

    const measure = (word, limit) => {
      const width = Math.min(word.length, length + limit);
      for (let column = 0; column <= limit + 1; column++) last[column] = column;
      for (let row = 1; row <= length; row++) {
        const from = Math.max(1, row - limit);
        const to = Math.min(width, row + limit);
        let least = from === 1 ? row : FAR;
        current[from - 1] = least;
        for (let column = from; column <= to; column++) {
          const letter = word.charCodeAt(column - 1);
          let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (letters[row - 1] === letter ? 0 : 1));
          if (row > 1 && column > 1 && letters[row - 1] === word.charCodeAt(column - 2) && letters[row - 2] === letter) {
            cost = Math.min(cost, before[column - 2] + 1);
          }
          current[column] = cost;
          if (cost < least) least = cost;
        }
        if (least > limit) return FAR;
        current[to + 1] = FAR;
        [before, last, current] = [last, current, before];
      }
      let best = FAR;
      for (let column = Math.max(0, length - limit); column <= width; column++) best = Math.min(best, last[column]);
      return best;
    };

    return (word, limit) => (word.length < length - limit ? FAR : measure(word, limit));
  };

  // Where in an ordered list of words those stand that `typed` may be a mistyping of, as pairs of first place and the place
  // after the last. Few mistypings change the first letter other than by swapping or dropping it: so the words that begin with
  // the first or the second letter typed, and those whose second letter is the first typed.
  const rangesFor = (typed, vocabulary) => {
    const [first, second] = typed;
    const ranges = [];
    for (let place = 0; place < vocabulary.length; ) {
      const letter = vocabulary[place][0];
      const end = lowerBound(vocabulary, letter + LAST, place);
      if (letter === first || letter === second) ranges.push([place, end]);
      else ranges.push([lowerBound(vocabulary, letter + first, place), lowerBound(vocabulary, letter + first + LAST, place)]);
      place = Math.max(end, place + 1);
    }
    return ranges;
  };

  // The place of the first word that does not stand before `word`, from a place on.
  const lowerBound = (vocabulary, word, from = 0) => {
    let low = from;
    let high = vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vocabulary[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  Object.assign(atlas, { distanceFrom, lowerBound, rangesFor, typosAllowed });
})();
