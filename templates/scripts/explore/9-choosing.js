// What a click on a result does: unfolds it, selects it or a range, or filters by one of its labels.
(() => {
  const atlas = globalThis.atlas;
  if (!atlas.explore) return;
  const { toggled } = atlas;
  const { at, change, select, selectionChanged, unfold } = atlas.explore;
  let lastBox = -1;

  const filterBy = (link) => {
    const [[facet, value]] = new URLSearchParams(link.getAttribute("href"));
    change((old) => (old.choices[facet]?.include.includes(value) ? old : toggled(old, facet, value, "include")));
  };

  const selectTo = (row, { shiftKey, target }) => {
    const shown = [...at("list").children].map((each) => Number(each.dataset.row));
    const [from, to] = [shown.indexOf(lastBox), shown.indexOf(row)].sort((a, b) => a - b);
    const range = shiftKey && from >= 0 ? shown.slice(from, to + 1) : [row];
    range.forEach((each) => select(each, target.checked));
    lastBox = row;
    selectionChanged();
  };

  at("list").addEventListener("click", (event) => {
    const row = Number(event.target.closest(".result")?.dataset.row);
    const label = event.target.closest(".term-link");
    if (event.target.closest(".result__more")) unfold(row).querySelector(".result__more").focus();
    else if (label && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      filterBy(label);
    } else if (event.target.matches(".result__box")) selectTo(row, event);
  });
})();
