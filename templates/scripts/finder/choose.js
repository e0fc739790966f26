// Which lines the header's search offers for a query: a few of each group, the group with the best line first. Pure.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { buildIndex, byScore, search } = atlas;
  const MANY = 6;
  const FEW = 3;
  const LOOKED_AT = 400;

  // Lines: { groups, group, title, path, note, more }, columns as in assets/finder-data.js.
  const indexLines = (lines) =>
    buildIndex(lines.title.length, [
      { weight: 12, text: (row) => lines.title[row] },
      { weight: 8, text: (row) => lines.more[row] },
      { weight: 3, text: (row) => lines.note[row] },
    ]);

  // Returns null for an empty query, else { hits, words, groups: [{ label, rows }] }.
  const choose = (lines, index, query) => {
    const result = search(index, query);
    if (!result) return null;
    const rows = byScore(Uint32Array.from(result.scores.keys()).filter((row) => result.scores[row]), result.scores);
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

  Object.assign(atlas, { choose, indexLines });
})();
