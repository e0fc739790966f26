// An index of words over rows of text, and the search in it. No page, no document: numbers in, numbers out.
// An index is { count: of rows, parts }, a part { first: its first row, count: of its rows, vocabulary: its words in order,
// postings: of each word the rows, from the first of the part, times 16, plus a weight; starts: where each word's begin }.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { fold, wordsOf, joinedWordsOf, distanceFrom, lowerBound, rangesFor, startsOf, typosAllowed, unpack } = atlas;
  const EXACT = 16;
  const PREFIX = 10;
  const TYPO = 5;
  const AT_ONCE = 100;

  class Growing {
    constructor() {
      this.array = new Uint32Array(1 << 12);
      this.length = 0;
    }

    push(value) {
      if (this.length === this.array.length) {
        const larger = new Uint32Array(this.length * 2);
        larger.set(this.array);
        this.array = larger;
      }
      this.array[this.length++] = value;
    }
  }

  // Build the index of `count` rows. A field is { weight (1 to 15), text(row) }, or, where rows share few texts,
  // { weight, labels, codes(row) } with the numbers of the labels that the row has. The work stops after every so many rows,
  // so that a page can do it bit by bit; the last value of the generator is the index.
  function* indexing(count, fields) {
    const numbers = new Map();
    const words = new Growing();
    const rows = new Growing();
    const numberOf = (word) => {
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = numbers.size));
      return number;
    };
    const numbersOf = (text) => {
      const folded = fold(text);
      const numbers = wordsOf(folded).map(numberOf);
      for (const word of joinedWordsOf(folded)) numbers.push(numberOf(word));
      return numbers;
    };
    const add = (row, weight, numbers) => {
      for (const number of numbers) {
        words.push(number);
        rows.push(row * 16 + weight);
      }
    };
    for (const { weight, text, labels, codes } of fields) {
      const known = labels?.map(numbersOf);
      for (let row = 0; row < count; row++) {
        if (known) for (const code of codes(row)) add(row, weight, known[code]);
        else if (text(row)) add(row, weight, numbersOf(text(row)));
        if (row % AT_ONCE === AT_ONCE - 1) yield;
      }
    }
    return sortIndex(count, numbers, words, rows);
  }

  // Words in order of the alphabet; for each the rows it stands in, one after the other, each with the best weight.
  const sortIndex = (count, numbers, words, rows) => {
    const vocabulary = [...numbers.keys()].sort();
    const place = new Uint32Array(vocabulary.length);
    vocabulary.forEach((word, index) => (place[numbers.get(word)] = index));
    const starts = new Uint32Array(vocabulary.length + 1);
    for (let i = 0; i < words.length; i++) starts[place[words.array[i]] + 1]++;
    for (let i = 0; i < vocabulary.length; i++) starts[i + 1] += starts[i];
    const next = starts.slice();
    const postings = new Uint32Array(words.length);
    for (let i = 0; i < words.length; i++) postings[next[place[words.array[i]]]++] = rows.array[i];
    return { count, parts: [{ first: 0, count, vocabulary, starts, postings }] };
  };

  // A part as a large catalog brings it (generator/export/explore_shards.py).
  const readPart = ({ words: text, counts, rows }, first, count) => ({
    first, count, vocabulary: text.split(" "), starts: startsOf(unpack(counts)), postings: unpack(rows),
  });

  // The words of a part that begin with what was typed: pairs of number and quality.
  const wordsThatBegin = ({ vocabulary }, typed) => {
    const found = [];
    for (let i = lowerBound(vocabulary, typed); i < vocabulary.length && vocabulary[i].startsWith(typed); i++) {
      found.push([i, vocabulary[i].length === typed.length ? EXACT : PREFIX]);
    }
    return found;
  };

  // The words of the index that may have been meant, for each part; only the nearest of them all.
  const wordsThatMayBeMeant = (parts, typed) => {
    let limit = typosAllowed(typed);
    let found = parts.map(() => []);
    if (!limit) return found;
    const distance = distanceFrom(typed);
    parts.forEach(({ vocabulary }, place) => {
      for (const [from, to] of rangesFor(typed, vocabulary)) {
        for (let i = from; i < to; i++) {
          const far = distance(vocabulary[i], limit);
          if (far > limit) continue;
          if (far < limit) {
            limit = far;
            found = parts.map(() => []);
          }
          found[place].push([i, TYPO]);
        }
      }
    });
    return found;
  };

  // The same, kept while the index does not grow: whoever types on asks for the same words again.
  const kept = new WeakMap();
  const wordsMeant = (index, typed) => {
    const { parts } = index;
    if (kept.get(index)?.known !== parts.length) kept.set(index, { known: parts.length, words: new Map() });
    const { words } = kept.get(index);
    if (!words.has(typed)) words.set(typed, wordsThatMayBeMeant(parts, typed));
    return words.get(typed);
  };

  // Add the scores of one word to the rows that had every word before it; a row counts its best field only.
  const addWord = ({ first, starts, postings }, found, step, level, best, scores) => {
    for (const [number, quality] of found) {
      for (let i = starts[number]; i < starts[number + 1]; i++) {
        const row = first + (postings[i] >>> 4);
        const score = (postings[i] & 15) * quality;
        if (level[row] === step) {
          level[row] = step + 1;
          best[row] = score;
          scores[row] += score;
        } else if (level[row] === step + 1 && score > best[row]) {
          scores[row] += score - best[row];
          best[row] = score;
        }
      }
    }
  };

  const searchOnce = ({ count, parts }, found) => {
    const level = new Uint8Array(count);
    const best = new Uint8Array(count);
    const scores = new Uint16Array(count);
    found.forEach((words, step) => parts.forEach((part, place) => addWord(part, words[place], step, level, best, scores)));
    let hits = 0;
    for (let row = 0; row < count; row++) {
      if (level[row] === found.length) hits++;
      else scores[row] = 0;
    }
    return { scores, hits };
  };

  // Search rows that have every word of the query, in any order. Returns null for an empty query, else
  // { scores: one a row, 0 where it is no hit; hits; words: for each word typed, what it was taken for }.
  const search = (index, query) => {
    const { parts } = index;
    const typed = [...new Set(wordsOf(fold(query)))].slice(0, 12);
    if (!typed.length) return null;
    let found = typed.map((word) => parts.map((part) => wordsThatBegin(part, word)));
    const isUnknown = (words) => !words.some(({ length }) => length);
    const mend = (all) => found.map((words, i) => {
      if (!all && !isUnknown(words)) return words;
      const meant = wordsMeant(index, typed[i]);
      return words.map((each, place) => [...each, ...meant[place]]);
    });
    if (found.some(isUnknown)) found = mend(false);
    let result = searchOnce(index, found);
    if (!result.hits && typed.length > 1) {
      found = mend(true);
      result = searchOnce(index, found);
    }
    const taken = (words) => words.flatMap((each, place) => each.filter(([, quality]) => quality === TYPO).map(([number]) => parts[place].vocabulary[number]));
    return { ...result, words: typed.map((word, i) => ({ typed: word, meant: new Set(taken(found[i])) })) };
  };

  // Rows in order of score, best first; rows of one score in their own order (a counting sort, so stable and quick).
  const byScore = (rows, scores) => {
    let top = 0;
    for (const row of rows) if (scores[row] > top) top = scores[row];
    const places = new Uint32Array(top + 2);
    for (const row of rows) places[top - scores[row] + 1]++;
    for (let i = 0; i <= top; i++) places[i + 1] += places[i];
    const sorted = new Uint32Array(rows.length);
    for (const row of rows) sorted[places[top - scores[row]]++] = row;
    return sorted;
  };

  Object.assign(atlas, { byScore, indexing, readPart, search });
})();
