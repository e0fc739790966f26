// The facets beside the results: made once, then only numbers and marks change.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { fold, make, setAttribute, setChildren, setText, toggled, withMode } = atlas;
  const SHOWN = 8;
  const SEARCHABLE = 20;
  const FOUND = 12;
  const MOST = 200;
  const OPEN = new Set(["kind", "modalities", "tasks", "code"]);

  const value = (facet, code, change) => {
    const id = `${facet.id}-${facet.values[code]}`;
    const box = make("input", { type: "checkbox", id });
    const number = make("span", { class: "facet__count" });
    const not = make("button", { type: "button", class: "facet__not", "aria-pressed": "false", "aria-label": `not ${facet.labels[code]}`, title: "Leave these out" }, "not");
    const item = make("li", { class: "facet__value" }, box, make("label", { for: id }, facet.labels[code]), number, not);
    box.addEventListener("change", () => change((state) => toggled(state, facet.id, facet.values[code], "include")));
    not.addEventListener("click", () => change((state) => toggled(state, facet.id, facet.values[code], "exclude")));
    return { item, box, number, not, code };
  };

  const facetView = (facet, change) => {
    const list = make("ul", { class: "facet__values" });
    const chosen = make("span", { class: "facet__chosen" });
    const mode = make("select", { class: "facet__mode", "aria-label": `${facet.label}: any or all of the chosen` },
      make("option", { value: "any" }, "any of these"), make("option", { value: "all" }, "all of these"));
    const more = make("button", { type: "button", class: "plain facet__more" });
    const find = make("input", { class: "field facet__find", type: "search", placeholder: `Find in ${facet.label.toLowerCase()}`, "aria-label": `Find in ${facet.label.toLowerCase()}` });
    const body = make("div", { class: "facet__body" }, mode, find, list, more);
    const element = make("details", { class: "facet" }, make("summary", {}, facet.label, chosen), body);
    const values = new Map();
    let all = false;
    let last = null;
    element.open = OPEN.has(facet.id);
    mode.addEventListener("change", () => change((state) => withMode(state, facet.id, mode.value)));
    more.addEventListener("click", () => {
      all = !all;
      update(...last);
    });
    find.addEventListener("input", () => update(...last));
    element.addEventListener("toggle", () => last && update(...last));

    // The values to show, in the order of the facet: the first few and the chosen ones, or all, or those that match.
    const wanted = (choice, counts) => {
      const chosenValues = new Set([...choice.include, ...choice.exclude]);
      const typed = fold(find.value.trim());
      const codes = facet.values.map((_, code) => code);
      if (all || typed) {
        const found = codes.filter((code) => fold(facet.labels[code]).includes(typed) || chosenValues.has(facet.values[code]));
        return found.sort((a, b) => Boolean(counts[b]) - Boolean(counts[a]) || a - b).slice(0, all ? MOST : FOUND);
      }
      const live = codes.filter((code) => counts[code] || chosenValues.has(facet.values[code]));
      return live.filter((code, place) => place < SHOWN || chosenValues.has(facet.values[code]));
    };

    // countsOf: makes the number of records of each value; a facet that is closed needs none.
    const update = (choice, countsOf) => {
      last = [choice, countsOf];
      const number = choice.include.length + choice.exclude.length;
      setText(chosen, number ? ` ${number} chosen` : "");
      if (number) element.open = true;
      if (!element.open) return;
      const counts = countsOf();
      const codes = wanted(choice, counts);
      const items = codes.map((code) => {
        if (!values.has(code)) values.set(code, value(facet, code, change));
        return values.get(code);
      });
      for (const { item, box, number: shown, not, code } of items) {
        const name = facet.values[code];
        const isOut = choice.exclude.includes(name);
        box.checked = choice.include.includes(name);
        setAttribute(not, "aria-pressed", String(isOut));
        item.classList.toggle("facet__value--out", isOut);
        item.classList.toggle("facet__value--none", !counts[code] && !box.checked && !isOut);
        setText(shown, isOut ? "–" : String(counts[code]));
      }
      setChildren(list, items.map(({ item }) => item));
      mode.hidden = choice.include.length < 2;
      mode.value = choice.mode;
      find.hidden = facet.values.length < SEARCHABLE;
      more.hidden = facet.values.length <= SHOWN;
      setText(more, all ? "Show fewer" : facet.values.length > MOST ? `Show ${MOST} of ${facet.values.length}` : `Show all ${facet.values.length}`);
    };
    return { element, update };
  };

  // Years: a small chart of buttons, and the first and last year as numbers.
  const yearView = (range, change) => {
    const field = (label, set) => {
      const input = make("input", { class: "field", type: "number", inputmode: "numeric", min: range.first, max: range.last, step: 1 });
      input.addEventListener("change", () => change((state) => set(state, Number(input.value) || 0)));
      return [input, make("label", {}, label, input)];
    };
    const [from, fromLabel] = field("from", (state, year) => ({ ...state, from: year, page: 1 }));
    const [to, toLabel] = field("to", (state, year) => ({ ...state, to: year, page: 1 }));
    const bars = Array.from({ length: Math.min(range.last - range.first + 1, 40) }, (_, place) => {
      const year = range.last - place;
      const bar = make("span", { class: "years__bar" });
      const button = make("button", { type: "button", class: "years__year" }, bar);
      button.addEventListener("click", () =>
        change((state) => (state.from === year && state.to === year ? { ...state, from: 0, to: 0, page: 1 } : { ...state, from: year, to: year, page: 1 })));
      return { year, bar, button };
    }).reverse();
    from.placeholder = String(range.first);
    to.placeholder = String(range.last);
    const chart = make("div", { class: "years", role: "group", "aria-label": `${range.label}: records a year` }, ...bars.map(({ button }) => button));
    const element = make("details", { class: "facet", open: true }, make("summary", {}, range.label), make("div", { class: "facet__body" }, chart, make("div", { class: "years__ends" }, fromLabel, toLabel)));
    // The facets follow a moment after the results: whoever is typing in a field by then goes on.
    const show = (input, year) => { if (input !== document.activeElement) input.value = year || ""; };
    let last = "";
    const update = (state, counts) => {
      const most = Math.max(1, ...counts);
      show(from, state.from);
      show(to, state.to);
      const drawn = [state.from, state.to, ...counts].join();
      if (drawn === last) return;
      last = drawn;
      for (const { year, bar, button } of bars) {
        const number = counts[year - range.first];
        const isIn = (state.from || state.to) && year >= state.from && year <= (state.to || Infinity);
        const told = `${year}: ${number}`;
        bar.style.height = `${Math.max(number ? 4 : 0, Math.round((100 * number) / most))}%`;
        setAttribute(button, "aria-pressed", String(Boolean(isIn)));
        if (button.title === told) continue;
        button.setAttribute("aria-label", told);
        button.title = told;
      }
    };
    return { element, update };
  };

  Object.assign(atlas, { facetView, yearView });
})();
