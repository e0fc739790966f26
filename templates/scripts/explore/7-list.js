// The list of results: what fills the screen first, so that a key is answered within a frame; the rest when the reader pauses.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { setChildren } = atlas;
  const REST_AFTER = 300;
  const AT_ONCE = 8;
  const LEAST = 4;
  const ABOVE = 170; // pixels of the screen above the list, about
  const ENTRY_HEIGHT = 140; // pixels, until it is known
  const later = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 30));

  // list: the element; load(rows): null, or a promise that the texts of these rows will be there; item(row): its element;
  // fail: is told an error. Returns { draw(rows, first), finish(), replace(row), drawn() }.
  const listView = (list, { load, item, fail }) => {
    let rows = [];
    let waiting = 0;
    let drawing = Promise.resolve();

    // Heights are told by an observer, and where the reader is by scrolling: to ask for them would cost a layout for every key.
    // While only the first entries are drawn the list stays as high as it was, so that what is below it stays where it is.
    let height = 0;
    let entryHeight = ENTRY_HEIGHT;
    let isNearTop = true;
    new ResizeObserver(([{ contentRect }]) => {
      height = contentRect.height;
      if (rows.length && list.childElementCount === rows.length) entryHeight = Math.max(1, height / rows.length);
    }).observe(list);
    addEventListener("scroll", () => {
      isNearTop = scrollY < innerHeight;
      finish();
    }, { passive: true });
    list.addEventListener("focusin", () => finish());

    const screenful = () => Math.max(LEAST, Math.ceil((innerHeight - ABOVE) / entryHeight));

    // Entries below the first screen are laid out when they come into sight.
    const place = (element, number) => {
      if (number >= screenful()) element.classList.add("result--below");
      else if (element.classList.contains("result--below")) element.classList.remove("result--below");
      return element;
    };

    // Show these rows and no others. An entry that would look the same is left as it is, for a browser lays out and paints
    // only what is new; whoever was at one of them stays at it.
    const show = (shown) => {
      const focused = document.activeElement.closest?.(".result")?.dataset.row;
      const former = new Map([...list.children].map((element) => [Number(element.dataset.row), element]));
      const items = Array.from(shown, (row, number) => {
        const fresh = item(row);
        const old = former.get(row);
        if (old) fresh.className = old.className;
        if (!old?.isEqualNode(fresh)) return place(fresh, number);
        boxOf(old).checked = boxOf(fresh).checked;
        return place(old, number);
      });
      setChildren(list, items);
      list.removeAttribute("aria-busy");
      if (focused && !document.activeElement.closest(".result")) list.querySelector(`[data-row="${focused}"] .entry__title`)?.focus({ preventScroll: true });
    };
    const boxOf = (element) => element.querySelector(".result__box");

    // Add some of the rows that are still missing; true when none is left.
    const addMore = (many) => {
      const from = list.childElementCount;
      list.append(...Array.from(rows.slice(from, from + many), (row, number) => place(item(row), from + number)));
      if (list.childElementCount < rows.length) return false;
      list.style.minHeight = "";
      return true;
    };
    // Bit by bit, so that the next key need not wait for it.
    const addRest = async () => {
      const all = rows;
      await load(all);
      const step = () => {
        if (rows === all && !addMore(AT_ONCE)) later(step, { timeout: REST_AFTER });
      };
      step();
    };

    const draw = (wanted) => {
      rows = wanted;
      clearTimeout(waiting);
      const soon = isNearTop ? rows.slice(0, screenful()) : rows;
      const isShort = soon.length < rows.length;
      const showSoon = () => {
        list.style.minHeight = isShort ? `${height}px` : "";
        show(soon);
        if (isShort) waiting = setTimeout(() => addRest().catch(fail), REST_AFTER);
      };
      const loading = load(soon);
      if (loading) list.setAttribute("aria-busy", "true");
      else showSoon();
      drawing = loading ? loading.then(() => rows === wanted && showSoon()).catch(fail) : Promise.resolve();
    };

    // Draw what is still missing, for someone who goes there already.
    const finish = () => {
      if (list.childElementCount < rows.length && !list.hasAttribute("aria-busy") && !load(rows)) addMore(rows.length);
    };

    return {
      draw,
      drawn: () => drawing,
      finish,
      replace: (row) => {
        const former = list.querySelector(`[data-row="${row}"]`);
        const fresh = item(row);
        fresh.className = former.className;
        former.replaceWith(fresh);
        return fresh;
      },
    };
  };

  Object.assign(atlas, { listView });
})();
