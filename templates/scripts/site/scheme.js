// Light, dark, or as the system has it: the reader's choice is kept (early.js brings it back before the first paint).
(() => {
  const button = document.querySelector("[data-scheme-switch]");
  if (!button) return;
  const choices = ["automatic", "light", "dark"];
  const root = document.documentElement;
  const show = (choice) => {
    button.dataset.schemeSwitch = choice;
    button.setAttribute("aria-label", `Colours: ${choice}`);
    button.title = `Colours: ${choice}`;
  };
  const keep = (choice) => {
    try {
      if (choice === "automatic") localStorage.removeItem("atlas-scheme");
      else localStorage.setItem("atlas-scheme", choice);
    } catch {
      // Storage is closed to this page: the choice lasts as long as the page.
    }
  };
  show(root.dataset.scheme || "automatic");
  button.addEventListener("click", () => {
    const choice = choices[(choices.indexOf(button.dataset.schemeSwitch) + 1) % choices.length];
    if (choice === "automatic") delete root.dataset.scheme;
    else root.dataset.scheme = choice;
    show(choice);
    keep(choice);
  });
})();
