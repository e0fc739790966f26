// The search of the header: a combobox with a list of hits (WAI-ARIA Authoring Practices, "Combobox").
(() => {
  const { choose, indexingLines, make, markedText } = globalThis.atlas;
  const form = document.querySelector("[data-finder]");
  const input = form.querySelector("input");
  const home = globalThis.atlas.home();
  const AT_ONCE = 40; // milliseconds

  // The pages that people wrote, with their sections, and every way in that the header and the footer name.
  const withPages = (lines, written) => {
    const known = new Set(written.path.map((path) => new URL(home + path, location.href).href));
    const links = [...document.querySelectorAll(".masthead__nav a, .footer nav a")].filter(({ href, origin }) => {
      const isNew = origin === location.origin && !known.has(href.replace(/index\.html$/, ""));
      known.add(href);
      return isNew;
    });
    const add = (column, of, ofPage) => [...lines[column], ...(written[column] ?? written.path.map(ofPage)), ...links.map(of)];
    return {
      groups: [...lines.groups, "Pages"],
      group: add("group", () => lines.groups.length, () => lines.groups.length),
      title: add("title", (link) => link.textContent),
      path: add("path", (link) => link.href),
      note: add("note", () => ""),
      more: add("more", () => ""),
    };
  };

  const lines = withPages(globalThis.atlasFinder, globalThis.atlasPages);
  const exploreAddress = (query) => `${home}explore/?q=${encodeURIComponent(query)}`;
  const addressOf = (row) => {
    const path = lines.path[row];
    return /^[a-z]+:/.test(path) ? path : home + path;
  };

  const list = make("div", { class: "finder__results", id: "finder-results", role: "listbox", "aria-label": "Search results" });
  const status = make("p", { class: "visually-hidden", role: "status" });
  list.hidden = true;
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(name, value);

  let chosen = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];

  const mark = (number) => {
    const all = options();
    all[chosen]?.setAttribute("aria-selected", "false");
    chosen = all.length ? (number + all.length) % all.length : -1;
    const current = all[chosen];
    if (!current) return input.removeAttribute("aria-activedescendant");
    current.setAttribute("aria-selected", "true");
    current.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", current.id);
  };

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) {
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
    }
  };

  const option = (address, kind, ...children) =>
    make("a", { class: `finder__hit ${kind}`, role: "option", "aria-selected": "false", tabindex: "-1", href: address }, ...children);

  const lineOption = (row, words, isPaper) =>
    option(
      addressOf(row),
      isPaper ? "finder__hit--paper" : "",
      make("span", { class: "finder__title" }, ...markedText(lines.title[row], words)),
      make("span", { class: "finder__note" }, lines.note[row]),
    );

  let index = null;
  const draw = () => {
    if (!index) return;
    const query = input.value.trim();
    const found = choose(lines, index, query);
    if (!found) {
      list.replaceChildren();
      status.textContent = "";
      return show(false);
    }
    const groups = found.groups.map(({ label, rows }) => {
      const heading = make("div", { class: "finder__group", "aria-hidden": "true" }, label);
      return make("div", { role: "group", "aria-label": label }, heading, ...rows.map((row) => lineOption(row, found.words, label === "Papers")));
    });
    const more = make("div", { role: "group", "aria-label": "More" }, option(exploreAddress(query), "", `Search Explore for “${query}”`));
    list.replaceChildren(...groups, more);
    options().forEach((item, number) => (item.id = `finder-${number}`));
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    status.textContent = found.hits === 1 ? "1 hit" : `${found.hits} hits`;
    show(true);
  };

  const keys = {
    ArrowDown: () => (list.hidden ? draw() : mark(chosen + 1)),
    ArrowUp: () => !list.hidden && mark(Math.max(chosen, 0) - 1),
    Enter: () => {
      const current = options()[chosen];
      if (list.hidden || !current) return false;
      current.click();
    },
    Escape: () => {
      if (list.hidden) input.value = "";
      show(false);
    },
  };

  input.addEventListener("input", draw);
  input.addEventListener("focus", () => input.value.trim() && draw());
  input.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (act && !event.isComposing && act() !== false) event.preventDefault();
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || show(false));
  list.addEventListener("mousedown", (event) => event.preventDefault());

  // The index of a large catalog takes a second to make: in between the reader can type.
  const steps = indexingLines(lines);
  const work = () => {
    const end = performance.now() + AT_ONCE;
    let step = steps.next();
    while (!step.done && performance.now() < end) step = steps.next();
    if (!step.done) return setTimeout(work);
    index = step.value;
    if (input.value.trim() && form.contains(document.activeElement)) draw();
  };
  work();
})();
