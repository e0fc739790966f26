// Opened from a file, a link to a folder shows the folder: lead it to the page in it, before it is followed.
(() => {
  if (location.protocol !== "file:") return;
  const mend = (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  for (const type of ["pointerdown", "focusin", "click"]) document.addEventListener(type, mend, { capture: true });
  for (const form of document.forms) {
    if (form.action.endsWith("/")) form.action += "index.html";
  }
})();
