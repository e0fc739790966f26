// The state of the page in the address. Writing it takes a browser many milliseconds, so it is done after the page has
// answered, and when someone types not before a pause.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const WRITE_SOON = 50;
  const WRITE_AFTER = 400;

  // Returns { keep, write, forget }. keep(address, { push: as a new step for the back button, quick: while typing }) writes
  // later, write() what waits at once, forget() not at all.
  const addressKeeper = () => {
    let unwritten = null;
    const forget = () => {
      clearTimeout(unwritten?.timer);
      unwritten = null;
    };
    const write = () => {
      if (!unwritten) return;
      const { push, address } = unwritten;
      forget();
      try {
        if (push) history.pushState(null, "", address);
        else history.replaceState(null, "", address);
      } catch {
        // Some browsers let no page from a file change its address: the state lasts as long as the page.
      }
    };
    const keep = (address, { push = false, quick = false } = {}) => {
      if (push) write();
      const isNew = push || Boolean(unwritten?.push);
      forget();
      unwritten = { push: isNew, address, timer: setTimeout(write, quick ? WRITE_AFTER : WRITE_SOON) };
    };
    addEventListener("pagehide", write);
    return { forget, keep, write };
  };

  Object.assign(atlas, { addressKeeper });
})();
