// Results as entries, each with what matched marked, and what is behind it when it is unfolded.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { copy, hiddenFields, home, make, markedText, matched, pieces, render } = atlas;
  const MANY_AUTHORS = 6;
  const BEFORE_MATCH = 60;
  const SNIPPET = 160;
  const NAMES = {
    paper: "Paper", pdf: "PDF", code: "Code", project: "Project", data: "Data", model: "Model", demo: "Demo",
    video: "Video", slides: "Slides", poster: "Poster", page: "Page",
  };

  const authorLine = (names) => (names.length <= MANY_AUTHORS ? names : [...names.slice(0, MANY_AUTHORS - 2), "et al."]).join(", ");

  const link = ({ type, url }, title) =>
    make("a", { class: "entry__link", href: url, "aria-label": `${NAMES[type]} of ${title}` }, NAMES[type]);

  // The paper itself, then one link of each other type.
  const shortLinks = (links) => links.filter(({ type }, place) => links.findIndex((other) => other.type === type) === place && !(type === "pdf" && links.some((other) => other.type === "paper")));

  const term = (facet, code, words) =>
    make("a", { class: "term-link", href: `?${facet.id}=${facet.values[code]}` }, ...markedText(facet.labels[code], words));

  const where = (table, row, words) => {
    const venues = table.facet("venues");
    const venue = venues ? Array.from(venues.of(row), (code) => term(venues, code, words)) : [];
    const track = table.facet("track");
    const year = table.year[row] ? make("span", { class: "number" }, ` ${table.year[row]}`) : "";
    const kind = table.kind[row] ? make("span", { class: "entry__kind" }, table.kinds[table.kind[row]].replace(/s$/, "")) : "";
    return [
      kind,
      make("span", { class: "entry__where" }, ...venue, year),
      ...(track ? table.labelsOf(row, track).map((label) => make("span", {}, label)) : []),
    ];
  };

  const labels = (table, row, words) =>
    table.facets.filter(({ id, listed }) => listed && id !== "venues" && id !== "types").flatMap((facet) => Array.from(facet.of(row), (code) => [term(facet, code, words), " "])).flat();

  // Text around the first match; of several names the one that matches.
  const snippet = (texts, words) => {
    const text = texts.split(/ ?; /).find((each) => matched(each, words).size) ?? texts;
    let at = 0;
    for (const [piece, word] of pieces(text, words)) {
      if (word >= 0) break;
      at += piece.length;
    }
    const from = at > BEFORE_MATCH ? text.indexOf(" ", at - BEFORE_MATCH) + 1 : 0;
    const part = text.slice(from, from + SNIPPET);
    return `${from ? "… " : ""}${part}${from + SNIPPET < text.length ? " …" : ""}`;
  };

  // Why a row is a hit: the fields, not shown already, where the words stand that its visible lines lack.
  const why = (table, row, words, shown) => {
    if (!words?.length) return [];
    const missing = new Set(words.map((_, number) => number));
    const strike = (text) => {
      const had = missing.size;
      matched(text, words).forEach((number) => missing.delete(number));
      return missing.size < had;
    };
    shown.forEach(strike);
    if (!missing.size) return [];
    const found = hiddenFields(table, row).filter(([, text]) => text && strike(text));
    return found.map(([name, text]) => make("span", { class: "entry__why" }, `${name}: `, ...markedText(snippet(text, words), words), " "));
  };

  const entry = (table, row, words, { isSelected, isOpen, compact }) => {
    const title = table.titleOf(row);
    const authors = authorLine(table.authorsOf(row));
    const box = make("input", { type: "checkbox", class: "result__box", "aria-label": `Select ${title}` });
    box.checked = isSelected;
    const links = shortLinks(table.linksOf(row)).map((each) => link(each, title));
    const told = isOpen ? "Less" : "More";
    const more = make("button", { type: "button", class: "plain result__more", "aria-expanded": String(isOpen), "aria-label": `${told} about ${title}` }, told);
    const titleLink = make("a", { class: "entry__title", href: home() + table.path(row) }, ...markedText(title, words));
    const labelled = compact ? [] : labels(table, row, words);
    const listed = compact ? [] : table.facets.filter((facet) => facet.listed).flatMap((facet) => table.labelsOf(row, facet));
    const visible = [title, authors, ...listed, String(table.year[row]), atlas.venueOf(table, row)];
    const reason = why(table, row, words, visible);
    const main = make("div", { class: "result__main" }, titleLink, table.statusOf(row) ? make("strong", { class: "entry__status" }, ` ${table.statusOf(row)}`) : "");
    if (authors && !compact) main.append(make("span", { class: "entry__authors" }, ...markedText(authors, words)));
    main.append(make("span", { class: "entry__meta" }, ...where(table, row, words), ...(compact ? [] : links), more));
    if (labelled.length) main.append(make("span", { class: "entry__labels" }, ...labelled));
    if (reason.length) main.append(make("span", { class: "entry__note" }, "Matched in ", ...reason));
    if (isOpen) main.append(details(table, row, words));
    return make("li", { class: "entry result", "data-row": row }, box, main);
  };

  const details = (table, row, words) => {
    const facts = table.facets.filter(({ id }) => !["kind", "venues", "authors"].includes(id)).flatMap((facet) => {
      const codes = Array.from(facet.of(row));
      if (!codes.length) return [];
      return [make("dt", {}, facet.label), make("dd", {}, ...codes.flatMap((code, place) => [place ? ", " : "", term(facet, code, words)]))];
    });
    const authors = table.authorsOf(row);
    const links = table.linksOf(row).map((each) => make("li", {}, link(each, table.titleOf(row)), make("span", { class: "links__host" }, ` ${each.host()}`)));
    const box = make("div", { class: "result__details" });
    if (table.summaryOf(row)) box.append(make("p", { class: "result__summary" }, ...markedText(table.summaryOf(row), words)));
    if (authors.length > MANY_AUTHORS) box.append(make("p", { class: "quiet" }, ...markedText(authors.join(", "), words)));
    if (links.length) box.append(make("ul", { class: "links" }, ...links));
    box.append(make("dl", { class: "facts" }, ...facts));
    if (table.kind[row] === 0) box.append(citation(table, row));
    return box;
  };

  const citation = (table, row) => {
    const code = make("code");
    const button = make("button", { type: "button", class: "plain" }, "Copy BibTeX");
    const box = make("div", { class: "cite" }, make("pre", { tabindex: "0", "aria-label": "BibTeX" }, code), make("p", {}, button));
    render(table, [row], "bibtex").then((text) => (code.textContent = text), (error) => (code.textContent = error.message));
    button.addEventListener("click", async () => {
      button.textContent = (await copy(code.textContent)) ? "Copied" : "Select the text and copy it";
    });
    return box;
  };

  Object.assign(atlas, { entry });
})();
