// Tables that compare: sort by any column, narrow by words, by a value, by a least number. Without this script the whole
// table stands there in the order of the names. Of a long table a browser lays out the first rows, until someone asks for all.
(() => {
  const MOST = 300;
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  };
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "");
  const valueOf = (cell) => cell.dataset.value ?? cell.textContent.trim();
  const valuesOf = (cell) => (cell.dataset.values ?? cell.textContent).split("|").map((value) => value.trim()).filter(Boolean);
  const collator = new Intl.Collator("en", { numeric: true });
  const isNumber = (value) => /^\d+$/.test(value);
  const compare = (one, other) => (isNumber(one) && isNumber(other) ? one - other : collator.compare(one, other));

  // The rows ordered by a column. What is not known stands last in either direction.
  const sorted = (rows, column, isDown) => {
    const values = new Map(rows.map((row) => [row, valueOf(row.cells[column])]));
    const distinct = [...new Set(values.values())].filter(Boolean).sort(compare);
    if (isDown) distinct.reverse();
    const places = new Map(distinct.map((value, place) => [value, place]));
    const placeOf = (row) => places.get(values.get(row)) ?? distinct.length;
    return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
  };

  const mount = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const texts = new Map();
    const noun = table.dataset.compare;
    const controls = document.querySelector(`[data-narrows="${table.id}"]`);
    const said = document.querySelector(`[data-counts="${table.id}"]`);
    const more = make("button", { type: "button", class: "plain" });
    let order = rows;
    let all = rows.length <= MOST;
    if (!all) table.closest(".table-scroll").after(make("p", {}, more));

    const textOf = (row) => {
      if (!texts.has(row)) texts.set(row, fold(row.textContent));
      return texts.get(row);
    };
    // Returns a function that gives a test of rows, or null when the control asks for nothing.
    const testOf = (control) => {
      if (!control.dataset.column) {
        return () => {
          const words = fold(control.value).split(/\s+/).filter(Boolean);
          return words.length ? (row) => words.every((word) => textOf(row).includes(word)) : null;
        };
      }
      const column = Number(control.dataset.column);
      if (control.type === "number") {
        return () => (control.value ? (row) => Number(valueOf(row.cells[column]) || -1) >= Number(control.value) : null);
      }
      const values = [...new Set(rows.flatMap((row) => valuesOf(row.cells[column])))].sort(collator.compare);
      control.append(...values.map((value) => make("option", { value }, value)));
      return () => (control.value ? (row) => valuesOf(row.cells[column]).includes(control.value) : null);
    };
    const testers = [...controls.querySelectorAll("input, select")].map(testOf);

    const draw = () => {
      const tests = testers.map((tester) => tester()).filter(Boolean);
      const matches = tests.length ? order.filter((row) => tests.every((test) => test(row))) : order;
      const shown = all ? matches : matches.slice(0, MOST);
      body.replaceChildren(...shown);
      more.hidden = shown.length === matches.length;
      more.textContent = `Show all ${matches.length.toLocaleString("en")}`;
      const [count, of] = [matches.length, rows.length].map((number) => number.toLocaleString("en"));
      said.textContent = count === of ? `${of} ${noun}` : `${count} of ${of} ${noun}`;
    };

    heads.forEach((head, column) => {
      const button = make("button", { type: "button", class: "compare__sort" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        const isDown = was ? was === "ascending" : head.classList.contains("number");
        order = sorted(order, column, isDown);
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        draw();
      });
    });
    more.addEventListener("click", () => {
      all = true;
      draw();
    });
    controls.addEventListener("input", draw);
    if (!all) draw();
  };

  document.querySelectorAll("table[data-compare]").forEach(mount);
})();
