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

  // Returns { hits: the rows that pass, counts: the numbers of a facet by its place, years: one number a year of the range }.
  // A value's count is what the result would be with that value: of a facet with "any" its own choice is left aside.
  // Numbers are made when they are asked for.
  const filter = (table, state, scores, onlyRows) => {
    const { count } = table;
    const misses = new Uint8Array(count);
    const missed = new Uint8Array(count);
    const yearPlace = table.facets.length;
    if (scores) for (let row = 0; row < count; row++) if (scores[row] === 0) misses[row] = OUT;
    if (onlyRows) for (let row = 0; row < count; row++) if (!onlyRows.has(row)) misses[row] = OUT;
    table.facets.forEach((facet, place) => {
      const choice = state.choices[facet.id];
      if (choice) judgeFacet(facet, choice, place, misses, missed);
    });
    const hasSpan = Boolean(state.from || state.to);
    if (hasSpan) judgeYears(table, state, yearPlace, misses, missed);
    const hits = rowsWith(count, (row) => misses[row] === 0);
    // The rows to count for a facet: those that pass, and, where readers choose any value, those that miss by this facet alone.
    const countedFor = (place, isChosen) => (isChosen ? rowsWith(count, (row) => misses[row] === 0 || (misses[row] === 1 && missed[row] === place)) : hits);
    return {
      hits,
      counts: (place) => {
        const facet = table.facets[place];
        const choice = state.choices[facet.id];
        return countValues(facet, countedFor(place, choice?.include.length && choice.mode !== "all"));
      },
      years: () => countYears(table, countedFor(yearPlace, hasSpan)),
    };
  };

  const rowsWith = (count, test) => {
    const rows = new Uint32Array(count);
    let length = 0;
    for (let row = 0; row < count; row++) if (test(row)) rows[length++] = row;
    return rows.subarray(0, length);
  };

  const countValues = ({ starts, codes, values }, rows) => {
    const counts = new Uint32Array(values.length);
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place];
      for (let i = starts[row], end = starts[row + 1]; i < end; i++) counts[codes[i]]++;
    }
    return counts;
  };

  const countYears = ({ range, year }, rows) => {
    const years = new Uint32Array(range ? range.last - range.first + 1 : 0);
    for (let place = 0; place < rows.length; place++) {
      const each = year[rows[place]];
      if (each) years[each - range.first]++;
    }
    return years;
  };

  // All rows by title or by the day they were added; made when first asked for. `of` gives null for an order that has to be
  // loaded, by `load`.
  const makeOrders = (table) => {
    const rows = Uint32Array.from({ length: table.count }, (_, row) => row);
    const collator = new Intl.Collator("en");
    const made = {};
    const makers = {
      added: () => byScore(rows, table.added),
      title: () => rows.slice().sort((a, b) => collator.compare(table.titleOf(a), table.titleOf(b)) || a - b),
    };
    const load = async () => {
      const { title, added } = await (made.loading ??= table.loadOrders());
      made.title ??= unpack(title);
      made.added ??= unpack(added);
    };
    return { of: (name) => (made[name] ??= table.part ? null : makers[name]()), load };
  };

  // Those of the rows of an order that are hits.
  const keepOrder = (order, hits) => {
    const isHit = new Uint8Array(order.length);
    for (const row of hits) isHit[row] = 1;
    return order.filter((row) => isHit[row]);
  };

  // Hits in the order asked for: by relevance when there is a query, else newest first. An order that is still being loaded
  // leaves them newest first.
  const sortHits = (table, hits, order, scores) => {
    if (order) return keepOrder(order, hits);
    const newest = byScore(hits, table.year);
    return scores ? byScore(newest, scores) : newest;
  };

  Object.assign(atlas, { filter, makeOrders, sortHits });
})();
