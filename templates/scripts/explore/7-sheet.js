// Narrow screens show the facets in a sheet at the bottom; wide ones beside the results.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const NARROW = matchMedia("(max-width: 59.99em)");

  // at: the elements of the page by name; draw: draws the facets. Returns { open(), isSeen(): whether the facets are on the
  // screen, beside the results or in the open sheet }.
  const facetSheet = (at, draw) => {
    const sheet = at("sheet");
    const facets = at("facets");
    const open = () => {
      if (!NARROW.matches) return facets.querySelector("summary")?.focus();
      at("sheet-body").append(facets);
      sheet.showModal();
      draw();
    };
    sheet.addEventListener("close", () => at("aside").append(facets));
    at("close").addEventListener("click", () => sheet.close());
    at("filter").addEventListener("click", open);
    NARROW.addEventListener("change", () => {
      if (sheet.open) sheet.close();
      draw();
    });
    return { open, isSeen: () => !NARROW.matches || sheet.open };
  };

  Object.assign(atlas, { facetSheet });
})();
