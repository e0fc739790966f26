// The page Explore: one state, kept in the address; every change of it draws facets, results and numbers anew.
(() => {
  const atlas = globalThis.atlas;
  const root = document.querySelector("[data-explore]");
  if (!root || !globalThis.atlasData) return;
  const { cleared, entry, facetView, filter, indexing, make, makeOrders, noChoice, readState, readTable, search, searchFields, sortRows, toggled, writeState, yearView } = atlas;
  const PAGE = 30;
  const COMPACT_PAGE = 50;
  const WRITE_AFTER = 250;
  const FIRST = 10;
  const REST_AFTER = 60;
  const NARROW = matchMedia("(max-width: 59.99em)");

  const table = readTable(globalThis.atlasData);
  const orders = makeOrders(table);
  const at = (name) => root.querySelector(`[data-at="${name}"]`);
  const input = document.querySelector("[data-finder] input");
  const rowOf = (key) => table.rowOf.get(key.includes("/") ? key : `papers/${key}`);
  const steps = indexing(table.count, searchFields(table));
  let index = null;
  let state = readState(location.search, table);
  let result = { rows: new Uint32Array(0), words: null };
  let typing = false;
  let isStarting = true;
  let rest = 0;

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
  const later = globalThis.requestIdleCallback ?? ((act) => setTimeout(() => act({ timeRemaining: () => 8 }), 30));

  const find = () => {
    if (!state.q.trim()) return null;
    work(() => false);
    return search(index, state.q);
  };

  const size = () => (state.compact ? COMPACT_PAGE : PAGE);
  const pages = () => Math.max(1, Math.ceil(result.rows.length / size()));

  // Writing the address takes a browser several milliseconds, so it is done after the page has answered, and while someone
  // types only once in a while.
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
  const keep = (push) => {
    const address = location.pathname + writeState(state, table);
    if (push) writeAddress();
    if (unwritten) unwritten.address = address;
    else unwritten = { push, address, timer: setTimeout(writeAddress, push ? 0 : WRITE_AFTER) };
  };
  addEventListener("pagehide", writeAddress);

  const change = (next, { push = true, quick = false } = {}) => {
    state = next(state);
    if (!quick) typing = false;
    draw();
    keep(push);
  };

  const draw = () => {
    const found = find();
    const only = state.only ? new Set(state.selected.map(rowOf)) : null;
    const passed = filter(table, state, found?.scores, only);
    result = { rows: sortRows(orders, passed, state.sort, found?.scores), words: found?.words };
    state.page = Math.min(state.page, pages());
    result.counts = passed.counts;
    result.years = passed.years;
    if (!isStarting) drawFacets();
    drawNumbers();
    drawChips();
    drawEntries();
    drawPager();
    atlas.exploreActions.update();
  };

  // Facets that nobody sees, because a phone shows them in a sheet only, are not drawn.
  const drawFacets = () => {
    if (NARROW.matches && !sheet.open) return;
    table.facets.forEach((facet, place) => facetViews[place].update(state.choices[facet.id] ?? noChoice(), result.counts[place]));
    years?.update(state, result.years);
  };

  const plural = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  const drawNumbers = () => {
    const all = table.count;
    at("count").textContent = result.rows.length === all ? plural(all, "record") : `${result.rows.length.toLocaleString("en")} of ${plural(all, "record")}`;
    const chosen = Object.values(state.choices).reduce((sum, { include, exclude }) => sum + include.length + exclude.length, 0) + (state.from || state.to ? 1 : 0);
    at("filter").textContent = chosen ? `Filter (${chosen})` : "Filter";
    at("close").textContent = `Show ${plural(result.rows.length, "record")}`;
    at("compact").setAttribute("aria-pressed", String(state.compact));
    const automatic = state.q.trim() ? "Best match" : "Newest first";
    at("sort").replaceChildren(
      make("option", { value: "" }, automatic),
      ...(state.q.trim() ? [make("option", { value: "newest" }, "Newest first")] : []),
      make("option", { value: "title" }, "Title"),
      make("option", { value: "added" }, "Recently added"),
    );
    at("sort").value = state.sort === "newest" && !state.q.trim() ? "" : state.sort;
    if (input.value !== state.q && !typing) input.value = state.q;
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

  // What fills the screen first, so that a key is answered within a frame; the rest when the reader pauses.
  const drawEntries = () => {
    const first = (state.page - 1) * size();
    const selected = new Set(state.selected);
    const open = new Set(state.open);
    const rows = result.rows.subarray(first, first + size());
    const items = (part) => Array.from(part, (row) => {
      const key = table.key(row);
      return entry(table, row, result.words, { isSelected: selected.has(key), isOpen: open.has(key), compact: state.compact });
    });
    at("list").start = first + 1;
    at("list").classList.toggle("entries--compact", state.compact);
    clearTimeout(rest);
    const soon = scrollY < innerHeight ? rows.subarray(0, FIRST) : rows;
    at("list").replaceChildren(...items(soon));
    if (soon.length < rows.length) rest = setTimeout(() => at("list").append(...items(rows.subarray(FIRST))), REST_AFTER);
    at("none").hidden = rows.length > 0;
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
    return true;
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
  });

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
      at, change, input, openSheet, root, rowOf, select, selectionChanged, table, turn, unfold,
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
        later(workWhenIdle);
      },
    },
  });
})();
