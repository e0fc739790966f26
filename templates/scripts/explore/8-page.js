// The page Explore: one state, kept in the address; every change of it draws facets, results and numbers anew.
(() => {
  const atlas = globalThis.atlas;
  const root = document.querySelector("[data-explore]");
  if (!root || !globalThis.atlasData) return;
  const { cleared, entry, facetView, filter, make, makeOrders, noChoice, openIndex, readState, readTable, sortHits, toggled, withKnownKeys, writeState, yearView } = atlas;
  const PAGE = 30;
  const COMPACT_PAGE = 50;
  const WRITE_SOON = 50;
  const WRITE_AFTER = 400;
  const LEAST = 7;
  const ENTRY_HEIGHT = 130; // pixels, about
  const FACETS_AFTER = 30;
  const REST_AFTER = 150;
  const GROWN_AFTER = 250;
  const NARROW = matchMedia("(max-width: 59.99em)");

  const table = readTable(globalThis.atlasData);
  delete globalThis.atlasData;
  const orders = makeOrders(table);
  const places = new Map([...root.querySelectorAll("[data-at]")].map((element) => [element.dataset.at, element]));
  const at = (name) => places.get(name);
  const input = document.querySelector("[data-finder] input");
  const fail = (error) => (at("said").textContent = error.message);
  let state = readState(location.search, table);
  let result = { ...filter(table, state), rows: new Uint32Array(0), words: null };
  let typing = false;
  let isStarting = true;
  let rest = 0;
  let drawing = Promise.resolve();

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

  // Writing the address takes a browser many milliseconds, so it is done after the page has answered, and when someone types
  // not before a pause.
  let unwritten = null;
  const writeAddress = () => {
    if (!unwritten) return;
    const { push, address, timer } = unwritten;
    clearTimeout(timer);
    unwritten = null;
    try {
      if (push) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      // Some browsers let no page from a file change its address: the state lasts as long as the page.
    }
  };
  const keep = (push, after = WRITE_SOON) => {
    if (push) writeAddress();
    clearTimeout(unwritten?.timer);
    const isNew = push || Boolean(unwritten?.push);
    unwritten = { push: isNew, address: location.pathname + writeState(state, table), timer: setTimeout(writeAddress, after) };
  };
  addEventListener("pagehide", writeAddress);

  const change = (next, { push = true, quick = false } = {}) => {
    state = next(state);
    if (!quick) typing = false;
    draw();
    keep(push, quick ? WRITE_AFTER : WRITE_SOON);
  };

  // Asked when the reader scrolls, not when a key is answered: there it would cost a layout.
  let isNearTop = true;
  addEventListener("scroll", () => (isNearTop = scrollY < innerHeight), { passive: true });

  const draw = () => {
    const found = state.q.trim() ? index.find(state.q) : null;
    if (found && !index.searched()) return waitForIndex();
    const only = state.only ? new Set(state.selected.map(table.rowOf)) : null;
    const passed = filter(table, state, found?.scores, only);
    const isOrdered = state.sort === "title" || state.sort === "added";
    const order = isOrdered ? orders.of(state.sort) : null;
    if (isOrdered && !order) orders.load().then(draw, fail);
    result = { ...passed, rows: sortHits(table, passed.hits, order, state.sort ? null : found?.scores), words: found?.words };
    state.page = Math.min(state.page, pages());
    drawNumbers();
    drawChips();
    drawEntries();
    drawPager();
    atlas.exploreActions.update();
    if (!isStarting) drawFacetsNext();
  };

  const waitForIndex = () => {
    at("count").textContent = `Searching ${table.count.toLocaleString("en")} records …`;
    at("list").setAttribute("aria-busy", "true");
    drawChips();
  };

  // Facets follow once the results are seen. Those that nobody sees, because a phone shows them in a sheet, are not drawn.
  let frame = 0;
  let facetsTimer = 0;
  const drawFacetsNext = () => {
    cancelAnimationFrame(frame);
    clearTimeout(facetsTimer);
    frame = requestAnimationFrame(() => (facetsTimer = setTimeout(drawFacets, FACETS_AFTER)));
  };
  const drawFacets = () => {
    if (NARROW.matches && !sheet.open) return;
    years?.update(state, result.years());
    table.facets.forEach((facet, place) => facetViews[place].update(state.choices[facet.id] ?? noChoice(), () => result.counts(place)));
  };

  const plural = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  const drawNumbers = () => {
    const all = table.count;
    const searched = state.q.trim() ? index.searched() : all;
    const told = result.rows.length === all ? plural(all, "record") : `${result.rows.length.toLocaleString("en")} of ${plural(all, "record")}`;
    const soFar = `${plural(result.rows.length, "record")} found in ${searched.toLocaleString("en")} of ${all.toLocaleString("en")}, searching on …`;
    at("count").textContent = searched < all ? soFar : told;
    const chosen = Object.values(state.choices).reduce((sum, { include, exclude }) => sum + include.length + exclude.length, 0) + (state.from || state.to ? 1 : 0);
    at("filter").textContent = chosen ? `Filter (${chosen})` : "Filter";
    at("close").textContent = `Show ${plural(result.rows.length, "record")}`;
    at("compact").setAttribute("aria-pressed", String(state.compact));
    drawSorts(Boolean(state.q.trim()));
    if (input.value !== state.q && !typing) input.value = state.q;
  };

  const SORTS = { newest: "Newest first", title: "Title", added: "Recently added" };
  let hadQuery = null;
  const drawSorts = (hasQuery) => {
    if (hasQuery !== hadQuery) {
      const { newest, ...others } = SORTS;
      const offered = hasQuery ? { "": "Best match", ...SORTS } : { "": newest, ...others };
      at("sort").replaceChildren(...Object.entries(offered).map(([value, label]) => make("option", { value }, label)));
      hadQuery = hasQuery;
    }
    const sort = state.sort === "newest" && !hasQuery ? "" : state.sort;
    if (at("sort").value !== sort) at("sort").value = sort;
  };

  const chip = (text, undo) => {
    const button = make("button", { type: "button", class: "chip" }, text, make("span", { "aria-hidden": "true" }, " ×"), make("span", { class: "visually-hidden" }, " remove"));
    button.addEventListener("click", () => {
      change(undo);
      input.focus({ preventScroll: true });
    });
    return make("li", {}, button);
  };

  const span = ({ from, to }) => {
    if (from === to) return String(from);
    if (!to) return `${from} and later`;
    return from ? `${from}–${to}` : `until ${to}`;
  };

  const drawChips = () => {
    const chips = [];
    if (state.q.trim()) chips.push(chip(`“${state.q.trim()}”`, (old) => ({ ...old, q: "", page: 1 })));
    if (state.only) chips.push(chip("selected only", (old) => ({ ...old, only: false, page: 1 })));
    if (state.from || state.to) {
      chips.push(chip(`${table.range.label}: ${span(state)}`, (old) => ({ ...old, from: 0, to: 0, page: 1 })));
    }
    for (const facet of table.facets) {
      const { mode, include, exclude } = state.choices[facet.id] ?? noChoice();
      const label = (value) => facet.labels[facet.codeOf.get(value)];
      include.forEach((value, place) => chips.push(chip(`${place && mode === "all" ? "and " : ""}${facet.label}: ${label(value)}`, (old) => toggled(old, facet.id, value, "include"))));
      exclude.forEach((value) => chips.push(chip(`not ${facet.label}: ${label(value)}`, (old) => toggled(old, facet.id, value, "exclude"))));
    }
    if (chips.length > 1) {
      const all = make("button", { type: "button", class: "plain" }, "Clear all");
      all.addEventListener("click", () => change(cleared));
      chips.push(make("li", {}, all));
    }
    at("chips").replaceChildren(...chips);
  };

  const items = (rows) => {
    const selected = new Set(state.selected);
    const open = new Set(state.open);
    return Array.from(rows, (row) => {
      const key = table.key(row);
      return entry(table, row, result.words, { isSelected: selected.has(key), isOpen: open.has(key), compact: state.compact });
    });
  };

  // Show rows in place of what is shown; whoever was at one of them stays at it. An entry that would look the same is left as
  // it is: a browser lays out and paints only what is new.
  const showEntries = (rows) => {
    const list = at("list");
    const row = document.activeElement.closest?.(".result")?.dataset.row;
    const old = [...list.children];
    items(rows).forEach((item, place) => {
      if (!old[place]) list.append(item);
      else if (old[place].isEqualNode(item)) boxOf(old[place]).checked = boxOf(item).checked;
      else old[place].replaceWith(item);
    });
    old.slice(rows.length).forEach((item) => item.remove());
    list.removeAttribute("aria-busy");
    if (row && !document.activeElement.closest(".result")) list.querySelector(`[data-row="${row}"] .entry__title`)?.focus({ preventScroll: true });
  };
  const boxOf = (item) => item.querySelector(".result__box");

  // While only the first entries are drawn the list stays as high as it was, so that what is below it stays where it is.
  let height = 0;
  new ResizeObserver(([{ contentRect }]) => (height = contentRect.height)).observe(at("list"));
  const standIn = (isShort) => (at("list").style.minHeight = isShort ? `${height}px` : "");

  // What fills the screen first, so that a key is answered within a frame; the rest when the reader pauses. In a large catalog
  // the texts may have to be loaded: until then the former results stay.
  const drawEntries = () => {
    const first = (state.page - 1) * size();
    const { rows: all } = result;
    const rows = all.subarray(first, first + size());
    const soon = isNearTop ? rows.subarray(0, Math.max(LEAST, Math.ceil(innerHeight / ENTRY_HEIGHT))) : rows;
    const isOld = () => result.rows !== all;
    const showRest = async () => {
      await table.load(rows);
      if (isOld()) return;
      at("list").append(...items(rows.subarray(soon.length)));
      standIn(false);
    };
    const show = () => {
      at("list").start = first + 1;
      at("list").classList.toggle("entries--compact", state.compact);
      standIn(soon.length < rows.length);
      showEntries(soon);
      if (soon.length < rows.length) rest = setTimeout(() => showRest().catch(fail), REST_AFTER);
    };
    clearTimeout(rest);
    at("none").hidden = rows.length > 0 || (state.q.trim() && index.searched() < table.count);
    const loading = table.load(soon);
    if (loading) at("list").setAttribute("aria-busy", "true");
    else show();
    drawing = loading ? loading.then(() => isOld() || show()).catch(fail) : Promise.resolve();
  };

  const drawPager = () => {
    const last = pages();
    at("pager").hidden = last < 2;
    const first = (state.page - 1) * size() + 1;
    at("where").textContent = `${first}–${Math.min(first + size() - 1, result.rows.length)} of ${result.rows.length}`;
    at("previous").disabled = state.page === 1;
    at("next").disabled = state.page === last;
  };

  const turn = (by) => {
    const page = Math.min(pages(), Math.max(1, state.page + by));
    if (page === state.page) return false;
    change((old) => ({ ...old, page }));
    root.scrollIntoView();
    return drawing;
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
    keep(false);
    atlas.exploreActions.update();
  };

  const unfold = (row) => {
    const key = table.key(row);
    const isOpen = state.open.includes(key);
    state = { ...state, open: isOpen ? state.open.filter((each) => each !== key) : [...state.open, key] };
    keep(false);
    const item = entry(table, row, result.words, { isSelected: state.selected.includes(key), isOpen: !isOpen, compact: state.compact });
    at("list").querySelector(`[data-row="${row}"]`).replaceWith(item);
    return item;
  };

  // Narrow screens show the facets in a sheet at the bottom; wide ones beside the results.
  const sheet = at("sheet");
  const facets = at("facets");
  const openSheet = () => {
    if (!NARROW.matches) return facets.querySelector("summary")?.focus();
    at("sheet-body").append(facets);
    sheet.showModal();
    drawFacets();
  };
  sheet.addEventListener("close", () => at("aside").append(facets));
  at("close").addEventListener("click", () => sheet.close());
  at("filter").addEventListener("click", openSheet);
  NARROW.addEventListener("change", () => {
    if (sheet.open) sheet.close();
    drawFacets();
  });

  const facetViews = table.facets.map((facet) => facetView(facet, change));
  const years = table.range ? yearView(table.range, change) : null;
  const elements = facetViews.map(({ element }) => element);
  if (years) elements.splice(1, 0, years.element);
  facets.replaceChildren(...elements);

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
    clearTimeout(unwritten?.timer);
    unwritten = null;
    state = readState(location.search, table);
    typing = false;
    draw();
    settleKeys();
  });

  // In a large catalog a link that names records has to wait until it is known which they are.
  const settleKeys = () => {
    const waiting = table.loadKeys([...state.selected, ...state.open]);
    waiting?.then(() => {
      state = withKnownKeys(state, table);
      draw();
    }, fail);
  };

  let lastBox = -1;
  at("list").addEventListener("click", (event) => {
    const item = event.target.closest(".result");
    const row = Number(item?.dataset.row);
    const label = event.target.closest("a[data-facet]");
    if (event.target.closest(".result__more")) unfold(row).querySelector(".result__more").focus();
    else if (label && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const { facet, value } = label.dataset;
      change((old) => (old.choices[facet]?.include.includes(value) ? old : toggled(old, facet, value, "include")));
    } else if (event.target.matches(".result__box")) {
      const shown = [...at("list").children].map((each) => Number(each.dataset.row));
      const [from, to] = [shown.indexOf(lastBox), shown.indexOf(row)].sort((a, b) => a - b);
      const range = event.shiftKey && from >= 0 ? shown.slice(from, to + 1) : [row];
      range.forEach((each) => select(each, event.target.checked));
      lastBox = row;
      selectionChanged();
    }
  });

  Object.assign(atlas, {
    explore: {
      at, change, input, openSheet, root, select, selectionChanged, table, turn, unfold,
      state: () => state,
      rows: () => result.rows,
      draw,
      writeAddress,
      // Results first; facets and index in tasks of their own, so that a slow phone can answer in between.
      start: () => {
        draw();
        isStarting = false;
        root.removeAttribute("aria-busy");
        setTimeout(drawFacets);
        settleKeys();
        index.begin();
      },
    },
  });
})();
