// How many records there are, which page of them is shown, and in which order: the lines above and below the results.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { make, setAttribute, setText } = atlas;
  const SORTS = { newest: "Newest first", title: "Title", added: "Recently added" };

  const plural = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  const told = (hits, all, searched) => {
    if (searched < all) return `${plural(hits, "record")} found in ${searched.toLocaleString("en")} of ${all.toLocaleString("en")}, searching on …`;
    return hits === all ? plural(all, "record") : `${hits.toLocaleString("en")} of ${plural(all, "record")}`;
  };

  const chosen = ({ choices, from, to }) =>
    Object.values(choices).reduce((sum, { include, exclude }) => sum + include.length + exclude.length, from || to ? 1 : 0);

  // at: the elements of the page by name; all: how many records there are. Both functions take the state, the number of hits and
  // { searched, or size of a page }.
  const numbersView = (at, all) => {
    let hadQuery = null;
    const drawSorts = (state) => {
      const hasQuery = Boolean(state.q.trim());
      if (hasQuery !== hadQuery) {
        const { newest, ...others } = SORTS;
        const offered = hasQuery ? { "": "Best match", ...SORTS } : { "": newest, ...others };
        at("sort").replaceChildren(...Object.entries(offered).map(([value, label]) => make("option", { value }, label)));
        hadQuery = hasQuery;
      }
      const sort = state.sort === "newest" && !hasQuery ? "" : state.sort;
      if (at("sort").value !== sort) at("sort").value = sort;
    };
    return {
      // What a reader sees change at once.
      draw: (state, hits, searched) => {
        setText(at("count"), told(hits, all, searched));
        setAttribute(at("compact"), "aria-pressed", String(state.compact));
      },
      // What may follow.
      drawRest: (state, hits, size) => {
        const number = chosen(state);
        const first = (state.page - 1) * size + 1;
        const last = Math.ceil(hits / size);
        drawSorts(state);
        setText(at("filter"), number ? `Filter (${number})` : "Filter");
        setText(at("close"), `Show ${plural(hits, "record")}`);
        at("pager").hidden = last < 2;
        setText(at("where"), `${first}–${Math.min(first + size - 1, hits)} of ${hits}`);
        at("previous").disabled = state.page === 1;
        at("next").disabled = state.page >= last;
      },
    };
  };

  Object.assign(atlas, { numbersView });
})();
