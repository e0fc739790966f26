// What one does with results: copy, download or share the selected ones, the current result, or everything.
(() => {
  const atlas = globalThis.atlas;
  if (!atlas.explore) return;
  const { FORMATS, copy, download, home, make, render } = atlas;
  const { at, change, rows, select, selectionChanged, state, table, writeAddress } = atlas.explore;
  const WHOLE = { bibtex: "catalog.bib", ris: "catalog.ris", csl: "catalog.csl.json" };

  const citations = at("format").dataset.citations.split(" ");
  const offered = Object.entries(FORMATS).filter(([name, { write }]) => write || citations.includes(name));
  at("format").replaceChildren(...offered.map(([name, { label }]) => make("option", { value: name }, label)));

  const say = (text) => {
    at("said").textContent = text;
  };

  const rowsOf = (scope) => {
    if (scope === "selected") return state().selected.map(table.rowOf);
    return scope === "everything" ? Array.from({ length: table.count }, (_, row) => row) : rows();
  };

  let selectedBefore = 0;
  const update = () => {
    const selected = state().selected.length;
    const was = at("scope").value;
    const options = [["result", `this result (${rows().length})`], ["everything", `everything (${table.count})`]];
    if (selected) options.unshift(["selected", `selected (${selected})`]);
    if (at("scope").length !== options.length) {
      at("scope").replaceChildren(...options.map(([value]) => make("option", { value })));
      at("scope").value = selected ? "selected" : options.some(([value]) => value === was) ? was : options[0][0];
    } else if (selected && selected !== selectedBefore) at("scope").value = "selected";
    options.forEach(([, label], place) => (at("scope").options[place].label = label));
    selectedBefore = selected;
    at("selection").hidden = !selected;
    at("only").textContent = state().only ? "Show all" : "Show selected";
  };

  const text = async () => {
    const chosen = rowsOf(at("scope").value);
    const name = at("format").value;
    const left = FORMATS[name].write ? 0 : Array.from(chosen).filter((row) => table.kind[row] !== 0).length;
    const content = await render(table, chosen, name);
    return { content, format: FORMATS[name], note: `${chosen.length - left} as ${FORMATS[name].label}${left ? `; ${left} left out: only papers have citations` : ""}` };
  };

  const attempt = (act) => async () => {
    try {
      await act();
    } catch (error) {
      say(error.message);
    }
  };

  at("copy").addEventListener("click", attempt(async () => {
    const { content, note } = await text();
    say((await copy(content)) ? `Copied ${note}.` : "The browser did not let the page copy; download instead.");
  }));
  at("download").addEventListener("click", attempt(async () => {
    const whole = at("scope").value === "everything" && WHOLE[at("format").value];
    if (whole) return make("a", { href: home() + whole, download: whole }).click();
    const { content, format, note } = await text();
    download(content, format);
    say(`Downloaded ${note}.`);
  }));
  at("share").addEventListener("click", attempt(async () => {
    const isSelection = at("scope").value === "selected";
    writeAddress();
    const query = isSelection ? `?sel=${state().selected.join(",")}&show=sel` : location.search;
    const done = await copy(new URL(query || location.pathname, location.href).href);
    say(done ? (isSelection ? "Copied a link to the selected records." : "Copied a link to this view.") : "The link is in the address bar.");
  }));
  at("only").addEventListener("click", () => change((old) => ({ ...old, only: !old.only, page: 1 })));
  at("unselect").addEventListener("click", () => {
    state().selected.map(table.rowOf).forEach((row) => select(row, false));
    if (state().only) change((old) => ({ ...old, only: false }));
    else selectionChanged();
  });

  atlas.exploreActions = { say, update };
})();
