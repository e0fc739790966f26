// Which lines the header's search offers for a query: a few of each group, the group with the best line first. Pure.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { byScore, indexing, search } = atlas;
  const MANY = 6;
  const FEW = 3;
  const LOOKED_AT = 400;

  // Lines: { groups, group, title, path, note, more }, columns as in assets/finder-data.js. Many lines share few notes.
  const indexingLines = (lines) => {
    const notes = new Map();
    for (const note of lines.note) if (!notes.has(note)) notes.set(note, [notes.size]);
    return indexing(lines.title.length, [
      { weight: 12, text: (row) => lines.title[row] },
      { weight: 8, text: (row) => lines.more[row] },
      { weight: 3, labels: [...notes.keys()], codes: (row) => notes.get(lines.note[row]) },
    ]);
  };

  const rowsWithScore = ({ hits, scores }) => {
    const rows = new Uint32Array(hits);
    for (let row = 0, place = 0; place < hits; row++) if (scores[row]) rows[place++] = row;
    return rows;
  };

  // Returns null for an empty query, else { hits, words, groups: [{ label, rows }] }.
  const choose = (lines, index, query) => {
    const result = search(index, query);
    if (!result) return null;
    const rows = byScore(rowsWithScore(result), result.scores);
    const better = (a, b) => result.scores[b] - result.scores[a] || lines.title[a].length - lines.title[b].length || a - b;
    const groups = new Map();
    for (const row of [...rows.slice(0, LOOKED_AT)].sort(better)) {
      const label = lines.groups[lines.group[row]];
      if (!groups.has(label)) groups.set(label, []);
      const members = groups.get(label);
      if (members.length < (label === "Papers" ? MANY : FEW)) members.push(row);
    }
    return { hits: result.hits, words: result.words, groups: [...groups].map(([label, members]) => ({ label, rows: members })) };
  };

  Object.assign(atlas, { choose, indexingLines });
})();
