// Brings the search of the header when a reader turns to it: its script and data are loaded at the first focus, or at "/".
(() => {
  const input = document.querySelector("[data-finder] input");
  if (!input) return;
  const home = document.documentElement.dataset.root.replace(/\/?$/, "/");
  const load = (file) => {
    const script = document.createElement("script");
    script.src = home + file;
    script.async = false;
    document.head.append(script);
  };
  const isExplore = document.querySelector("[data-explore]"); // there the page itself answers
  if (!isExplore) input.addEventListener("focus", () => ["assets/finder-data.js", "assets/finder-pages.js", "assets/finder.js"].forEach(load), { once: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
