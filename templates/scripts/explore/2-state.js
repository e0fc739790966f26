// What a reader asked for, to and from the address of the page: ?q=…&tasks=a,b&tasks.not=c&years=2020-2024&sort=title. Pure.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const SORTS = ["newest", "title", "added"];

  // mode "any": records with one of the included values; "all": with each of them.
  const noChoice = () => ({ mode: "any", include: [], exclude: [] });

  const emptyState = () => ({
    q: "", choices: {}, from: 0, to: 0, sort: "", compact: false, page: 1, selected: [], only: false, open: [],
  });

  const list = (text) => (text ?? "").split(",").filter(Boolean);
  const year = (text) => (/^\d{4}$/.test(text ?? "") ? Number(text) : 0);

  const readState = (search, table) => {
    const given = new URLSearchParams(search);
    const state = emptyState();
    state.q = given.get("q") ?? unlistedAuthors(given, table);
    for (const { id, codeOf } of table.facets) {
      const known = (name) => list(given.get(name)).filter((value) => codeOf.has(value));
      const all = known(`${id}.all`);
      const choice = { mode: all.length ? "all" : "any", include: all.length ? all : known(id), exclude: known(`${id}.not`) };
      if (choice.include.length || choice.exclude.length) state.choices[id] = choice;
    }
    if (table.range) {
      const [from, to] = (given.get(table.range.id) ?? "").split("-");
      state.from = year(from);
      state.to = to === undefined ? year(from) : year(to);
    }
    state.sort = SORTS.includes(given.get("sort")) ? given.get("sort") : "";
    state.compact = given.get("view") === "compact";
    state.page = Math.max(1, Number.parseInt(given.get("page") ?? "1", 10) || 1);
    state.selected = list(given.get("sel"));
    state.only = given.get("show") === "sel";
    state.open = list(given.get("open"));
    return table.loadKeys([...state.selected, ...state.open]) ? state : withKnownKeys(state, table);
  };

  // Without the keys of records that are no more; to be called once the table knows all keys.
  const withKnownKeys = (state, table) => {
    const known = (keys) => keys.filter((key) => table.rowOf(key) !== undefined);
    const selected = known(state.selected);
    return { ...state, selected, only: state.only && selected.length > 0, open: known(state.open) };
  };

  // An author whom readers cannot choose, because few papers are theirs in a large catalog, is searched for.
  const unlistedAuthors = (given, table) =>
    list(given.get("authors")).filter((value) => !table.facet("authors")?.codeOf.has(value)).join(" ").replaceAll("-", " ");

  const span = ({ from, to }) => (from && from === to ? String(from) : from || to ? `${from || ""}-${to || ""}` : "");

  const writeState = (state, table) => {
    const pairs = [["q", state.q.trim()]];
    for (const { id } of table.facets) {
      const { mode, include, exclude } = state.choices[id] ?? noChoice();
      pairs.push([mode === "all" ? `${id}.all` : id, include.join(",")], [`${id}.not`, exclude.join(",")]);
    }
    if (table.range) pairs.push([table.range.id, span(state)]);
    pairs.push(["sort", state.sort], ["view", state.compact ? "compact" : ""], ["page", state.page > 1 ? String(state.page) : ""]);
    pairs.push(["sel", state.selected.join(",")], ["show", state.only ? "sel" : ""], ["open", state.open.join(",")]);
    const text = pairs.filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ",").replace(/%2F/g, "/")}`);
    return text.length ? `?${text.join("&")}` : "";
  };

  // Turn a value on or off in one of the lists of a facet; it leaves the other list. Returns a new state, on the first page.
  const toggled = (state, id, value, part) => {
    const choice = state.choices[id] ?? noChoice();
    const other = part === "include" ? "exclude" : "include";
    const without = (values) => values.filter((each) => each !== value);
    const has = choice[part].includes(value);
    const next = { ...choice, [part]: has ? without(choice[part]) : [...choice[part], value], [other]: without(choice[other]) };
    return { ...state, page: 1, choices: withChoice(state.choices, id, next) };
  };

  const withChoice = (choices, id, choice) => {
    const next = { ...choices, [id]: choice };
    if (!choice.include.length && !choice.exclude.length) delete next[id];
    return next;
  };

  const withMode = (state, id, mode) => ({
    ...state, page: 1, choices: withChoice(state.choices, id, { ...(state.choices[id] ?? noChoice()), mode }),
  });

  // Without query and facets; what is selected, the order and the view stay.
  const cleared = (state) => ({ ...state, q: "", choices: {}, from: 0, to: 0, only: false, page: 1 });

  Object.assign(atlas, { cleared, emptyState, noChoice, readState, toggled, withKnownKeys, withMode, writeState });
})();
