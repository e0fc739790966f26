// What is asked for, as chips: each takes away what it says.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { cleared, make, noChoice, setChildren, setText, toggled } = atlas;

  const span = ({ from, to }) => {
    if (from === to) return String(from);
    if (!to) return `${from} and later`;
    return from ? `${from}–${to}` : `until ${to}`;
  };

  // What a state asks for, as { key, text, undo: a function from state to state }.
  const asked = (state, table) => {
    const all = [];
    if (state.q.trim()) all.push({ key: "q", text: `“${state.q.trim()}”`, undo: (old) => ({ ...old, q: "", page: 1 }) });
    if (state.only) all.push({ key: "only", text: "selected only", undo: (old) => ({ ...old, only: false, page: 1 }) });
    if (state.from || state.to) {
      all.push({ key: "years", text: `${table.range.label}: ${span(state)}`, undo: (old) => ({ ...old, from: 0, to: 0, page: 1 }) });
    }
    for (const facet of table.facets) {
      const { mode, include, exclude } = state.choices[facet.id] ?? noChoice();
      const add = (value, part, before) =>
        all.push({
          key: `${facet.id} ${value} ${part}`,
          text: `${before}${facet.label}: ${facet.labels[facet.codeOf.get(value)]}`,
          undo: (old) => toggled(old, facet.id, value, part),
        });
      include.forEach((value, place) => add(value, "include", place && mode === "all" ? "and " : ""));
      exclude.forEach((value) => add(value, "exclude", "not "));
    }
    return all;
  };

  // Returns a function of the state that brings the list up to date. A chip that stays is kept: while someone types only the
  // text of one changes. undone: is told what to do to the state.
  const chipsView = (list, table, undone) => {
    const made = new Map();
    const chip = (key, act) => {
      if (!made.has(key)) {
        const button = make("button", { type: "button", class: "chip" });
        button.addEventListener("click", () => undone(act));
        made.set(key, { item: make("li", {}, button), button });
      }
      return made.get(key);
    };
    const clearAll = make("button", { type: "button", class: "plain" }, "Clear all");
    clearAll.addEventListener("click", () => undone(cleared));
    const last = make("li", {}, clearAll);

    return (state) => {
      const items = asked(state, table).map(({ key, text, undo }) => {
        const { item, button } = chip(key, undo);
        if (setText(button, text)) button.setAttribute("aria-label", `${text} remove`);
        return item;
      });
      if (items.length > 1) items.push(last);
      setChildren(list, items);
    };
  };

  Object.assign(atlas, { chipsView });
})();
