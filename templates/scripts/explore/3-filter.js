// Which rows pass, in which order, and how many each value of each facet would leave. Numbers in, numbers out.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { byScore, unpack } = atlas;
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

  // Returns { passes: 1 for each row that passes, hits, counts: the numbers of a facet by its place, years: one number a year
  // of the range }. A value's count is what the result would be with that value: of a facet with "any" its own choice is
  // left aside. Numbers are made when they are asked for.
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
    let hits = 0;
    for (let row = 0; row < table.count; row++) if (!misses[row]) hits++;
    return {
      passes: (row) => misses[row] === 0,
      hits,
      counts: (place) => countValues(table.facets[place], place, state, misses, missed),
      years: () => countYears(table, yearPlace, misses, missed),
    };
  };

  const countValues = (facet, place, state, misses, missed) => {
    const { starts, codes } = facet;
    const counts = new Uint32Array(facet.values.length);
    const own = state.choices[facet.id]?.mode === "all" ? -1 : place;
    for (let row = 0; row < misses.length; row++) {
      if (misses[row] && !(misses[row] === 1 && missed[row] === own)) continue;
      for (let i = starts[row]; i < starts[row + 1]; i++) counts[codes[i]]++;
    }
    return counts;
  };

  const countYears = ({ range, year }, place, misses, missed) => {
    const years = new Uint32Array(range ? range.last - range.first + 1 : 0);
    for (let row = 0; row < misses.length; row++) {
      if (misses[row] && !(misses[row] === 1 && missed[row] === place)) continue;
      if (range && year[row]) years[year[row] - range.first]++;
    }
    return years;
  };

  // Rows of the table in each order but relevance; made when first asked for. `of` gives null for an order that has to be
  // loaded, by `load`.
  const makeOrders = (table) => {
    const rows = Uint32Array.from({ length: table.count }, (_, row) => row);
    const collator = new Intl.Collator("en");
    const made = {};
    const makers = {
      newest: () => byScore(rows, table.year),
      added: () => byScore(rows, table.added),
      title: () => rows.slice().sort((a, b) => collator.compare(table.titleOf(a), table.titleOf(b)) || a - b),
    };
    const load = async () => {
      const { title, added } = await (made.loading ??= table.loadOrders());
      made.title ??= unpack(title);
      made.added ??= unpack(added);
    };
    return { of: (name) => (made[name] ??= name === "newest" || !table.part ? makers[name]() : null), load };
  };

  // The name of the order asked for: by relevance when there is a query, else newest first.
  const orderName = (sort, scores) => sort || (scores ? "relevance" : "newest");

  // The rows that pass, in an order.
  const sortRows = (orders, { passes, hits }, name, scores) => {
    const sorted = new Uint32Array(hits);
    let length = 0;
    for (const row of orders.of(name === "relevance" ? "newest" : name) ?? orders.of("newest")) if (passes(row)) sorted[length++] = row;
    return name === "relevance" && scores ? byScore(sorted, scores) : sorted;
  };

  Object.assign(atlas, { filter, makeOrders, orderName, sortRows });
})();
