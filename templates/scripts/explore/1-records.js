// The records of assets/explore-data.js as a table: rows are numbers, papers first. Pure.
(() => {
  const atlas = (globalThis.atlas ??= {});

  // A column of several values a row: the values of row r are codes[starts[r]] to codes[starts[r + 1] - 1].
  const readColumn = ([lengths, codes]) => {
    const starts = new Uint32Array(lengths.length + 1);
    lengths.forEach((length, row) => (starts[row + 1] = starts[row] + length));
    const values = Uint32Array.from(codes);
    return { starts, codes: values, of: (row) => values.subarray(starts[row], starts[row + 1]) };
  };

  const readFacet = (facet) => ({
    ...facet,
    ...readColumn(facet.of),
    labels: facet.labels || facet.values,
    codeOf: new Map(facet.values.map((value, code) => [value, code])),
  });

  const readTable = (data) => {
    const authors = readColumn(data.authors);
    const added = readColumn(data.addedOf);
    const facets = data.facets.filter(({ values }) => values?.length).map(readFacet);
    const isFacet = (name) => facets.find(({ id }) => id === name);
    const years = Uint16Array.from(data.year);
    const known = years.filter((year) => year).sort();
    const range = known.length && data.facets.find((facet) => facet.range);
    return {
      ...data,
      count: data.id.length,
      facets,
      facet: isFacet,
      range: range ? { ...range, first: known[0], last: known[known.length - 1] } : null,
      year: years,
      rowOf: new Map(data.id.map((id, row) => [`${data.kinds[data.kind[row]]}/${id}`, row])),
      path: (row) => `${data.kinds[data.kind[row]]}/${data.id[row]}/`,
      key: (row) => (data.kind[row] ? `${data.kinds[data.kind[row]]}/${data.id[row]}` : data.id[row]),
      authorsOf: (row) => Array.from(authors.of(row), (code) => data.people[code]),
      authorCodes: authors.of,
      addedCode: (row) => (added.starts[row] < added.starts[row + 1] ? added.codes[added.starts[row]] + 1 : 0),
      labelsOf: (row, facet) => Array.from(facet.of(row), (code) => facet.labels[code]),
      linksOf: (row) => data.links[row].split("\n").filter(Boolean).map(readLink(data)),
    };
  };

  const readLink = (data) => (line) => {
    const space = line.indexOf(" ");
    const address = line.slice(space + 1);
    const url = address.startsWith("http://") ? address : `https://${address}`;
    return { type: data.linkTypes[line.slice(0, space)], url, host: new URL(url).hostname.replace(/^www\./, "") };
  };

  // What the search looks through, the weightiest first.
  const searchFields = (table) => {
    const terms = (id, weight) => {
      const facet = table.facet(id);
      if (!facet) return [];
      return [facet.labels, facet.also].filter(Boolean).map((labels) => ({ weight, labels, codes: facet.of }));
    };
    return [
      { weight: 14, text: (row) => table.name[row] },
      { weight: 11, text: (row) => table.title[row] },
      { weight: 9, labels: table.people, codes: table.authorCodes },
      { weight: 8, text: (row) => table.aliases[row] },
      ...table.facets
        .filter(({ id, listed }) => listed || id === "track")
        .flatMap(({ id }) => terms(id, id === "venues" || id === "datasets" ? 7 : 5)),
      { weight: 4, text: (row) => table.summary[row] },
      { weight: 4, text: (row) => (table.year[row] ? String(table.year[row]) : "") },
    ];
  };

  // The fields in which a reader may be told a match stands, other than those each entry shows.
  const hiddenFields = (table, row) => [
    ["name", table.name[row]],
    ["summary", table.summary[row]],
    ["also listed as", table.aliases[row]],
    ["authors", table.authorsOf(row).join(", ")],
    ...table.facets
      .filter(({ listed }) => listed)
      .flatMap((facet) => [facet.labels, facet.also || []].map((texts) => [facet.label.toLowerCase(), Array.from(facet.of(row), (code) => texts[code]).join(", ")])),
  ];

  Object.assign(atlas, { hiddenFields, readTable, searchFields });
})();
