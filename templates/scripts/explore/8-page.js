// The page Explore: one state, kept in the address; every change of it draws results, numbers and facets anew.
(() => {
  const atlas = globalThis.atlas;
  const root = document.querySelector("[data-explore]");
  if (!root || !globalThis.atlasData) return;
  const { addressKeeper, chipsView, cleared, entry, facetSheet, facetView, filter, listView, makeOrders, noChoice, numbersView, openIndex, readState, readTable, setText, sortHits, withKnownKeys, writeState, yearView } = atlas;
  const PAGE = 30;
  const COMPACT_PAGE = 50;
  const ASIDE_AFTER = 30;
  const GROWN_AFTER = 250;

  const table = readTable(globalThis.atlasData);
  delete globalThis.atlasData;
  const orders = makeOrders(table);
  const places = new Map([...root.querySelectorAll("[data-at]")].map((element) => [element.dataset.at, element]));
  const at = (name) => places.get(name);
  const input = document.querySelector("[data-finder] input");
  const fail = (error) => (at("said").textContent = error.message);
  const address = addressKeeper();
  let state = readState(location.search, table);
  let result = { ...filter(table, state), rows: new Uint32Array(0), words: null };
  let typing = false;
  let isStarting = true;

  // A part of the index has come: once in a while the answer to what stands in the search is given anew.
  let growing = 0;
  const grown = () => {
    if (!state.q.trim()) return;
    growing ||= setTimeout(() => {
      growing = 0;
      draw();
    }, result.words ? GROWN_AFTER : 0);
  };
  const index = openIndex(table, grown, fail);

  const size = () => (state.compact ? COMPACT_PAGE : PAGE);
  const pages = () => Math.max(1, Math.ceil(result.rows.length / size()));

  const keep = (how) => address.keep(location.pathname + writeState(state, table), how);
  const change = (next, { push = true, quick = false } = {}) => {
    state = next(state);
    if (!quick) typing = false;
    draw();
    keep({ push, quick });
  };

  const element = (row) => {
    const key = table.key(row);
    return entry(table, row, result.words, { isSelected: state.selected.includes(key), isOpen: state.open.includes(key), compact: state.compact });
  };
  const list = listView(at("list"), { load: table.load, item: element, fail });
  const numbers = numbersView(at, table.count);
  const drawChips = chipsView(at("chips"), table, (undo) => {
    change(undo);
    input.focus({ preventScroll: true });
  });

  // The answer to a query stands while facets are chosen.
  let answer = { found: null };
  const find = () => {
    if (!state.q.trim()) return null;
    if (answer.query !== state.q || answer.searched !== index.searched()) {
      const found = index.find(state.q);
      answer = { query: state.q, searched: index.searched(), found };
    }
    return answer.found;
  };

  const draw = () => {
    const found = find();
    if (found && !index.searched()) return waitForIndex();
    const only = state.only ? new Set(state.selected.map(table.rowOf)) : null;
    const passed = filter(table, state, found?.scores, only);
    const isOrdered = state.sort === "title" || state.sort === "added";
    const order = isOrdered ? orders.of(state.sort) : null;
    if (isOrdered && !order) orders.load().then(draw, fail);
    result = { ...passed, rows: sortHits(table, passed.hits, order, state.sort ? null : found?.scores), words: found?.words };
    state.page = Math.min(state.page, pages());
    const first = (state.page - 1) * size();
    const searched = state.q.trim() ? index.searched() : table.count;
    if (input.value !== state.q && !typing) input.value = state.q;
    numbers.draw(state, result.rows.length, searched);
    drawChips(state);
    at("list").start = first + 1;
    at("list").classList.toggle("entries--compact", state.compact);
    at("none").hidden = result.rows.length > 0 || searched < table.count;
    list.draw(result.rows.subarray(first, first + size()));
    if (!isStarting) drawAsideNext();
  };

  const waitForIndex = () => {
    setText(at("count"), `Searching ${table.count.toLocaleString("en")} records …`);
    at("list").setAttribute("aria-busy", "true");
    drawChips(state);
  };

  // What stands around the results follows once they are seen. Facets that nobody sees, because a phone shows them in a sheet,
  // are not drawn.
  let frame = 0;
  let waiting = 0;
  const drawAsideNext = () => {
    cancelAnimationFrame(frame);
    clearTimeout(waiting);
    frame = requestAnimationFrame(() => (waiting = setTimeout(drawAside, ASIDE_AFTER)));
  };
  const drawAside = () => {
    numbers.drawRest(state, result.rows.length, size());
    atlas.exploreActions.update();
    drawFacets();
  };
  const drawFacets = () => {
    if (!sheet.isSeen()) return;
    years?.update(state, result.years());
    table.facets.forEach((facet, place) => facetViews[place].update(state.choices[facet.id] ?? noChoice(), () => result.counts(place)));
  };
  const sheet = facetSheet(at, drawFacets);

  const turn = (by) => {
    const page = Math.min(pages(), Math.max(1, state.page + by));
    if (page === state.page) return false;
    change((old) => ({ ...old, page }));
    root.scrollIntoView();
    return list.drawn();
  };

  const select = (row, isSelected) => {
    const key = table.key(row);
    const others = state.selected.filter((each) => each !== key);
    state = { ...state, selected: isSelected ? [...others, key] : others };
    const box = at("list").querySelector(`[data-row="${row}"] .result__box`);
    if (box) box.checked = isSelected;
  };

  const selectionChanged = () => {
    if (state.only) draw();
    keep();
    atlas.exploreActions.update();
  };

  const unfold = (row) => {
    const key = table.key(row);
    const isOpen = state.open.includes(key);
    state = { ...state, open: isOpen ? state.open.filter((each) => each !== key) : [...state.open, key] };
    keep();
    return list.replace(row);
  };

  const facetViews = table.facets.map((facet) => facetView(facet, change));
  const years = table.range ? yearView(table.range, change) : null;
  const elements = facetViews.map((view) => view.element);
  if (years) elements.splice(1, 0, years.element);
  at("facets").replaceChildren(...elements);

  // In a large catalog a link that names records has to wait until it is known which they are.
  const settleKeys = () => {
    const loading = table.loadKeys([...state.selected, ...state.open]);
    loading?.then(() => {
      state = withKnownKeys(state, table);
      draw();
    }, fail);
  };

  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    at("list").querySelector(".entry__title")?.focus();
  });
  input.addEventListener("input", () => {
    const push = !typing;
    typing = true;
    change((old) => ({ ...old, q: input.value, page: 1 }), { push, quick: true });
  });
  input.addEventListener("blur", () => (typing = false));
  input.addEventListener("focus", index.prepare);
  at("sort").addEventListener("change", () => change((old) => ({ ...old, sort: at("sort").value, page: 1 })));
  at("compact").addEventListener("click", () => change((old) => ({ ...old, compact: !old.compact, page: 1 })));
  at("previous").addEventListener("click", () => turn(-1));
  at("next").addEventListener("click", () => turn(1));
  at("clear").addEventListener("click", () => change(cleared));
  addEventListener("popstate", () => {
    address.forget();
    state = readState(location.search, table);
    typing = false;
    draw();
    settleKeys();
  });

  atlas.explore = {
    at, change, input, list, root, select, selectionChanged, table, turn, unfold,
    openSheet: sheet.open,
    state: () => state,
    rows: () => result.rows,
    writeAddress: address.write,
    // Results first; facets and index in tasks of their own, so that a slow phone can answer in between.
    start: () => {
      draw();
      isStarting = false;
      numbers.drawRest(state, result.rows.length, size());
      atlas.exploreActions.update();
      root.removeAttribute("aria-busy");
      setTimeout(drawFacets);
      settleKeys();
      index.begin();
    },
  };
})();
