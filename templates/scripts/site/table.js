// Tables that compare: sort by any column, narrow by words, by a value, by a least number. Without this script the whole
// table stands there in the order of the names.
(() => {
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

  const mount = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const texts = rows.map((row) => fold(row.textContent));
    const noun = table.dataset.compare;
    const controls = document.querySelector(`[data-narrows="${table.id}"]`);
    const said = document.querySelector(`[data-counts="${table.id}"]`);

    const testOf = (control) => {
      if (!control.dataset.column) return (_, place) => fold(control.value).split(/\s+/).every((word) => texts[place].includes(word));
      const column = Number(control.dataset.column);
      if (control.type === "number") return (row) => !control.value || Number(valueOf(row.cells[column]) || -1) >= Number(control.value);
      const values = [...new Set(rows.flatMap((row) => valuesOf(row.cells[column])))].sort(collator.compare);
      control.append(...values.map((value) => make("option", { value }, value)));
      return (row) => !control.value || valuesOf(row.cells[column]).includes(control.value);
    };
    const tests = [...controls.querySelectorAll("input, select")].map(testOf);
    const narrow = () => {
      rows.forEach((row, place) => (row.hidden = !tests.every((test) => test(row, place))));
      const shown = rows.filter((row) => !row.hidden).length;
      said.textContent = shown === rows.length ? `${shown} ${noun}` : `${shown} of ${rows.length} ${noun}`;
    };

    // What is not known stands last in either direction.
    const sort = (column, isDown) => {
      const order = (a, b) => {
        const [one, other] = [valueOf(a.cells[column]), valueOf(b.cells[column])];
        if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
        return isDown ? collator.compare(other, one) : collator.compare(one, other);
      };
      body.append(...[...rows].sort(order));
      heads.forEach((head, place) => (place === column ? head.setAttribute("aria-sort", isDown ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    };
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", class: "compare__sort" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        sort(column, was ? was === "ascending" : head.classList.contains("number"));
      });
    });

    controls.addEventListener("input", narrow);
  };

  document.querySelectorAll("table[data-compare]").forEach(mount);
})();
