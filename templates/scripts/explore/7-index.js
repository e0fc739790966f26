// The index of words behind the page. Of a whole table it is made while the reader pauses; of a large catalog it comes in
// parts, from the moment the reader turns to the search, and answers with those that are there.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { indexing, readPart, search, searchFields } = atlas;
  const AT_ONCE = 3;
  const later = globalThis.requestIdleCallback ?? ((act) => setTimeout(() => act({ timeRemaining: () => 8 }), 30));

  const madeIndex = (table) => {
    const steps = indexing(table.count, searchFields(table));
    let index = null;
    const work = (until) => {
      while (!index && !until()) {
        const step = steps.next();
        if (step.done) index = step.value;
      }
    };
    const workWhenIdle = (deadline) => {
      work(() => deadline.timeRemaining() < 2);
      if (!index) later(workWhenIdle);
    };
    return {
      begin: () => later(workWhenIdle),
      prepare: () => {},
      searched: () => table.count,
      find: (query) => {
        work(() => false);
        return search(index, query);
      },
    };
  };

  // grown: is told whenever parts have come; failed: that one could not be loaded.
  const loadedIndex = (table, grown, failed) => {
    const index = { count: table.count, parts: [] };
    const wanted = Array.from({ length: Math.ceil(table.count / table.part) }, (_, number) => number);
    let workers = 0;
    const work = async () => {
      workers++;
      while (wanted.length) {
        const number = wanted.shift();
        const first = number * table.part;
        try {
          index.parts.push(readPart(await table.loadPart(number), first, Math.min(table.part, table.count - first)));
        } catch (error) {
          wanted.unshift(number);
          failed(error);
          break;
        }
        grown();
      }
      workers--;
    };
    const prepare = () => {
      while (workers < Math.min(AT_ONCE, wanted.length)) work();
    };
    return {
      begin: () => {},
      prepare,
      searched: () => index.parts.reduce((sum, { count }) => sum + count, 0),
      find: (query) => {
        prepare();
        return search(index, query);
      },
    };
  };

  const openIndex = (table, grown, failed) => (table.part ? loadedIndex(table, grown, failed) : madeIndex(table));

  Object.assign(atlas, { openIndex });
})();
