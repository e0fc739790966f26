// The records of assets/explore-data.js as a table: rows are numbers, papers first. A large catalog brings the texts of its
// records in blocks, when they are asked for; every other table has them all.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { fold, shard, startsOf, unpack } = atlas;
  const TEXTS = ["id", "title", "name", "summary", "aliases", "status", "links"];

  // A column of several values a row: the values of row r are codes[starts[r]] to codes[starts[r + 1] - 1].
  const column = (starts, codes) => ({ starts, codes, of: (row) => codes.subarray(starts[row], starts[row + 1]) });

  const slug = (label) => fold(label).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  // A value that is left out follows from its label.
  const readFacet = (facet, of) => {
    const values = facet.values.map((value, code) => value || slug(facet.labels[code]));
    return { ...facet, ...of, values, codeOf: new Map(values.map((value, code) => [value, code])) };
  };

  const readLink = (data) => (line) => {
    const space = line.indexOf(" ");
    const address = line.slice(space + 1);
    const url = address.startsWith("http://") ? address : `https://${address}`;
    return { type: data.linkTypes[line.slice(0, space)], url, host: () => new URL(url).hostname.replace(/^www\./, "") };
  };

  // What both kinds of table are made of. part: { count, kind, year, of: column of a facet, text: name => row => text, authorsOf }.
  const tableOf = (data, { count, kind, year, of, text, authorsOf, ...rest }) => {
    const facets = data.facets.filter(({ values }) => values?.length).map((facet) => readFacet(facet, of(facet)));
    const facet = (name) => facets.find(({ id }) => id === name);
    const known = year.filter((each) => each);
    const range = known.length && data.facets.find((each) => each.range);
    const ends = known.reduce(([first, last], each) => [Math.min(first, each), Math.max(last, each)], [9999, 0]);
    const texts = Object.fromEntries(TEXTS.map((name) => [`${name}Of`, text(name)]));
    const { idOf } = texts;
    return {
      ...texts,
      count,
      facet,
      facets,
      kind,
      kinds: data.kinds,
      range: range ? { ...range, first: ends[0], last: ends[1] } : null,
      weights: data.weights,
      year,
      path: (row) => `${data.kinds[kind[row]]}/${idOf(row)}/`,
      key: (row) => (kind[row] ? `${data.kinds[kind[row]]}/${idOf(row)}` : idOf(row)),
      authorsOf: authorsOf ?? ((row) => (facet("authors") ? Array.from(facet("authors").of(row), (code) => facet("authors").labels[code]) : [])),
      labelsOf: (row, each) => Array.from(each.of(row), (code) => each.labels[code]),
      linksOf: (row) => texts.linksOf(row).split("\n").filter(Boolean).map(readLink(data)),
      ...rest,
    };
  };

  const wholeTable = (data) => {
    const table = tableOf(data, {
      count: data.id.length,
      kind: Uint8Array.from(data.kind),
      year: Uint16Array.from(data.year),
      of: ({ of: [lengths, codes] }) => column(startsOf(lengths), Uint32Array.from(codes)),
      text: (name) => (row) => data[name][row],
      added: data.added,
      part: 0,
      load: () => null,
      loadKeys: () => null,
    });
    const rows = new Map(Array.from({ length: table.count }, (_, row) => [table.key(row), row]));
    return { ...table, rowOf: (key) => rows.get(key) };
  };

  const shardedTable = (data) => {
    const { block, count } = data;
    const each = Uint32Array.from({ length: count + 1 }, (_, row) => row);
    const kind = new Uint8Array(count);
    const kindStarts = startsOf(data.kindCounts);
    data.kindCounts.forEach((_, number) => kind.fill(number, kindStarts[number], kindStarts[number + 1]));
    const blocks = [];
    const rows = new Map();
    let all = null; // whether ids are known of every row
    const text = (name) => (row) => blocks[Math.floor(row / block)][name][row % block];
    const table = tableOf(data, {
      count,
      kind,
      year: unpack(data.year),
      of: ({ of: [lengths, codes] }) => column(lengths ? startsOf(unpack(lengths)) : each, unpack(codes)),
      text,
      authorsOf: (row) => text("authors")(row).split("\n").filter(Boolean),
      part: data.part,
      rowOf: (key) => rows.get(key),
    });
    const keep = (number, texts) => {
      blocks[number] = texts;
      texts.id.forEach((_, place) => rows.set(table.key(number * block + place), number * block + place));
    };
    const loadBlock = async (number) => {
      const texts = await shard(`records-${number}`);
      if (texts) keep(number, texts);
    };
    const keepIds = (ids) => {
      ids?.split("\n").forEach((id, row) => rows.set(kind[row] ? `${data.kinds[kind[row]]}/${id}` : id, row));
    };
    keep(0, data.first);
    return {
      ...table,
      // Null when the texts of rows are there, else a promise that they will be.
      load: (wanted) => {
        const missing = [...new Set(Array.from(wanted, (row) => Math.floor(row / block)))].filter((number) => !blocks[number]);
        return missing.length ? Promise.all(missing.map(loadBlock)) : null;
      },
      // Null when it is known which rows have these keys, else a promise that it will be.
      loadKeys: (keys) => (keys.every((key) => rows.has(key)) ? null : (all ??= shard("ids").then(keepIds))),
      loadOrders: () => shard("order"),
      loadPart: (number) => shard(`words-${number}`),
    };
  };

  const readTable = (data) => (data.block ? shardedTable(data) : wholeTable(data));

  // What the search looks through. What is not a paper is called by its name, and may have a full title besides.
  const searchFields = (table) => [
    { weight: table.weights.name, text: (row) => (table.kind[row] ? table.titleOf : table.nameOf)(row) },
    { weight: table.weights.title, text: (row) => (table.kind[row] ? table.nameOf : table.titleOf)(row) },
    ...["aliases", "summary"].map((name) => ({ weight: table.weights[name], text: table[`${name}Of`] })),
    ...table.facets.filter(({ weight }) => weight).flatMap(({ weight, labels, also, of }) =>
      [labels, also].filter(Boolean).map((texts) => ({ weight, labels: texts, codes: of }))),
    { weight: table.weights.year, text: (row) => (table.year[row] ? String(table.year[row]) : "") },
  ];

  // The fields in which a reader may be told a match stands, other than those each entry shows.
  const hiddenFields = (table, row) => [
    ["name", table.nameOf(row)],
    ["summary", table.summaryOf(row)],
    ["also listed as", table.aliasesOf(row)],
    ["authors", table.authorsOf(row).join(", ")],
    ...table.facets
      .filter(({ listed, id }) => listed || id === "authors")
      .flatMap((facet) => [facet.labels, facet.also || []].map((texts) => [facet.label.toLowerCase(), Array.from(facet.of(row), (code) => texts[code]).filter(Boolean).join(", ")])),
  ];

  Object.assign(atlas, { hiddenFields, readTable, searchFields });
})();
