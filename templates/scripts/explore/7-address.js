// The state of the page in the address. Writing it takes a browser many milliseconds, so it is done after the page has
// answered, and when someone types not before a pause.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const WRITE_SOON = 50;
  const WRITE_AFTER = 400;

  const set = ({ push, address }) => {
    try {
      if (push) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      // Some browsers let no page from a file change its address: the state lasts as long as the page.
    }
  };

  // Returns { keep, write, forget }. keep(address, { push: as a new step for the back button, quick: while typing }) writes
  // later, write() what waits at once, forget() not at all.
  const addressKeeper = () => {
    let unwritten = [];
    let timer = 0;
    const forget = () => {
      clearTimeout(timer);
      unwritten = [];
    };
    const write = () => {
      const steps = unwritten;
      forget();
      steps.forEach(set);
    };
    const writeNext = () => {
      const step = unwritten.shift();
      if (unwritten.length) timer = setTimeout(writeNext, WRITE_SOON);
      set(step);
    };
    const keep = (address, { push = false, quick = false } = {}) => {
      if (push || !unwritten.length) unwritten.push({ push, address });
      else unwritten.at(-1).address = address;
      clearTimeout(timer);
      timer = setTimeout(writeNext, quick ? WRITE_AFTER : WRITE_SOON);
    };
    addEventListener("pagehide", write);
    return { forget, keep, write };
  };

  Object.assign(atlas, { addressKeeper });
})();
