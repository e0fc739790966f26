// Runs before the first paint: says that scripts work, and brings back the colours the reader chose, so that nothing flashes.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("atlas-scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch {
    // Storage is closed to this page: the system's colours stay.
  }
})();
