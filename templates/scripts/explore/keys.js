// Explore by keyboard: "/" search (site/finder-loader.js), j and k or arrows, Enter, e, x, c, f, ?. Then it all begins.
(() => {
  const atlas = globalThis.atlas;
  if (!atlas.explore) return;
  const { copy, render } = atlas;
  const { at, input, list, openSheet, select, selectionChanged, start, state, table, turn, unfold } = atlas.explore;

  const items = () => [...at("list").children];
  const current = () => document.activeElement.closest?.(".result");
  const go = (item) => {
    const link = item?.querySelector(".entry__title");
    link?.focus();
    item?.scrollIntoView({ block: "nearest" });
  };
  const move = (by) => {
    const all = items();
    const place = all.indexOf(current());
    const next = place < 0 ? (by > 0 ? 0 : all.length - 1) : place + by;
    if (all[next]) return go(all[next]);
    list.finish();
    if (items()[next]) return go(items()[next]);
    const drawn = turn(by);
    if (drawn) drawn.then(() => go(by > 0 ? items()[0] : items().at(-1)));
  };
  const onRow = (act) => () => {
    const item = current();
    if (item) act(Number(item.dataset.row), item);
    return Boolean(item);
  };

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => (current() ? move(1) : false),
    ArrowUp: () => (current() ? move(-1) : false),
    e: onRow((row) => go(unfold(row))),
    x: onRow((row, item) => {
      select(row, !item.querySelector(".result__box").checked);
      selectionChanged();
    }),
    c: onRow(async (row) => {
      if (table.kind[row] !== 0) return atlas.exploreActions.say("Only papers have citations.");
      const done = await copy(await render(table, [row], "bibtex"));
      atlas.exploreActions.say(done ? "Copied BibTeX." : "The browser did not let the page copy.");
    }),
    f: () => openSheet(),
    "?": () => at("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (Object.hasOwn(keys, event.key) && keys[event.key]() !== false) event.preventDefault();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      move(1);
    } else if (event.key === "Escape" && !input.value) input.blur();
  });
  at("show-keys").addEventListener("click", () => at("keys").showModal());

  start();
})();
