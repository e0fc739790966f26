// Which rows pass, in which order, and how many each value of each facet would leave. Numbers in, numbers out.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { byScore } = atlas;
  const OUT = 2; // rows that miss two facets are counted nowhere

  // For each code of a facet 1 when it is wanted, 2 when it is excluded.
  const marksOf = (facet, choice) => {
    const marks = new Uint8Array(facet.values.length);
    for (const value of choice.include) marks[facet.codeOf.get(value)] = 1;
    for (const value of choice.exclude) marks[facet.codeOf.get(value)] = 2;
    return marks;
  };

  const judgeFacet = (facet, choice, place, misses, missed) => {
    const marks = marksOf(facet, choice);
    const wanted = choice.include.length;
    const needed = wanted && choice.mode === "all" ? wanted : Math.min(wanted, 1);
    const { starts, codes } = facet;
    for (let row = 0; row < misses.length; row++) {
      if (misses[row] >= OUT) continue;
      let have = 0;
      let excluded = false;
      for (let i = starts[row]; i < starts[row + 1]; i++) {
        if (marks[codes[i]] === 1) have++;
        else if (marks[codes[i]] === 2) excluded = true;
      }
      if (excluded) misses[row] = OUT;
      else if (have < needed) {
        misses[row]++;
        missed[row] = place;
      }
    }
  };

  const judgeYears = (table, { from, to }, place, misses, missed) => {
    const last = to || Infinity;
    for (let row = 0; row < misses.length; row++) {
      const year = table.year[row];
      if (misses[row] < OUT && !(year >= from && year <= last && year)) {
        misses[row]++;
        missed[row] = place;
      }
    }
  };

  // Returns { passes: 1 for each row that passes, hits, counts: one array a facet, years: one count a year of the range }.
  // A value's count is what the result would be with that value: of a facet with "any" its own choice is left aside.
  const filter = (table, state, scores, onlyRows) => {
    const misses = new Uint8Array(table.count);
    const missed = new Uint8Array(table.count);
    const yearPlace = table.facets.length;
    if (scores) for (let row = 0; row < table.count; row++) if (!scores[row]) misses[row] = OUT;
    if (onlyRows) for (let row = 0; row < table.count; row++) if (!onlyRows.has(row)) misses[row] = OUT;
    table.facets.forEach((facet, place) => {
      const choice = state.choices[facet.id];
      if (choice) judgeFacet(facet, choice, place, misses, missed);
    });
    if (state.from || state.to) judgeYears(table, state, yearPlace, misses, missed);
    return count(table, state, misses, missed, yearPlace);
  };

  const count = (table, state, misses, missed, yearPlace) => {
    const counts = table.facets.map(({ values }) => new Uint32Array(values.length));
    const years = new Uint32Array(table.range ? table.range.last - table.range.first + 1 : 0);
    const passes = new Uint8Array(table.count);
    let hits = 0;
    const add = (place, row) => {
      const { starts, codes } = table.facets[place];
      const target = counts[place];
      for (let i = starts[row]; i < starts[row + 1]; i++) target[codes[i]]++;
    };
    const addYear = (row) => table.range && table.year[row] && years[table.year[row] - table.range.first]++;
    const isAll = table.facets.map(({ id }) => state.choices[id]?.mode === "all");
    for (let row = 0; row < table.count; row++) {
      if (misses[row] === 0) {
        passes[row] = 1;
        hits++;
        for (let place = 0; place < counts.length; place++) add(place, row);
        addYear(row);
      } else if (misses[row] === 1) {
        if (missed[row] === yearPlace) addYear(row);
        else if (!isAll[missed[row]]) add(missed[row], row);
      }
    }
    return { passes, hits, counts, years };
  };

  // Rows of the table in each order but relevance; made when first asked for.
  const makeOrders = (table) => {
    const rows = Uint32Array.from({ length: table.count }, (_, row) => row);
    const collator = new Intl.Collator("en");
    const makers = {
      newest: () => byScore(rows, table.year),
      added: () => byScore(rows, rows.map((row) => table.addedCode(row))),
      title: () => rows.slice().sort((a, b) => collator.compare(table.title[a], table.title[b]) || a - b),
    };
    const made = {};
    return (name) => (made[name] ??= makers[name]());
  };

  // The rows that pass, in the order asked for: by relevance when there is a query, else newest first.
  const sortRows = (orders, { passes, hits }, sort, scores) => {
    const name = sort || (scores ? "relevance" : "newest");
    const sorted = new Uint32Array(hits);
    let length = 0;
    for (const row of orders(name === "relevance" ? "newest" : name)) if (passes[row]) sorted[length++] = row;
    return name === "relevance" && scores ? byScore(sorted, scores) : sorted;
  };

  Object.assign(atlas, { filter, makeOrders, sortRows });
})();
